from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.cli import run_command
from pipeline.run.folder import RunFolder

ROOT = Path(__file__).parents[2]
CORPUS = sorted((ROOT / "corpus" / "articles").glob("*.md"))[:6]

pytestmark = pytest.mark.model


def started(run: Path) -> subprocess.Popen[str]:
    """A run over some articles, in a process group of its own."""
    command = [sys.executable, "-m", "pipeline", "extract", *map(str, CORPUS), "--run", str(run), "--workers", "2"]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True)


def finished(run: Path) -> str:
    """What a run says that is left to its end."""
    process = started(run)
    said = process.communicate()[1]
    assert process.returncode == 0, said
    return said


def wait_for_a_shard(run: Path) -> None:
    for _ in range(600):
        if list(run.glob("shards/*.jsonl")):
            return
        time.sleep(0.05)
    raise AssertionError("no shard after 30 s")


def lasting(run: Path) -> list[bytes]:
    """The bytes that must not change: claims, and the manifest without its times."""
    entries = [json.loads(line) for line in (run / "manifest.jsonl").read_bytes().splitlines()]
    manifest = [{key: value for key, value in one.items() if key != "ms"} for one in entries]
    return [(run / "claims.jsonl").read_bytes(), json.dumps(manifest).encode(), (run / "run.json").read_bytes()]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run that nothing interrupted."""
    run = tmp_path_factory.mktemp("whole") / "run"
    finished(run)
    return run


def test_ctrl_c_stops_at_once_and_says_how_to_go_on(tmp_path: Path, whole: Path) -> None:
    run = tmp_path / "run"
    process = started(run)
    wait_for_a_shard(run)
    began = time.perf_counter()
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate()[1]
    assert time.perf_counter() - began < 4, "2 s are promised; the rest is for what else runs beside tests"
    assert process.returncode == 130
    assert said == f"claims: stopped; what is done is kept in {run}, and the same command goes on from there\n"
    assert " known from before)" in finished(run)
    assert lasting(run) == lasting(whole)


@pytest.mark.parametrize("who", ["parent", "worker"])
def test_a_killed_run_ends_with_the_bytes_of_a_whole_one(tmp_path: Path, whole: Path, who: str) -> None:
    run = tmp_path / "run"
    process = started(run)
    wait_for_a_shard(run)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    os.kill(process.pid if who == "parent" else int(children[-1]), signal.SIGKILL)
    process.communicate()
    assert (process.returncode == 0) == (who == "worker")
    finished(run)
    assert lasting(run) == lasting(whole)


def test_a_second_run_in_the_same_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with RunFolder(tmp_path).locked():
        assert run_command(["extract", str(CORPUS[0]), "--run", str(tmp_path)]) == 2
    said = f"claims: {tmp_path}: another run is at work here; wait for it or name another folder\n"
    assert capsys.readouterr().err == said


def test_a_run_goes_to_a_folder_or_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["extract", str(CORPUS[0]), "--run", str(tmp_path), "-o", "x.jsonl"]) == 2
    assert "with --run, the claims go to" in capsys.readouterr().err


def test_an_engine_that_there_is_not_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["extract", str(CORPUS[0]), "--run", str(tmp_path), "--engine", "spark"]) == 2
    assert capsys.readouterr().err == "claims: --engine spark: not an engine; write local or ray\n"


def test_without_a_cluster_ray_is_not_imported() -> None:
    code = "import sys, pipeline.cli.follow, pipeline.run.on_ray; print('ray' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert shown.stdout == "False\n"
