"""Files, folders and standard input become articles."""

from pipeline.read.article import Reading, read_article
from pipeline.read.records import read_claims
from pipeline.read.sources import STDIN, Source, find_sources

__all__ = ["STDIN", "Reading", "Source", "find_sources", "read_article", "read_claims"]
