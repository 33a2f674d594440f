"""The same event over many articles: articles become stories, the claims of a story become events."""

from pipeline.link.events import link_claims
from pipeline.linked import LinkedEvent

__all__ = ["LinkedEvent", "link_claims"]
