"""Runs a command in a network of its own and writes down everything that would have left the machine.

    unshare --user --map-root-user --net --mount python tests/network/inside.py [--first] RECORD COMMAND...

The network has one way out, a TUN device, and this program sits at its end: each packet that takes it is written down
and goes nowhere. The system's resolver is pointed at this program too; it names each host that is looked up and answers
with an address behind the device, so that the connection is tried and seen as well. With `--first` the command is ended
as soon as a packet came.
"""

from __future__ import annotations

import fcntl
import json
import os
import select
import socket
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

_TUNSETIFF, _IFF_TUN, _IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
_SETUP = (
    "link set lo up",
    "address add 192.0.2.2/32 dev out",
    "link set out up",
    "route add default dev out",
    "-6 address add 2001:db8::2/128 dev out nodad",
    "-6 route add default dev out",
)
_ANSWER = socket.inet_aton("198.51.100.1")
_A, _ICMP, _TCP, _UDP, _HOP_BY_HOP, _ICMP6 = 1, 1, 6, 17, 0, 58
_PROTOCOLS = {_ICMP: "icmp", _TCP: "tcp", _UDP: "udp", _ICMP6: "icmp6"}
_LOOK_SECONDS = 0.05


def way_out() -> int:
    """The device that every packet to elsewhere takes; what is read from it is what would have left."""
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, _TUNSETIFF, struct.pack("16sH22x", b"out", _IFF_TUN | _IFF_NO_PI))
    for words in _SETUP:
        subprocess.run(["ip", *words.split()], check=True)
    return device


def resolver() -> socket.socket:
    """Where names are asked for. Services of the machine that would ask for us elsewhere (nscd, systemd-resolved) have
    their sockets in /run, which is made empty."""
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", "/run"], check=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {"resolv.conf": "nameserver 127.0.0.1\n", "nsswitch.conf": "hosts: files dns\n"}.items():
            own = Path(folder, name)
            own.write_text(text)
            target = Path("/etc", name).resolve()
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                target.touch()
            subprocess.run(["mount", "--bind", own, target], check=True)
    asked = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    asked.bind(("127.0.0.1", 53))
    asked.setblocking(False)
    return asked


def question(message: bytes) -> tuple[str, int, int]:
    """The name that a DNS message asks for, the type of the record, and where the question ends."""
    labels, place = [], 12
    while length := message[place]:
        labels.append(message[place + 1 : place + 1 + length].decode("ascii", "replace"))
        place += 1 + length
    return ".".join(labels), int.from_bytes(message[place + 1 : place + 3], "big"), place + 5


def reply(message: bytes) -> bytes:
    """An address for a question after one (IPv4); nothing for any other."""
    _, kind, end = question(message)
    record = b"\xc0\x0c" + struct.pack(">HHIH", _A, 1, 1, 4) + _ANSWER if kind == _A else b""
    return message[:2] + struct.pack(">HHHHH", 0x8180, 1, bool(record), 0, 0) + message[12:end] + record


def described(packet: bytes) -> str | None:
    """Protocol, address and port that a packet goes to; None for what the kernel itself says to every IPv6 network:
    that it is there, and which groups it listens to."""
    if packet[0] >> 4 == 4:
        protocol, target, rest = packet[9], socket.inet_ntoa(packet[16:20]), packet[(packet[0] & 15) * 4 :]
    else:
        protocol, target, rest = packet[6], socket.inet_ntop(socket.AF_INET6, packet[24:40]), packet[40:]
        if target.startswith("ff02:") and protocol in (_HOP_BY_HOP, _ICMP6):
            return None
    port = f":{int.from_bytes(rest[2:4], 'big')}" if protocol in (_TCP, _UDP) else ""
    return f"{_PROTOCOLS.get(protocol, protocol)} {target}{port}"


class Record:
    """What was asked and what was sent, in order, repetitions included."""

    def __init__(self, device: int, asked: socket.socket) -> None:
        self._device = device
        self._asked = asked
        self.questions: list[str] = []
        self.packets: list[str] = []

    def take(self, seconds: float) -> bool:
        """Take what has come within so many seconds; whether anything has."""
        ready, _, _ = select.select([self._device, self._asked], [], [], seconds)
        if self._asked in ready:
            message, sender = self._asked.recvfrom(65535)
            self.questions.append(question(message)[0])
            self._asked.sendto(reply(message), sender)
        if self._device in ready and (told := described(os.read(self._device, 65535))):
            self.packets.append(told)
        return bool(ready)

    def write(self, path: Path) -> None:
        """Keep it as JSON."""
        path.write_text(json.dumps({"questions": self.questions, "packets": self.packets}))


def main(arguments: list[str]) -> int:
    """Run the command to its end, keep the record, and return the command's exit status."""
    first = arguments[0] == "--first"
    path, *command = arguments[first:]
    record = Record(way_out(), resolver())
    process = subprocess.Popen(command)
    while process.poll() is None:
        record.take(_LOOK_SECONDS)
        if first and record.packets:
            process.kill()
    while record.take(0):
        pass
    record.write(Path(path))
    return process.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
