"""Training the net with all its questions in one run: trees from the treebanks, names from the newswire."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from safetensors.torch import load_file
from segments import MISSING, Segment, batches
from torch import Tensor, distributed, nn
from torch.nn import functional

from pipeline.accurate.net import Net

RATES = {"encoder": 1.5e-4, "heads": 1e-3}
WARM_UP = 0.05
"""Share of the training in which the rates rise; they fall to nothing in the rest, in a line."""
BATCH = 1300
"""Pieces for each process, filling included."""
WEIGHTS = {"tags": 0.5, "features": 0.5, "starts": 0.5, "names": 1.0, "heads": 1.0, "relations": 0.7}
TOLD, KEPT = 25, 200
"""Steps between two lines of the log, and between two states that are measured and kept."""
STATE = "net.pt"

Counts = dict[str, tuple[int, int]]
"""How many answers to each question were right, out of how many."""


@dataclass(frozen=True)
class Plan:
    """How to train: for `epochs`, or for `minutes` where that is not 0, in `processes` that share each step.

    `rates` is a share of the usual rates.
    """

    folder: Path
    epochs: int
    minutes: float
    processes: int
    seed: int
    rates: float = 1.0


@dataclass
class Run:
    """A training under way in one of the processes; the pieces' own vectors stay as they were given."""

    net: Net
    plan: Plan
    rank: int
    began: float = field(default_factory=time.monotonic)
    losses: dict[str, float] = field(default_factory=dict)
    steps: int = 0

    def __post_init__(self) -> None:
        self.net.encoder.pieces.weight.requires_grad_(False)
        encoder = [value for value in self.net.encoder.parameters() if value.requires_grad]
        heads = [value for name, value in self.net.named_parameters() if not name.startswith("encoder")]
        self.values = encoder + heads
        groups = [{"params": encoder, "lr": RATES["encoder"]}, {"params": heads, "lr": RATES["heads"]}]
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.peaks = [self.plan.rates * group["lr"] for group in groups]

    def minutes(self) -> float:
        """Minutes since the run began."""
        return (time.monotonic() - self.began) / 60

    def step(self, batch: Sequence[Segment], epoch: float) -> float:
        """Learn from a batch; returns the share of the training that is done, the same in all processes."""
        found, _ = losses(self.net, batch)
        self.optimizer.zero_grad(set_to_none=True)
        torch.stack([WEIGHTS[name] * value for name, value in found.items()]).sum().backward()
        share = self.minutes() / self.plan.minutes if self.plan.minutes else epoch / self.plan.epochs
        done = together(self.values, share, self.plan.processes)
        nn.utils.clip_grad_norm_(self.values, 1.0)
        for group, peak in zip(self.optimizer.param_groups, self.peaks, strict=True):
            group["lr"] = peak * min(done / WARM_UP, max(0.0, (1 - done) / (1 - WARM_UP)))
        self.optimizer.step()
        self.steps += 1
        for name, value in found.items():
            self.losses[name] = 0.98 * self.losses.get(name, value.item()) + 0.02 * value.item()
        return done

    def tell(self, epoch: float, development: list[Segment], done: float) -> None:
        """Print losses, and measure and keep the state, when it is time."""
        if self.steps % TOLD == 0:
            told = " ".join(f"{name} {value:.3f}" for name, value in self.losses.items())
            print(f"{self.minutes():6.1f} min, epoch {epoch:.2f}: {told}", flush=True)
        if self.steps % KEPT == 0 or done >= 1:
            print("   development:", measure(self.net, development), flush=True)
            fresh = self.plan.folder / f"{STATE}.new"
            torch.save(self.net.state_dict(), fresh)
            fresh.rename(self.plan.folder / STATE)


def train(
    net: Net, epoch_of: Callable[[int], list[Segment]], development: list[Segment], plan: Plan, rank: int
) -> None:
    """Train the net in this process; the first one, of rank 0, leaves its states in the plan's folder."""
    run = Run(net.train(), plan, rank)
    number, done = 0, 0.0
    while done < 1:
        work = batches(epoch_of(number), BATCH, random.Random(plan.seed + number))
        work = work[: len(work) // plan.processes * plan.processes][rank :: plan.processes]
        for place, batch in enumerate(work, 1):
            epoch = number + place / len(work)
            done = run.step(batch, epoch)
            if rank == 0:
                run.tell(epoch, development, done)
            if done >= 1:
                break
        number += 1


def losses(net: Net, batch: Sequence[Segment]) -> tuple[dict[str, Tensor], Counts]:
    """The loss of each question that the batch answers, and how many answers were right."""
    answers = net([row.window for row in batch])
    found: dict[str, Tensor] = {}
    right: Counts = {}
    for name in ("tags", "features", "starts", "names"):
        gold = torch.tensor([value for row in batch for value in getattr(row, name)])
        note(name, getattr(answers, name), gold, found, right)
    first, sentences = 0, []
    for row in batch:
        sentences += [[first + place for place in sentence] for sentence in row.sentences]
        first += len(row.tags)
    if sentences:
        places = filled(sentences, -1)
        vectors = answers.vectors[places.clamp(min=0)] * (places >= 0)[..., None]
        heads = filled([row for one in batch for row in one.heads], MISSING)
        relations = filled([row for one in batch for row in one.relations], MISSING)
        real = functional.pad(places >= 0, (1, 0), value=True)
        scores = net.heads(vectors).masked_fill(~real[:, None, :], -1e4)
        note("heads", scores.flatten(0, 1), heads.flatten(), found, right)
        note("relations", net.relations(vectors, heads.clamp(min=0)).flatten(0, 1), relations.flatten(), found, right)
    return found, right


def note(name: str, scores: Tensor, gold: Tensor, found: dict[str, Tensor], right: Counts) -> None:
    """Add one question's loss and count, unless nothing is known about it."""
    known = gold != MISSING
    if known.any():
        found[name] = functional.cross_entropy(scores[known], gold[known])
        right[name] = (int((scores[known].argmax(-1) == gold[known]).sum()), int(known.sum()))


def filled(rows: Sequence[Sequence[int]], filling: int) -> Tensor:
    """Rows of different lengths as one tensor."""
    return nn.utils.rnn.pad_sequence([torch.tensor(row) for row in rows], batch_first=True, padding_value=filling)


def measure(net: Net, rows: list[Segment]) -> dict[str, float]:
    """The share of right answers to each question as a percentage, with gold tokens and sentences."""
    net.eval()
    total: dict[str, list[int]] = {}
    with torch.inference_mode():
        for batch in batches(rows, 4 * BATCH, random.Random(0)):
            for name, counts in losses(net, batch)[1].items():
                total[name] = [sum(both) for both in zip(total.get(name, [0, 0]), counts, strict=True)]
    net.train()
    return {name: round(100 * good / count, 2) for name, (good, count) in total.items()}


def together(values: list[nn.Parameter], share: float, processes: int) -> float:
    """Make the gradients of all processes their mean; returns the mean share of the training that is done."""
    if processes == 1:
        return share
    parts = [value.grad.flatten() if value.grad is not None else torch.zeros(value.numel()) for value in values]
    flat = torch.cat([*parts, torch.tensor([share])])
    distributed.all_reduce(flat)
    flat /= processes
    first = 0
    for value in values:
        value.grad = flat[first : first + value.numel()].view_as(value)
        first += value.numel()
    return float(flat[-1])


def join(rank: int, plan: Plan) -> None:
    """Let this process, with one thread, find the others; several beat threads where other work shares the machine."""
    torch.set_num_threads(1)
    if plan.processes > 1:
        os.setsid()
        store = distributed.FileStore(str(plan.folder / "meeting"), plan.processes)
        distributed.init_process_group("gloo", store=store, rank=rank, world_size=plan.processes)


def pretrained(net: Net, weights: Path) -> None:
    """Load the public weights of all-MiniLM-L6-v2 into the net's encoder."""
    given = load_file(weights)
    places = given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
    state = {"pieces.weight": given["embeddings.word_embeddings.weight"], "places.weight": places}
    names = {"norm": "embeddings.LayerNorm"}
    for number in range(len(net.encoder.layers)):
        ours, theirs = f"layers.{number}", f"encoder.layer.{number}"
        names |= {
            f"{ours}.seen": f"{theirs}.attention.output.dense",
            f"{ours}.after_look": f"{theirs}.attention.output.LayerNorm",
            f"{ours}.up": f"{theirs}.intermediate.dense",
            f"{ours}.down": f"{theirs}.output.dense",
            f"{ours}.after": f"{theirs}.output.LayerNorm",
        }
        for kind in ("weight", "bias"):
            looks = [given[f"{theirs}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            state[f"{ours}.look.{kind}"] = torch.cat(looks)
    state |= {
        f"{ours}.{kind}": given[f"{theirs}.{kind}"] for ours, theirs in names.items() for kind in ("weight", "bias")
    }
    net.encoder.load_state_dict(state, strict=False)


def newest(folder: Path, vocabulary: Mapping[str, int], labels: Mapping[str, Sequence[str]]) -> Net:
    """Return the net of the newest state in a folder."""
    net = Net(vocabulary, labels)
    net.load_state_dict(torch.load(folder / STATE, weights_only=True))
    return net
