"""What goes wrong in long runs: kills at any moment, poison, full disks, odd names, files that nobody may read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

import pytest

from pipeline.errors import OptionError
from pipeline.run import into
from pipeline.run.engines import run_apart
from pipeline.run.folder import RunFolder
from pipeline.run.plan import Job, Limits
from tests.run.makers import poisoned
from tests.run.test_into import HERE, articles, manifest, result, run, worked

__all__ = ["articles"]  # the fixture

CHANGES = {"os.rename", "os.remove", "os.mkdir", "open"}
"""What the system is asked for where a run can be in between."""


def killed(work: Callable[[], object], folder: Path, after: int) -> bool:
    """Does the work in a process that is killed at its nth change of a file in the folder; False if there are fewer."""
    child = os.fork()
    if not child:
        left = iter(range(after))

        def count(event: str, arguments: tuple[object, ...]) -> None:
            if event in CHANGES and str(arguments[0]).startswith(str(folder)) and next(left, None) is None:
                os._exit(9)

        sys.addaudithook(count)
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")
def test_a_run_that_is_killed_at_any_change_of_a_file_ends_with_the_bytes_of_a_whole_one(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(into, "versions_of", cache(into.versions_of))  # takes longer than all else here
    for path in sorted(articles.iterdir())[4:]:
        path.unlink()
    run(articles, tmp_path / "whole")
    moment = 0
    while killed(partial(run, articles, tmp_path / str(moment)), tmp_path / str(moment), moment):
        run(articles, tmp_path / str(moment))
        assert result(tmp_path / str(moment)) == result(tmp_path / "whole"), moment
        assert not list((tmp_path / str(moment)).rglob("*.part")), moment
        moment += 1
    assert moment > 20


def test_every_tenth_article_may_be_poison(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    poison = ("kill", "loop", "crash", "")
    for number in range(40):
        text = poison[number // 10] if number % 10 == 5 else f"number {number}"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    job = Job("claims", limits=Limits(seconds=8))
    run(folder, tmp_path / "run", partial(run_apart, workers=2, maker=poisoned), job=job)
    entries = manifest(tmp_path / "run")
    assert [one["status"] for one in entries if one["status"] != "ok"] == ["error", "timeout", "error", "empty"]
    assert [number for number, one in enumerate(entries) if one["status"] != "ok"] == [5, 15, 25, 35]
    claims = (tmp_path / "run" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert claims == [f"{n:02} {word}" for n in range(40) if n % 10 != 5 for word in ("number", str(n))]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a small disk can't be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_ends_the_run_in_one_line_and_more_room_lets_it_go_on(
    articles: Path, tmp_path: Path, small_disk: Path
) -> None:
    (small_disk / "other").write_bytes(b"x" * 40_000)
    (articles / "06.txt").write_text("word " * 3000, encoding="utf-8")
    with pytest.raises(OptionError, match="can't be written: No space left on device"):
        run(articles, small_disk / "run")
    assert not (small_disk / "run" / "claims.jsonl").exists()
    (articles / "06.txt").write_text("number 6", encoding="utf-8")
    (small_disk / "other").unlink()
    assert worked(run(articles, small_disk / "run")) < 12
    run(articles, tmp_path / "whole")
    assert result(small_disk / "run") == result(tmp_path / "whole")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is hidden from root")
def test_what_may_not_be_read_is_told_and_the_rest_is_read(articles: Path, tmp_path: Path) -> None:
    (articles / "03.txt").chmod(0)
    (articles / "shut").mkdir(mode=0)
    run(articles, tmp_path / "run")
    wrong = [one for one in manifest(tmp_path / "run") if one["status"] != "ok"]
    assert [(one["article"], one["error"]) for one in wrong] == [
        (f"{articles}/03.txt", "can't be read: Permission denied; check the path and its permissions")
    ]


def test_odd_names_go_through_a_whole_run(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "articles")
    os.mkdir(folder)  # noqa: PTH102 - a name in bytes
    for name in (b"two words.txt", b"new\nline.txt", b"caf\xe9.txt", b"-o.txt", "Zürich “12”.txt".encode()):
        Path(os.fsdecode(folder + b"/" + name)).write_text("crash" if b"caf" in name else "12 died", encoding="utf-8")
    run(tmp_path / "articles", tmp_path / "run")
    entries = manifest(tmp_path / "run")
    assert len(entries) == 5 and [one["status"] for one in entries].count("ok") == 4
    (kept,) = map(json.loads, (tmp_path / "run" / "quarantine.jsonl").read_text(encoding="utf-8").splitlines())
    path = kept["reproduce"].rpartition(" ")[2]
    assert Path(path).read_bytes() == b"crash"


def test_a_folder_that_cannot_be_made_is_told(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OptionError, match="can't be written: Not a directory; name another folder"):
        run(articles, tmp_path / "file" / "run", HERE)
    assert RunFolder(tmp_path / "file" / "run").name == str(tmp_path / "file" / "run")
