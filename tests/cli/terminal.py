"""A command run in a terminal of its own, as a person would see it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def seen(*arguments: str, columns: int = 120) -> str:
    """What a terminal is sent by `claims` with these arguments, colours and all."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": str(columns), "LINES": "50"}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "pipeline", *arguments]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, cwd=ROOT, env=environment) as process:
        os.close(theirs)
        sent = b""
        try:
            while part := os.read(ours, 65536):
                sent += part
        except OSError:
            pass  # Linux says so when the other side is closed
        assert process.wait() == 0, sent
    os.close(ours)
    return sent.decode().replace("\r\n", "\n")
