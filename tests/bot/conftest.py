"""What tests of the bot share."""

import logging
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _log_as_before() -> Iterator[None]:
    """Take back what a command of the bot that runs in this process has set up."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an authority of our own (ca.pem) and its certificate for localhost."""
    if not shutil.which("openssl"):
        pytest.skip("needs the openssl command")
    folder = tmp_path_factory.mktemp("certificates")
    (folder / "extensions").write_text("subjectAltName=DNS:localhost\nbasicConstraints=CA:FALSE\n")
    signed = "-CA ca.pem -CAkey ca.key -CAcreateserial"
    new = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout"
    for command in (
        f"req -x509 {new} ca.key -out ca.pem -days 2 -subj /CN=ca",
        f"req {new} key.pem -out request.pem -subj /CN=localhost",
        f"x509 -req -in request.pem {signed} -out certificate.pem -days 2 -extfile extensions",
    ):
        subprocess.run(["openssl", *command.split()], cwd=folder, check=True, capture_output=True)
    return folder
