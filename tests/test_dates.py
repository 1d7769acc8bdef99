"""EDTF dates: any text is a date whose first day is not after its last, or a DateError; never another error."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates import Edtf, days_after, month_end
from onrecord.errors import DateError

_marks = st.sampled_from(["", "~", "?", "%"])
_ends = st.one_of(
    st.sampled_from(
        ["", "..", "Y170000002", "-0100", "0000", "9999", "9999-12", "[2019..]", "201X", "2019-21", "{2019}"]
    ),
    st.from_regex(r"-?[0-9]{4}(-[0-9]{2}){0,2}", fullmatch=True),
)
_end = st.tuples(_ends, _marks).map("".join)
_values = st.one_of(st.text(max_size=20), _end, st.tuples(_end, _end).map("/".join))


@given(_values)
def test_any_text_is_a_date_or_a_date_error(value: str) -> None:
    try:
        found = Edtf.parse(value)
    except DateError:
        return
    assert found.value == value.strip()
    if found.first is not None and found.last is not None:
        assert found.first <= found.last


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("2019-02-04?/..", date(2019, 2, 4), None),
        ("2019-02~/2019-03", date(2019, 2, 1), date(2019, 3, 31)),
    ],
)
def test_days_that_a_date_can_mean(value: str, first: date | None, last: date | None) -> None:
    assert Edtf.parse(value) == Edtf(value, first, last)


@pytest.mark.parametrize(
    "value",
    [
        "0000",
        "2019-02-30",
        "2019-02-30?/..",
        "../2019-02-30~",
        "-0100",
        "Y170000002",
        "2019/2018",
        "٢٠١٩",
        "2019-13",
        "",
    ],
)
def test_what_is_refused(value: str) -> None:
    with pytest.raises(DateError):
        Edtf.parse(value)


@given(st.dates(), st.dates())
def test_what_is_written_is_read_the_same(one: date, other: date) -> None:
    first, last = sorted((one, other))
    for when in (Edtf.between(first, last), Edtf.between(None, last), Edtf.between(first, None), Edtf.day(first)):
        assert Edtf.parse(when.value) == when


@pytest.mark.parametrize("count", [-1, 10**12])
def test_no_day_lies_outside_of_the_calendar(count: int) -> None:
    with pytest.raises(DateError):
        days_after(date.min, count)
    with pytest.raises(DateError):
        month_end(10_000, 1)
