"""One page to read claims in: a file that opens from disk, with nothing to install and no network."""

from pipeline.report.numbers import NumbersOf, read_numbers
from pipeline.report.render import page_of
from pipeline.report.reviews import Review, read_reviews
from pipeline.report.view import Sources, View, view_of

__all__ = ["NumbersOf", "Review", "Sources", "View", "page_of", "read_numbers", "read_reviews", "view_of"]
