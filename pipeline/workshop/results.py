"""Claims of articles under some rules, kept between runs: the rules before a change need not read anything again."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

from pipeline import rulebook
from pipeline.records import Article, Claim
from pipeline.workshop.cache import Cache, cache_folder, key_of
from pipeline.workshop.reading import Reader, reader_for
from pipeline.write import line_of

CODE = Path(__file__).resolve().parent.parent
OUTSIDE = ("cli", "workshop", "report", "exports", "link", "evaluate", "run", "read")
"""Parts of the program that no claim depends on once an article is read."""


@dataclass(frozen=True)
class Results:
    """The claims that a reader gives, from the cache where they are in it.

    The key is the article, its parse, the text of every rule file, and our code: a change in any of them is a new one.
    """

    reader: Reader
    cache: Cache = field(default_factory=lambda: Cache(cache_folder() / "claims"))

    def claims(self, article: Article) -> tuple[Claim, ...]:
        """The claims in the article."""
        key = key_of(self._given, self.reader.parses.key(article.text), article.model_dump_json())
        kept = self.cache.get(key)
        if kept is not None:
            return tuple(Claim.model_validate_json(line) for line in kept.decode().split("\n") if line)
        found = self.reader.claims(article)

        self.cache.put(key, "\n".join(line_of(claim) for claim in found).encode())
        return found

    @cached_property
    def _given(self) -> str:
        """What claims depend on besides the article."""
        files = rulebook.fingerprint(self.reader.folders)
        return key_of(code_fingerprint(), *(f"{Path(path).name}\n{text}" for path, text in files.items()))


@cache
def results_for(folders: tuple[str, ...], model: str | None) -> Results:
    """Results under a user's rule folders, made once in each process."""
    return Results(reader_for(folders, model))


@cache
def code_fingerprint() -> str:
    """The same as long as no code that makes claims has changed."""
    files = sorted(path.relative_to(CODE) for path in CODE.rglob("*.py"))
    digest = sha256()
    for path in files:
        if path.parts[0] not in OUTSIDE:
            digest.update(str(path).encode() + b"\0" + (CODE / path).read_bytes())
    return digest.hexdigest()
