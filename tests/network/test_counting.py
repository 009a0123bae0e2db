"""What counts what leaves the machine sees what must be seen; else a test that counts nothing would prove nothing."""

from __future__ import annotations

from pathlib import Path

from tests.network.counted import python

_UNTIL_ENDED = "import time\nwhile True: time.sleep(1)\n"


def test_a_name_that_is_looked_up_is_counted(tmp_path: Path) -> None:
    left = python(tmp_path, "import socket; print(socket.gethostbyname('maker.example'))")
    assert left.questions == ["maker.example"]
    assert left.packets == []
    assert left.said == "198.51.100.1\n"


def test_each_connection_and_each_datagram_is_counted(tmp_path: Path) -> None:
    program = """
import socket
with socket.socket() as stream:
    stream.setblocking(False)
    stream.connect_ex(("203.0.113.7", 443))
for family, address in ((socket.AF_INET, "203.0.113.8"), (socket.AF_INET6, "2001:db8:1::9")):
    with socket.socket(family, socket.SOCK_DGRAM) as datagrams:
        datagrams.sendto(b"report", (address, 53))
"""
    left = python(tmp_path, program)
    assert left.questions == []
    assert left.packets == ["tcp 203.0.113.7:443", "udp 203.0.113.8:53", "udp 2001:db8:1::9:53"]


def test_talk_within_the_machine_is_not_counted(tmp_path: Path) -> None:
    program = """
import socket
with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
    client.sendall(b"hello")
"""
    assert python(tmp_path, program).nothing


def test_onnx_runtime_left_to_itself_is_caught(tmp_path: Path) -> None:
    left = python(tmp_path, "import onnxruntime\n" + _UNTIL_ENDED, first=True)
    assert [path for path in left.kept if path.endswith("/deviceid")]
    assert set(left.questions) == {"mobile.events.data.microsoft.com"}
    assert left.packets[0] == "tcp 198.51.100.1:443"
