"""What holds for every text: verbatim spans, order, EDTF values, the same again, and no year out of the air."""

from __future__ import annotations

import itertools
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.plain_report import plain_report
from onrecord.dates import Edtf
from onrecord.model import Dating, DatingMethod
from onrecord.samples import files
from onrecord.syntax import Syntax
from onrecord.timex import Times, read_times
from onrecord.timex.recognise import recognise
from tests.timex.reports import LEXICON, parsed

_WORDS = sorted(
    {word for table in LEXICON.classes.values() for word in table}
    | set(LEXICON.cardinals)
    | {
        "ago",
        "ended",
        "of",
        "in",
        "on",
        "for",
        "every",
        "quarter",
        "half",
        "-",
        "–",
        ",",
        ".",
        "\n",
        "'s",
        "Oren",
        "said",
    }
    | {"2018", "1990s", "31", "4", "0", "04.02.2019", "2019-02-31", "25/12/2018", "99/99/2019", "7:15", "19-24", "2100"}
)
_texts = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14).map(" ".join) | st.text(max_size=60)
_any_days = st.dates() | st.sampled_from([date.min, date.max])
_days = st.dates(min_value=Edtf.parse("1900").first, max_value=Edtf.parse("2099").last)  # type: ignore[arg-type]


def _read(text: str, published: Dating) -> Times:
    return read_times(plain_report("a", text, published), Syntax((), ()), LEXICON)


@given(_texts)
def test_expressions_are_in_order_and_apart(text: str) -> None:
    found = recognise(text, 0, len(text), LEXICON)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@settings(max_examples=300)
@given(_texts, _days)
def test_any_words_are_read_and_dates_are_edtf(text: str, day: object) -> None:
    times = _read(text, Dating(Edtf.parse(str(day)), "given", DatingMethod.GIVEN))
    for timex in times.timexes:
        assert text[timex.span.start : timex.span.end] == timex.span.quote
        assert timex.value
        if timex.date is not None:
            assert Edtf.parse(timex.date.value) == timex.date
    assert times == _read(text, Dating(Edtf.parse(str(day)), "given", DatingMethod.GIVEN))


@settings(max_examples=200)
@given(_texts, _any_days)
def test_no_day_of_the_calendar_is_too_early_or_too_late(text: str, day: date) -> None:
    _read(text, Dating(Edtf.day(day), "given", DatingMethod.GIVEN))


@settings(max_examples=300)
@given(_texts)
def test_without_a_year_in_the_text_there_is_no_date(text: str) -> None:
    """No year written, no date: nothing falls back to today or to the day of reading."""
    times = _read(text, Dating(None, "untold"))
    if times.published.date is not None:
        assert re.search(r"\d{4}", text)
    if not re.search(r"\d", text) and not re.search(r"(?i)centur|ties\b|teen|twenty|thousand", text):
        assert all(timex.date is None for timex in times.timexes)


@pytest.mark.parametrize("path", [p for p in files() if p.suffix == ".txt"], ids=lambda path: path.name)
def test_a_report_without_its_years_gets_no_year(path: Path) -> None:
    text = re.sub(r"\b(?:19|20)\d\d\b", "then", path.read_text(encoding="utf-8"))
    times = parsed(text, None)[2]
    assert times.published.date is None
    assert all(timex.date is None or timex.rule in ("decade", "century") for timex in times.timexes)
