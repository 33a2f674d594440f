from __future__ import annotations

from benchmarks.link import claims_of_a_year
from pipeline.link import link_claims


def test_made_up_news_has_events_in_several_articles_and_is_the_same_each_time() -> None:
    claims = list(claims_of_a_year(600))
    assert claims == list(claims_of_a_year(600))
    assert len({claim.id for claim in claims}) == 600
    found = sorted(len(event.documents) for event in link_claims(claims))
    assert (found[0], found[-1] > 5) == (1, True)
