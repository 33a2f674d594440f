"""Parses, made once for each text and model: a changed rule asks for no new one."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from spacy.about import __version__
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.util import get_package_path, is_package
from spacy.vocab import Vocab

from pipeline import build, rulebook
from pipeline.rulebook.sentences import Abbreviation
from pipeline.spans import breaks
from pipeline.spans.spaces import with_blanks
from pipeline.syntax import apart
from pipeline.workshop.cache import Cache, cache_folder, key_of


@dataclass(frozen=True)
class Parses:
    """Parsed texts, from the cache where they are in it.

    The key is the text, the model's files, what settles sentence starts before the parser sees the text (its code and
    the rules in `abbreviations.toml`), and how the text is given to the parser. All other rules may change without a
    new parse.
    """

    model: str | None
    folders: tuple[str, ...]
    vocab: Vocab
    cache: Cache = field(default_factory=lambda: Cache(cache_folder() / "parses"))

    def key(self, text: str) -> str:
        """What the parse of `text` is kept under."""
        return key_of(self._given, text)

    def has(self, text: str) -> bool:
        """Whether the parse of `text` is at hand, whole."""
        return self.cache.get(self.key(text)) is not None

    def doc(self, text: str) -> Doc:
        """`text` parsed, with its paragraphs and without any other mark.

        Raises ModelError if it is not in the cache and there is no such model.
        """
        kept = self.cache.get(self.key(text))
        doc = self._restored(kept) if kept is not None else None
        if doc is not None and doc.text == with_blanks(text):
            return doc
        parsed = self._nlp(text, disable=list(build.STAGES))
        bundle = DocBin(store_user_data=True, docs=[parsed])
        self.cache.put(self.key(text), bundle.to_bytes())
        return self._restored(bundle.to_bytes()) or parsed

    def _restored(self, data: bytes) -> Doc | None:
        for doc in DocBin().from_bytes(data).get_docs(self.vocab):
            doc._.set("paragraphs", tuple((start, end) for start, end in doc._.get("paragraphs")))
            return doc
        return None

    @cached_property
    def _nlp(self) -> Language:
        return build.load_pipeline(self.model, self.folders)

    @cached_property
    def _given(self) -> str:
        """What a parse depends on besides its text."""
        abbreviations = [rule.model_dump_json() for rule in rulebook.load(Abbreviation, self.folders)]
        code = [sha256(Path(file).read_bytes()).hexdigest() for file in (breaks.__file__, apart.__file__)]
        return key_of(__version__, *code, *abbreviations, *_files_of(self.model or build.MODEL))


def _files_of(model: str) -> list[str]:
    """The model's files by name, size and time of change; only its name where it is not found."""
    homes = [home / model for home in build.HOMES if (home / model / "meta.json").exists()]
    folder = homes[0] if homes else Path(model)
    if not folder.is_dir() and is_package(model):
        folder = Path(get_package_path(model))
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    stats = [(path.relative_to(folder), path.stat()) for path in files]
    return [model, *(f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in stats)]
