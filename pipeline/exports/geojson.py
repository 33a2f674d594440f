"""GeoJSON (RFC 7946): a feature for each claim, which names its place but can't say where on Earth that is."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pipeline.columns import row_of
from pipeline.exports.material import Material


def lines(material: Material) -> Iterator[str]:
    """A collection with one feature a line; all are "unlocated" (null geometry), since claims hold no coordinates."""
    yield '{"type": "FeatureCollection", "features": ['
    last = len(material.claims) - 1
    for number, claim in enumerate(material.claims):
        feature = {"type": "Feature", "id": claim.id, "geometry": None, "properties": row_of(claim)}
        yield json.dumps(feature, ensure_ascii=False) + ("," if number < last else "")
    yield "]}"
