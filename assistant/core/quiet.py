"""Keeps libraries from reporting to their makers: what each of them reads from the environment when it is imported.

`assistant/__init__.py` calls it before anything else of ours runs, so every process of ours passes it: server, command
line, the one that reads documents, MCP, tests, benchmarks. Child processes inherit it. A library that is imported
before `assistant` has read its environment by then: see `docs/network.md`.
"""

import os

SWITCHES = {
    # Since 1.29 its builds leave a device id in the user's cache on import, and ask for and talk to a host of its maker
    # some seconds later. Calling `disable_telemetry_events` comes too late for both.
    "ORT_DISABLE_TELEMETRY": "1",
    # Reports of huggingface_hub and hf_xet, its look at newer versions of itself, and the request of transformers that
    # a bot convert a model on the hub: all of them beside the download of a model that somebody named.
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_UPDATE_CHECK": "1",
    "DISABLE_SAFETENSORS_CONVERSION": "1",
}


def silence() -> None:
    """Set what keeps them silent, whatever the environment says."""
    os.environ.update(SWITCHES)
