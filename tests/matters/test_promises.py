"""What was promised for a day, and what became of it: read from texts, and judged over later events."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord import pipeline
from onrecord.dates import Edtf
from onrecord.matters.promises import Due, Promised, Told, became, due
from onrecord.model import (
    OUTLET,
    Act,
    Dating,
    DatingMethod,
    Event,
    Form,
    Page,
    PromiseState,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Status,
)

SAID = "2024-03-01"
UNTOLD = Dating(None, "not told")


def told(value: str | None) -> Dating:
    return Dating(Edtf.parse(value), f"the text says {value}", DatingMethod.TIMEX) if value else UNTOLD


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('"We will publish the annex by June 30," Prime Minister Ada Oren said.', ("2024-06-30", True)),
        ('"I will resign on May 4," Prime Minister Ada Oren promised.', ("2024-05-04", False)),
        ("Prime Minister Ada Oren promised to open the bridge in August.", ("2024-08", False)),
        ('"We will stay here until June 30," Prime Minister Ada Oren said.', None),
        ('"We will publish the annex," Prime Minister Ada Oren said.', None),
        ("Prime Minister Ada Oren said that the bridge was opened on January 4.", None),
    ],
)
def test_a_promise_is_due_on_the_day_in_its_words(words: str, expected: tuple[str, bool] | None) -> None:
    text = f"Oren Speaks\n\nMarch 1, 2024\n\nVELM -- {words} She spoke in parliament on March 1, 2024.\n"
    record = pipeline.read(Page(text.encode(), "a.txt", published=Edtf.parse(SAID)))
    found = [
        due(it, record.report.published.date, record.timexes, record.events, "en")
        for it in record.statements
        if it.speaker.name == "Ada Oren"
    ]
    assert found
    assert [(it.when.value, it.deadline) for it in found if it] == ([expected] if expected else [])


def event(
    when: str | None,
    status: Status = Status.HAPPENED,
    words: str = "Kestrin visited Velm",
    trigger: str = "visited",
    type_: str = "CONSULT",
) -> Event:
    span = Span(0, len(words), words)
    at = words.index(trigger)
    return Event(
        f"ev-{when}-{status}", span, Span(at, at + len(trigger), trigger), type_, None, status, told(when),
        ("Kestrin",), ("Velm",), "Velm", OUTLET, 0.9,
    )  # fmt: skip


def later(
    happened: Event, on: str = "2024-06-01", actors: str = "kestrin", others: str = "velm", report: str = "re-later"
) -> Told:
    return Told(happened, report, "en", frozenset([actors]), frozenset([others]), Edtf.parse(on))


def promised(
    when: str = "2024-03-19",
    *,
    deadline: bool = False,
    words: str = "Kestrin will visit Velm on March 19",
    planned: bool = True,
) -> Promised:
    statement = Statement(
        "st-1",
        Speaker(SpeakerKind.PERSON, "Ada Oren", None, None, None, 1.0, "given"),
        None,
        (Span(0, len(words), words),),
        Form.DIRECT,
        Act.FORECAST,
        0.9,
        told(SAID),
    )
    ahead = event(when, Status.PLANNED) if planned else None
    others = frozenset(["velm"]) if planned else frozenset[str]()
    return Promised(
        statement, "re-first", "en", Due(told(when), deadline, ahead), Edtf.parse(SAID), frozenset(["kestrin"]), others
    )


def state(of: Promised, *events: Told, as_of: str = "2024-12-31") -> PromiseState:
    return became(of, events, date.fromisoformat(as_of)).state


def test_it_is_met_by_the_same_event_on_its_day() -> None:
    found = became(promised(), [later(event("2024-03-19"))], date(2024, 12, 31))
    assert (found.state, [it.words[0].quote for it in found.outcome]) == (PromiseState.MET, ["Kestrin visited Velm"])
    assert "2024-03-19" in found.reason


def test_a_deadline_is_met_by_what_happens_before_it() -> None:
    assert state(promised("2024-06-30", deadline=True), later(event("2024-04-02"))) is PromiseState.MET
    assert state(promised("2024-06-30"), later(event("2024-04-02"))) is PromiseState.NOTHING_FOUND


@pytest.mark.parametrize(
    "other",
    [
        later(event("2024-03-19"), actors="vosk"),
        later(event("2024-03-19"), others="lenz"),
        later(event("2024-03-19", Status.PLANNED)),
        later(event("2024-03-19", Status.HYPOTHETICAL)),
        later(event(None)),
        later(event("2024-03", words="Kestrin visited Velm in March")),
        later(event("2024-03-19", words="Kestrin sued Velm", trigger="sued", type_="ACCUSE")),
        later(event("2023-03-19")),
    ],
    ids=["who", "whom", "planned", "hypothetical", "no date", "some day of a month", "kind", "before"],
)
def test_what_is_not_the_same_event_told_as_happened_meets_nothing(other: Told) -> None:
    assert state(promised(), other) is PromiseState.NOTHING_FOUND


def test_it_is_moved_where_it_happens_late_is_planned_anew_or_called_off() -> None:
    assert state(promised(), later(event("2024-04-10"))) is PromiseState.MOVED
    assert state(promised(), later(event("2024-05-02", Status.PLANNED), on="2024-03-20")) is PromiseState.MOVED
    assert state(promised(), later(event("2024-03-19", Status.DENIED), on="2024-03-18")) is PromiseState.MOVED
    assert state(promised(), later(event("2025-03-19"), on="2025-03-20"), as_of="2025-12-31") is (
        PromiseState.NOTHING_FOUND
    )


def test_a_plan_that_was_told_before_moves_nothing() -> None:
    assert state(promised(), later(event("2024-05-02", Status.PLANNED), on="2024-02-01")) is PromiseState.NOTHING_FOUND


def test_it_stands_as_of_a_day() -> None:
    events = (later(event("2024-03-19"), on="2024-03-20"),)
    days = ("2024-03-02", "2024-03-18", "2024-03-19", "2024-03-20")
    assert [state(promised(), as_of=day) for day in days] == [
        PromiseState.NOT_DUE,
        PromiseState.NOT_DUE,
        PromiseState.DUE,
        PromiseState.NOTHING_FOUND,
    ]
    assert state(promised(), *events, as_of="2024-03-18") is PromiseState.NOT_DUE
    assert state(promised(), *events, as_of="2024-03-20") is PromiseState.MET


def test_words_without_an_event_are_met_by_the_speaker_doing_that() -> None:
    words = "I will publish the secret annex by June 30"
    of = promised("2024-06-30", deadline=True, words=words, planned=False)
    done = event("2024-05-02", words="Kestrin published the annex", trigger="published", type_="OTHER")
    other = event("2024-05-02", words="Kestrin published a novel", trigger="published", type_="OTHER")
    assert state(of, later(done)) is PromiseState.MET
    assert state(of, later(other)) is PromiseState.NOTHING_FOUND


def test_the_order_of_later_events_does_not_matter() -> None:
    events = [later(event("2024-03-19")), later(event("2024-03-20")), later(event("2024-04-10"))]
    day = date(2024, 12, 31)
    assert became(promised(), events, day) == became(promised(), events[::-1], day)
