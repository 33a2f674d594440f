"""Runs on a Ray cluster of two nodes on this machine, loses one of them midway, and compares with a run without Ray.

python benchmarks/lost_node.py ARTICLES...
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ray.cluster_utils import Cluster

COMMAND = [sys.executable, "-m", "pipeline", "extract"]


def main() -> int:
    """0 if the run that lost a node ended with the bytes of the other."""
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder) / "local", Path(folder) / "ray"
        subprocess.run([*COMMAND, *sys.argv[1:], "--run", str(one)], check=False)
        cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
        node = cluster.add_node(num_cpus=1)
        command = [*COMMAND, *sys.argv[1:], "--run", str(other), "--engine", "ray", "--workers", "2"]
        run = subprocess.Popen(command, env={**os.environ, "RAY_ADDRESS": cluster.address})
        while run.poll() is None and not list(other.glob("shards/*.jsonl")):
            time.sleep(0.1)
        running = run.poll() is None
        cluster.remove_node(node, allow_graceful=False)
        code = run.wait()
        cluster.shutdown()
        same = (one / "claims.jsonl").read_bytes() == (other / "claims.jsonl").read_bytes()
    lost = "lost a node midway" if running else "was done before a node was lost"
    print(f"exit code {code}, {lost}, {'same bytes' if same else 'OTHER BYTES'}")
    return 0 if same and running else 1


if __name__ == "__main__":
    sys.exit(main())
