"""Articles and run folders at addresses, in the store that fsspec keeps in memory; S3 speaks through the same calls."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import run_command
from pipeline.errors import OptionError
from pipeline.read import Choice, Source, each_source, read_article
from pipeline.records import Failure
from pipeline.run.afar import FarFolder
from pipeline.run.folder import RunFolder
from pipeline.run.into import Run
from pipeline.stores import put
from tests.run.test_into import HERE, JOB, failing_after, worked

fsspec = pytest.importorskip("fsspec", reason="the extra [cloud] is not installed")
RUN = "memory://bucket/run"


@pytest.fixture
def bucket() -> Iterator[Any]:
    """A store with twelve articles of which two are lines of a packed file."""
    store = fsspec.filesystem("memory")
    for number in range(10):
        store.pipe_file(f"/bucket/in/{number:02}.txt", f"number {number}".encode())
    lines = "".join(json.dumps({"id": f"row {number}", "text": f"row {number}"}) + "\n" for number in range(2))
    store.pipe_file("/bucket/in/rows.jsonl.gz", gzip.compress(lines.encode()))
    store.pipe_file("/bucket/in/.hidden.txt", b"hidden")
    store.pipe_file("/bucket/in/picture.png", b"no article")
    yield store
    store.store.clear()


def run(folder: RunFolder, engine: Any = HERE, *, out: str = RUN) -> int:
    with folder.locked():
        found = each_source(["memory://bucket/in"], leave_out=out)
        return worked(list(Run(folder, JOB).work(found, engine)))


def lasting(data: dict[str, bytes]) -> list[object]:
    """The bytes that must not change: claims, what the run was made with, and the manifest without its times."""
    entries = [json.loads(line) for line in data["manifest.jsonl"].splitlines()]
    return [data["claims.jsonl"], data["run.json"], [{**one, "ms": 0} for one in entries]]


def near(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def far(store: Any) -> dict[str, bytes]:
    return {path.rpartition("/")[2]: store.cat_file(path) for path in store.find("/bucket/run")}


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        pytest.param("memory://bucket/in/03.txt", ["03"], id="a file"),
        pytest.param("memory://bucket/in/*5.txt", ["05"], id="a pattern"),
        pytest.param("memory://bucket/in/rows.jsonl.gz", ["row 0", "row 1"], id="a packed file"),
    ],
)
def test_an_address_gives_its_articles(bucket: Any, given: str, ids: list[str]) -> None:
    found = [one for one in each_source([given]) if isinstance(one, Source)]
    assert [one.id for one in found] == ids
    assert all(read_article(one).article.text for one in found)


def test_a_folder_is_read_by_name_and_through_patterns(bucket: Any) -> None:
    found = [one for one in each_source(["memory://bucket/in"]) if isinstance(one, Source)]
    assert [one.id for one in found] == [*(f"{number:02}" for number in range(10)), "row 0", "row 1"]
    choice = Choice(include=("0[12].txt",))
    assert [one.id for one in each_source(["memory://bucket/in"], choice=choice) if isinstance(one, Source)] == [
        "01",
        "02",
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param("memory://bucket/none", "nothing is there", id="nothing"),
        pytest.param("nostore://bucket/none", "can't be read", id="no driver"),
    ],
)
def test_an_address_without_articles_is_a_failure(bucket: Any, given: str, said: str) -> None:
    (found,) = each_source([given])
    assert isinstance(found, Failure) and said in found.error and "\n" not in found.error


def test_a_run_at_an_address_has_the_bytes_of_one_on_disk(bucket: Any, tmp_path: Path) -> None:
    assert run(RunFolder(tmp_path), out=str(tmp_path)) == run(FarFolder(RUN)) == 12
    assert lasting(far(bucket)) == lasting(near(tmp_path))
    assert not bucket.exists("/bucket/run/lock")
    assert run(FarFolder(RUN)) == 0


def test_a_run_that_ends_early_goes_on_where_it_stopped(bucket: Any, tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        run(FarFolder(RUN), failing_after(5))
    assert not bucket.exists("/bucket/run/claims.jsonl")
    assert run(FarFolder(RUN)) == 7
    run(RunFolder(tmp_path), out=str(tmp_path))
    assert lasting(far(bucket)) == lasting(near(tmp_path))


def test_what_failed_is_kept_in_quarantine(bucket: Any) -> None:
    bucket.pipe_file("/bucket/in/bad.jsonl", b'{"id": "bad", "text": "crash"}\n')
    run(FarFolder(RUN))
    (line,) = bucket.cat_file("/bucket/run/quarantine.jsonl").splitlines()
    address = json.loads(line)["reproduce"].rpartition(" ")[2]
    assert address.startswith(f"{RUN}/quarantine/") and [one.id for one in each_source([address])] == ["bad"]


def test_a_second_run_is_refused_and_a_lock_of_another_machine_is_told(bucket: Any) -> None:
    with FarFolder(RUN).locked(), pytest.raises(OptionError, match="another run is at work here; wait"):
        run(FarFolder(RUN))
    bucket.pipe_file("/bucket/run/lock", b"node-7")
    with pytest.raises(OptionError, match=f"at work here, on node-7; wait for it, or remove {RUN}/lock"):
        run(FarFolder(RUN))


def test_the_lock_of_a_run_that_was_killed_here_is_void(bucket: Any) -> None:
    import socket  # noqa: PLC0415 - only here

    bucket.pipe_file("/bucket/run/lock", socket.gethostname().encode())
    assert run(FarFolder(RUN)) == 12


def test_a_file_that_cannot_be_put_is_told_and_leaves_nothing(bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **more: object) -> None:
        raise RuntimeError("line is down")

    with FarFolder(RUN).locked():
        monkeypatch.setattr(type(bucket), "put_file", broken)
        with pytest.raises(OptionError, match="can't be used: RuntimeError: line is down; check the address"):
            FarFolder(RUN).keep([], [])
    assert bucket.find("/bucket/run") == []


def test_a_store_that_cannot_be_reached_is_told_in_one_line(bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*args: object, **more: object) -> None:
        raise ConnectionError("no\nroute")

    monkeypatch.setattr(type(bucket), "pipe_file", unreachable)
    with pytest.raises(OptionError, match="can't be used: ConnectionError: no route; check the address"):
        run(FarFolder(RUN))


def test_where_a_file_grows_slowly_it_is_moved_to_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[str] = []
    (tmp_path / "draft").write_bytes(b"all")
    kind = type(fsspec.filesystem("local"))
    monkeypatch.setattr(kind, "mv", lambda self, one, other: moved.append(Path(one).rename(other).name))
    put(tmp_path / "draft", f"local://{tmp_path}/to/claims.jsonl")
    assert moved == ["claims.jsonl"] and (tmp_path / "to" / "claims.jsonl").read_bytes() == b"all"
    assert [one.name for one in (tmp_path / "to").iterdir()] == ["claims.jsonl"]


def test_an_address_of_this_disk_is_a_path(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("12 people died.", encoding="utf-8")
    assert [one.id for one in each_source([f"file://{tmp_path}"]) if isinstance(one, Source)] == ["a"]


def test_claims_go_to_an_address_only_with_a_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["extract", "a.txt", "-o", "s3://bucket/claims.jsonl"]) == 2
    assert "is no file of this machine; name a folder there with --run" in capsys.readouterr().err
