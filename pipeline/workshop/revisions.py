"""Rules as they were at an earlier revision of the folder that holds them."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

from pipeline import rulebook
from pipeline.errors import OptionError
from pipeline.rulebook.packs import PACK


def folders_at(revision: str, folders: tuple[str, ...], home: Path) -> tuple[str, ...]:
    """Rule folders as they were at a git revision, ours among them where it differs, written below `home`.

    A folder that the revision does not know yet is left out. Raises OptionError if git knows no such revision.
    """
    found: list[str] = []
    known = False
    for number, folder in enumerate((rulebook.RULES, *map(Path, folders))):
        ours = folder is rulebook.RULES
        if not _knows(folder, revision):
            continue
        known = True
        if ours and not _git(folder, "diff", "--name-only", revision, "--", "."):
            continue
        target = home / str(number)
        if _written(folder, revision, target):
            if ours:
                (target / PACK).write_text("[pack]\ninstead_of_ours = true\n", encoding="utf-8")
            found.append(str(target))
    if not known:
        raise OptionError(f"--base {revision}: neither a folder nor a revision that git knows for these rules")
    return tuple(found)


def _knows(folder: Path, revision: str) -> bool:
    """Whether the folder is in a repository that has the revision."""
    return _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}") is not None


def _written(folder: Path, revision: str, target: Path) -> bool:
    """Writes the rule files of a folder at a revision; False where it had none."""
    inside = (_git(folder, "rev-parse", "--show-prefix") or b"").decode().strip()
    tree = f"{revision}:{inside}" if inside else revision
    packed = _git(folder, "archive", "--format=tar", tree)
    if packed is None:
        return False
    target.mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive.getmembers():
            content = archive.extractfile(member) if member.isfile() else None
            if content is not None and "/" not in member.name and member.name.endswith(".toml"):
                (target / member.name).write_bytes(content.read())
    return any(target.iterdir())


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git says about a folder; None where it refuses or is not there."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout
