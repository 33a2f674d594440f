"""The functions that resolve the forms of dates, by the names that rules give them."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.spans.dates import absolute, durations, periods, ranges, relative, times
from pipeline.spans.dates.reading import Reader

READERS: Mapping[str, Reader] = {
    reader.__name__: reader
    for reader in (
        absolute.iso,
        absolute.numeric,
        absolute.full_date,
        absolute.month_of_year,
        absolute.year,
        absolute.spoken_year,
        absolute.decade,
        absolute.century,
        relative.month_day,
        relative.month_and_day,
        relative.month,
        relative.deictic_month,
        relative.weekday,
        relative.today,
        relative.next_but_one,
        relative.day_of_month,
        relative.week_of,
        relative.deictic_unit,
        relative.same_unit,
        relative.end_of_unit,
        relative.offset,
        relative.unit_before,
        relative.vague,
        relative.past,
        relative.future,
        periods.quarter,
        periods.half,
        periods.fiscal_year,
        periods.whole_year,
        periods.year_ago_period,
        periods.ended,
        periods.season,
        periods.winter,
        periods.that_quarter,
        periods.period_of_year,
        periods.weekend,
        periods.holiday,
        durations.duration,
        durations.deictic_duration,
        durations.bare_duration,
        durations.duration_range,
        durations.every,
        durations.frequency,
        times.clock,
        ranges.days_of_month,
        ranges.months_of_year,
        ranges.month_with_part,
        ranges.years,
    )
}
"""What a rule's `reads` can name."""
