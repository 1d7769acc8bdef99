"""What happened: a table of constructions, and the laws of events."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.plain_report import plain_report
from onrecord.dates import Edtf
from onrecord.entities import read_entities
from onrecord.events import OTHER, PLOVER_TYPES, read_events
from onrecord.language import FullPack, full_pack_for
from onrecord.lexicons.events import senses
from onrecord.model import OUTLET, Block, Dating, DatingMethod, Event, Report, Role, Statement
from onrecord.statements import attribute, read_statements
from onrecord.timex import read_times

CODEBOOK = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "events" / "plover-codebook.csv"
PUBLISHED = Dating(Edtf.parse("2024-05-20"), "given", DatingMethod.GIVEN)


def pack() -> FullPack:
    found = full_pack_for("en")
    assert found is not None
    return found


def read(report: Report) -> tuple[tuple[Statement, ...], tuple[Event, ...]]:
    en = pack()
    syntax = en.parse(report)
    times = read_times(report, syntax, en.timex)
    entities = read_entities(report, syntax, en.entities)
    statements = read_statements(report, syntax, times, entities, en, attribute(report, syntax, en))
    return statements, read_events(report, syntax, times, entities, statements, en)


def events(text: str) -> tuple[Event, ...]:
    return read(plain_report("r", text, PUBLISHED))[1]


def told(text: str) -> list[tuple[str, str, str | None, str]]:
    """Type (with mode), status, the date that a time expression gives, and words of each event."""
    return [
        (
            f"{e.type}/{e.mode}" if e.mode else e.type,
            e.status.value,
            e.when.value if e.when.method is DatingMethod.TIMEX else None,
            e.span.quote,
        )
        for e in events(text)
    ]


CONSTRUCTIONS: list[tuple[str, list[tuple[str, str, str | None, str]]]] = [
    (
        "Kardovia opened a naval base at Hald in 2003.",
        [("OTHER", "happened", "2003", "Kardovia opened a naval base at Hald in 2003")],
    ),
    (
        "The naval base at Hald was shut in 2014.",
        [("OTHER", "happened", "2014", "The naval base at Hald was shut in 2014")],
    ),
    (
        "President Marit Solen visited Velmeria on May 6.",
        [("CONSULT/visit", "happened", "2024-05-06", "President Marit Solen visited Velmeria on May 6")],
    ),
    (
        "Marit Solen will visit Velmeria on June 3.",
        [("CONSULT/visit", "planned", "2024-06-03", "Marit Solen will visit Velmeria on June 3")],
    ),
    (
        "Marit Solen is expected to visit Velmeria on June 3 and Oskania on June 4.",
        [
            ("CONSULT/visit", "planned", "2024-06-03", "Marit Solen is expected to visit Velmeria on June 3"),
            ("CONSULT/visit", "planned", "2024-06-04", "Oskania on June 4"),
        ],
    ),
    (
        "Kardovia could open a second base at Hald.",
        [("OTHER", "hypothetical", None, "Kardovia could open a second base at Hald")],
    ),
    ("Kardovia has not opened a base at Hald.", [("OTHER", "denied", None, "Kardovia has not opened a base at Hald")]),
    ("Velmeria has no plans to open a base at Hald.", [("OTHER", "denied", None, "to open a base at Hald")]),
    (
        "Marit Solen met with Drevlandic officials in Tarvona on Monday.",
        [("CONSULT", "happened", "2024-05-20", "Marit Solen met with Drevlandic officials in Tarvona on Monday")],
    ),
    (
        "Marit Solen and Oren Vald met in Tarvona on Monday.",
        [("CONSULT", "happened", "2024-05-20", "Marit Solen and Oren Vald met in Tarvona on Monday")],
    ),
    (
        "Talks between Kardovia and Velmeria are under way.",
        [("CONSULT", "ongoing", None, "Talks between Kardovia and Velmeria are under way")],
    ),
    (
        "Kardovia and Velmeria held talks in Tarvona in April.",
        [("CONSULT", "happened", "2024-04", "Kardovia and Velmeria held talks in Tarvona in April")],
    ),
    ("No talks were held.", [("CONSULT", "denied", None, "No talks were held")]),
    ("The talks were cancelled.", [("CONSULT", "denied", None, "The talks were cancelled")]),
    (
        "Marit Solen was elected president in October 2017.",
        [("OTHER", "happened", "2017-10", "Marit Solen was elected president in October 2017")],
    ),
    (
        "Marit Solen resigned as mayor of Tarvona on May 2.",
        [("RETREAT/resign", "happened", "2024-05-02", "Marit Solen resigned as mayor of Tarvona on May 2")],
    ),
    (
        "Kardovia began hosting Oskanian troops in 2001.",
        [("COOPERATE", "happened", "2001", "Kardovia began hosting Oskanian troops in 2001")],
    ),
    (
        "Police arrested three fishermen in Hald on Sunday.",
        [("COERCE/arrest", "happened", "2024-05-19", "Police arrested three fishermen in Hald on Sunday")],
    ),
    (
        "Three fishermen were detained by Velmerian police.",
        [("COERCE/arrest", "happened", None, "Three fishermen were detained by Velmerian police")],
    ),
    (
        "Protesters marched through Tarvona on Saturday.",
        [("PROTEST/demo", "happened", "2024-05-18", "Protesters marched through Tarvona on Saturday")],
    ),
    (
        "Oskania condemned the attack on the embassy.",
        [
            ("ACCUSE/disapprove", "happened", None, "Oskania condemned the attack on the embassy"),
            ("ASSAULT", "happened", None, "the attack on the embassy"),
        ],
    ),
    (
        "Oskania accused Kardovia of spying.",
        [("ACCUSE/allege", "happened", None, "Oskania accused Kardovia of spying")],
    ),
    (
        "Kardovia refused to withdraw its troops from Hald.",
        [
            ("REJECT", "happened", None, "Kardovia refused to withdraw its troops from Hald"),
            ("RETREAT/withdraw", "denied", None, "Kardovia refused to withdraw its troops from Hald"),
        ],
    ),
    (
        "Velmeria threatened to recall its ambassador.",
        [
            ("THREATEN", "happened", None, "Velmeria threatened to recall its ambassador"),
            ("SANCTION/expel", "hypothetical", None, "Velmeria threatened to recall its ambassador"),
        ],
    ),
    (
        "Velmeria recalled its ambassador from Tarvona on May 3.",
        [("SANCTION/expel", "happened", "2024-05-03", "Velmeria recalled its ambassador from Tarvona on May 3")],
    ),
    (
        "Oskania imposed sanctions on Kardovia in 2022.",
        [("SANCTION/discontinue", "happened", "2022", "Oskania imposed sanctions on Kardovia in 2022")],
    ),
    (
        "Kardovia deployed 300 soldiers to the Hald peninsula.",
        [("MOBILIZE/troops", "happened", None, "Kardovia deployed 300 soldiers to the Hald peninsula")],
    ),
    (
        "Kardovia may deploy troops to the Hald peninsula.",
        [("MOBILIZE/troops", "hypothetical", None, "Kardovia may deploy troops to the Hald peninsula")],
    ),
    (
        "Kardovia withdrew its troops from Hald in 2010.",
        [("RETREAT/withdraw", "happened", "2010", "Kardovia withdrew its troops from Hald in 2010")],
    ),
    (
        "Gunmen killed two soldiers near Hald on Tuesday.",
        [("ASSAULT", "happened", "2024-05-14", "Gunmen killed two soldiers near Hald on Tuesday")],
    ),
    (
        "A bomb exploded in Tarvona on Monday.",
        [("ASSAULT/explosives", "happened", "2024-05-20", "A bomb exploded in Tarvona on Monday")],
    ),
    ("Velmeria donated ten ships to Kardovia.", [("AID", "happened", None, "Velmeria donated ten ships to Kardovia")]),
    (
        "Velmeria agreed to lend Kardovia 20 million euros.",
        [
            ("AGREE", "happened", None, "Velmeria agreed to lend Kardovia 20 million euros"),
            ("AID", "planned", None, "Velmeria agreed to lend Kardovia 20 million euros"),
        ],
    ),
    (
        "Kardovia and Velmeria signed a treaty in 2003.",
        [("SUPPORT", "happened", "2003", "Kardovia and Velmeria signed a treaty in 2003")],
    ),
    (
        "Parliament ratified the treaty in 2004.",
        [("SUPPORT", "happened", "2004", "Parliament ratified the treaty in 2004")],
    ),
    (
        "Kardovia urged Oskania to release the sailors.",
        [
            ("REQUEST", "happened", None, "Kardovia urged Oskania to release the sailors"),
            ("RETREAT/release", "hypothetical", None, "to release the sailors"),
        ],
    ),
    (
        "Oskania released the sailors on May 10.",
        [("RETREAT/release", "happened", "2024-05-10", "Oskania released the sailors on May 10")],
    ),
    (
        "If Kardovia opens a base, Oskania will recall its ambassador.",
        [
            ("OTHER", "hypothetical", None, "Kardovia opens a base"),
            ("SANCTION/expel", "planned", None, "Oskania will recall its ambassador"),
        ],
    ),
    (
        "Kardovia wants to open a base at Hald.",
        [("OTHER", "hypothetical", None, "Kardovia wants to open a base at Hald")],
    ),
    (
        "Kardovia plans to close the port of Hald in 2026.",
        [("OTHER", "planned", "2026", "Kardovia plans to close the port of Hald in 2026")],
    ),
    (
        "Speaking to students in Tarvona on May 4, Marit Solen said that the port was shut.",
        [
            ("CONSULT", "happened", "2024-05-04", "Speaking to students in Tarvona on May 4"),
            ("OTHER", "happened", None, "the port was shut"),
        ],
    ),
    (
        "Marit Solen said that Kardovia had closed the port.",
        [("OTHER", "happened", None, "Kardovia had closed the port")],
    ),
    (
        "Marit Solen denied that Kardovia had closed the port.",
        [("OTHER", "denied", None, "Kardovia had closed the port")],
    ),
    (
        "The opening of the base is planned for June 2025.",
        [("OTHER", "planned", "2025-06", "The opening of the base is planned for June 2025")],
    ),
    (
        "Velmerian ships are moving to the Hald peninsula.",
        [("MOBILIZE/troops", "ongoing", None, "Velmerian ships are moving to the Hald peninsula")],
    ),
    (
        "Oskania suspended flights to Kardovia.",
        [("SANCTION/discontinue", "happened", None, "Oskania suspended flights to Kardovia")],
    ),
    ("Has Kardovia opened a base?", [("OTHER", "hypothetical", None, "Has Kardovia opened a base")]),
    ("The visit was postponed.", [("CONSULT/visit", "planned", None, "The visit was postponed")]),
    (
        "Kardovia and Velmeria agreed at talks on May 13.",
        [
            ("AGREE", "happened", "2024-05-13", "Kardovia and Velmeria agreed at talks on May 13"),
            ("CONSULT", "happened", "2024-05-13", "talks on May 13"),
        ],
    ),
    ("Kardovia was in talks with Velmeria.", [("CONSULT", "happened", None, "talks with Velmeria")]),
    (
        "The soldiers left for Oskania on Sunday.",
        [("OTHER", "happened", "2024-05-19", "The soldiers left for Oskania on Sunday")],
    ),
    (
        "Kardovia launched an investigation into the crash.",
        [("ACCUSE/investigate", "happened", None, "Kardovia launched an investigation into the crash")],
    ),
    (
        "The government banned the party in 2019.",
        [("COERCE/ban", "happened", "2019", "The government banned the party in 2019")],
    ),
    (
        "Marit Solen apologized to Oskania for the delay.",
        [("CONCEDE", "happened", None, "Marit Solen apologized to Oskania for the delay")],
    ),
    (
        "The ceasefire took effect on May 1.",
        [("RETREAT/ceasefire", "happened", "2024-05-01", "The ceasefire took effect on May 1")],
    ),
    (
        "Kardovia merged the two shipyards in 2012.",
        [("OTHER", "happened", "2012", "Kardovia merged the two shipyards in 2012")],
    ),
    (
        "Two bases were combined into a single command in 2017.",
        [("OTHER", "happened", "2017", "Two bases were combined into a single command in 2017")],
    ),
    (
        "Marit Solen said Oskania should return the ships.",
        [("RETREAT/return", "hypothetical", None, "Oskania should return the ships")],
    ),
    (
        "Kardovia dismissed the general on May 2.",
        [("OTHER", "happened", "2024-05-02", "Kardovia dismissed the general on May 2")],
    ),
    ("Marit Solen took office in 2014.", [("OTHER", "happened", "2014", "Marit Solen took office in 2014")]),
    ("The president, who was elected in 2019, spoke.", [("OTHER", "happened", "2019", "who was elected in 2019")]),
    (
        "Kardovia, which left the council in 2019, has no vote.",
        [("SANCTION/withdraw", "happened", "2019", "which left the council in 2019")],
    ),
    (
        "Oskanian police used tear gas on Sunday.",
        [("ASSAULT/crowd-control", "happened", "2024-05-19", "Oskanian police used tear gas on Sunday")],
    ),
    (
        "Kardovia shut the base in 2014, after Velmeria had opened its own.",
        [("OTHER", "happened", "2014", "Kardovia shut the base in 2014")],
    ),
    (
        "The Kardovian parliament passed the law on May 7.",
        [("OTHER", "happened", "2024-05-07", "The Kardovian parliament passed the law on May 7")],
    ),
    (
        "Marit Solen promised to release the sailors.",
        [
            ("AGREE", "happened", None, "Marit Solen promised to release the sailors"),
            ("RETREAT/release", "planned", None, "Marit Solen promised to release the sailors"),
        ],
    ),
    (
        "The ministry summoned the Oskanian ambassador on Tuesday.",
        [("ACCUSE/disapprove", "happened", "2024-05-14", "The ministry summoned the Oskanian ambassador on Tuesday")],
    ),
    (
        "Kardovian and Velmerian ships held a drill off Hald in March.",
        [("MOBILIZE/troops", "happened", "2024-03", "Kardovian and Velmerian ships held a drill off Hald in March")],
    ),
    (
        "The fishermen demanded the closure of the base.",
        [
            ("REQUEST", "happened", None, "The fishermen demanded the closure of the base"),
            ("OTHER", "hypothetical", None, "the closure of the base"),
        ],
    ),
    (
        "Rather than open a base, Kardovia closed the port.",
        [("OTHER", "hypothetical", None, "open a base"), ("OTHER", "happened", None, "Kardovia closed the port")],
    ),
    (
        "Kardovia rejected an Oskanian request for talks.",
        [("REJECT", "happened", None, "Kardovia rejected an Oskanian request for talks")],
    ),
    (
        "Before the election, Marit Solen visited Oskania.",
        [("CONSULT/visit", "happened", None, "Marit Solen visited Oskania")],
    ),
    (
        "On May 4, during a visit to Oskania, Marit Solen said that the port was shut.",
        [
            ("CONSULT/visit", "happened", "2024-05-04", "during a visit to Oskania"),
            ("OTHER", "happened", None, "the port was shut"),
        ],
    ),
    (
        "Marit Solen was in Velmeria last week.",
        [("CONSULT/visit", "happened", "2024-05-13/2024-05-19", "Marit Solen was in Velmeria last week")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTIONS, ids=[text for text, _ in CONSTRUCTIONS])
def test_constructions(text: str, expected: list[tuple[str, str, str | None, str]]) -> None:
    assert told(text) == expected


ARGUMENTS: list[tuple[str, tuple[str, ...], tuple[str, ...], str | None]] = [
    ("Marit Solen and Oren Vald met in Tarvona on Monday.", ("Marit Solen", "Oren Vald"), (), "Tarvona"),
    ("Kardovia and Velmeria held talks in Tarvona in April.", ("Kardovia", "Velmeria"), (), "Tarvona"),
    ("Police arrested three fishermen in Tarvona on Sunday.", ("Police",), ("three fishermen",), "Tarvona"),
    ("Three fishermen were detained by Velmerian police.", ("Velmerian police",), ("Three fishermen",), None),
    ("Oskania condemned the attack on the embassy.", ("Oskania",), ("embassy",), None),
    ("Oskania accused Kardovia of spying.", ("Oskania",), ("Kardovia",), None),
    ("Oskania imposed sanctions on Kardovia in 2022.", ("Oskania",), ("Kardovia",), None),
    ("Kardovia deployed 300 soldiers to the Hald peninsula.", ("Kardovia",), (), "Hald peninsula"),
    ("Velmeria donated ten ships to Kardovia.", ("Velmeria",), ("Kardovia",), None),
    ("Kardovia urged Oskania to release the sailors.", ("Kardovia",), ("Oskania",), None),
    ("Marit Solen visited Velmeria on May 6.", ("Marit Solen",), ("Velmeria",), "Velmeria"),
    ("Talks between Kardovia and Velmeria are under way.", ("Kardovia", "Velmeria"), (), None),
    ("Kardovia was in talks with Velmeria.", ("Kardovia", "Velmeria"), (), None),
    ("Marit Solen was elected president in October 2017.", (), ("Marit Solen",), None),
    ("Marit Solen apologized to Oskania for the delay.", ("Marit Solen",), ("Oskania",), None),
    ("Marit Solen took office in 2014.", ("Marit Solen",), (), None),
    ("Velmeria has no plans to open a base at Hald.", ("Velmeria",), (), "Hald"),
]


@pytest.mark.parametrize(("text", "actor", "recipient", "place"), ARGUMENTS, ids=[row[0] for row in ARGUMENTS])
def test_arguments(text: str, actor: tuple[str, ...], recipient: tuple[str, ...], place: str | None) -> None:
    event = events(text)[0]
    assert (event.actor, event.recipient, event.place) == (actor, recipient, place)


def test_verbs_of_saying_are_no_events() -> None:
    assert events("Marit Solen said that the weather was fine, and added that she liked it.") == ()


def test_a_pronoun_in_the_clause_is_resolved() -> None:
    found = events("President Marit Solen spoke in Tarvona. She visited Velmeria on May 6.")
    assert found[-1].actor == ("Marit Solen",)


def test_the_voice_is_the_innermost_statement() -> None:
    text = "Kardovia closed the port in 2019. Marit Solen said that Oskania had closed the bridge."
    statements, found = read(plain_report("r", text, PUBLISHED))
    assert [e.voice for e in found] == [OUTLET, statements[0].id]


def test_what_a_cue_denies_is_denied() -> None:
    found = events("Marit Solen denied that Kardovia had closed the port.")
    assert [e.status.value for e in found] == ["denied"]


def test_a_pluperfect_is_bounded_by_what_stands_before() -> None:
    found = events("Kardovia shut the base in 2014. Velmeria had pressed Kardovia for its closure.")
    pressed = next(e for e in found if e.trigger.quote == "pressed")
    assert pressed.when.value == "../2014"


def test_a_perfect_is_bounded_by_the_report() -> None:
    (event,) = events("Kardovia has closed the port.")
    assert (event.when.value, event.when.method) == ("../2024-05-20", DatingMethod.EVENT)


def test_a_speakers_present_is_when_it_was_said() -> None:
    found = events("Marit Solen said on May 6 that Oskanian ships are moving to the Hald peninsula.")
    assert [(e.status.value, e.when.value) for e in found] == [("ongoing", "2024-05-06")]


def test_a_caption_told_twice_gives_its_event_once() -> None:
    caption = "Marit Solen with Oren Vald during a meeting in Tarvona on May 6.\n"
    text = caption * 2
    blocks = (Block(Role.CAPTION, 0, len(caption), "a picture"), Block(Role.CAPTION, len(caption), len(text), "again"))
    (event,) = read(Report("r", "p", None, None, "en", None, None, PUBLISHED, text, blocks))[1]
    assert event.actor == ("Marit Solen", "Oren Vald")
    assert event.span.quote == "during a meeting in Tarvona on May 6"


def test_a_title_gives_no_event_that_the_body_tells() -> None:
    title, body = "Kardovia closes the port of Hald\n", "Kardovia closed the port of Hald on May 6."
    text = title + body
    blocks = (Block(Role.TITLE, 0, len(title), "the title"), Block(Role.BODY, len(title), len(text), "a sentence"))
    found = read(Report("r", "p", None, None, "en", title, None, PUBLISHED, text, blocks))[1]
    assert [(e.span.start >= len(title), e.when.value) for e in found] == [(True, "2024-05-06")]


def test_a_plan_whose_day_is_over_has_no_date() -> None:
    over = events("Marit Solen plans to visit Tarvona on May 6, 2024.")
    ahead = events("Marit Solen plans to visit Tarvona on June 6, 2024.")
    assert [(e.status.value, e.when.value) for e in over + ahead] == [("planned", None), ("planned", "2024-06-06")]
    assert "2024-05-06 was over" in over[0].when.basis


def test_a_sentence_behind_a_dated_one_is_not_of_that_day() -> None:
    dated, behind = events("Marit Solen visited Tarvona on May 6. She met Oren Vald.")
    assert dated.when.value == "2024-05-06"
    assert behind.when.value is None
    assert "met" in behind.when.basis


def test_the_day_of_the_news_dates_the_opening_and_the_present() -> None:
    opening, behind, present = (
        events(text)[-1].when
        for text in (
            "Oren Vald accused Kardovia of piracy.",
            "It rained in Velm.\nOren Vald accused Kardovia of piracy.",
            "It rained in Velm.\nOskanian ships are moving to the Hald peninsula.",
        )
    )
    assert (opening.value, behind.value, present.value) == ("2024-05-20", None, "2024-05-20")


def test_the_cue_of_a_statement_is_of_the_day_on_which_it_was_said() -> None:
    statements, found = read(
        plain_report(
            "r", "Oren Vald arrived in Tarvona on May 6. He demanded that Kardovia close the port of Hald.", PUBLISHED
        )
    )
    (demand,) = [e for e in found if e.trigger.quote == "demanded"]
    (statement,) = statements
    assert statement.cue is not None
    assert statement.cue.quote == "demanded"
    assert demand.when == statement.said_on
    assert (demand.when.value, demand.when.method) == ("2024-05-06", DatingMethod.PASSAGE)


def test_the_voice_is_the_innermost_content() -> None:
    text = "Oren Vald said that Marit Solen told reporters that Kardovia opened the port of Hald in 2003."
    statements, found = read(plain_report("r", text, PUBLISHED))
    for event in found:
        holding = [(p.end - p.start, s.id) for s in statements for p in s.content if p.covers(event.trigger)]
        assert event.voice == (min(holding)[1] if holding else OUTLET)
    assert any(event.voice != OUTLET for event in found)


SENTENCES = st.lists(st.sampled_from([text for text, _ in CONSTRUCTIONS]), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None)
@given(SENTENCES)
def test_laws(sentences: list[str]) -> None:
    """Words are verbatim, every event has a trigger, the same text gives the same events, in text order."""
    text = "\n".join(sentences)
    report = plain_report("r", text, PUBLISHED)
    statements, found = read(report)
    assert read(report)[1] == found
    known = {OUTLET, *(s.id for s in statements)}
    lexicon = pack().events
    for event in found:
        assert text[event.span.start : event.span.end] == event.span.quote
        assert text[event.trigger.start : event.trigger.end] == event.trigger.quote
        assert event.type in {*PLOVER_TYPES, OTHER}
        assert event.voice in known
        assert 0 < event.confidence <= 1
        assert "\n" not in event.span.quote
    assert list(found) == sorted(found, key=lambda e: (e.span.start, e.span.end))
    assert len({e.id for e in found}) == len(found)
    assert {e.type for e in found} <= {
        s.type for table in (lexicon.verbs, lexicon.nouns) for row in table.values() for s in row
    }


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_any_text_is_read(text: str) -> None:
    for event in events(text or "x"):
        assert event.span.quote in text


def test_senses_prefer_the_one_that_asks_for_more() -> None:
    table = senses({("CONSULT", None): "meet", ("OTHER", None): "meet *deadline"})
    assert [s.type for s in table["meet"]] == ["OTHER", "CONSULT"]


@pytest.mark.skipif(not CODEBOOK.exists(), reason="the codebook is not beside the project")
def test_codes_are_those_of_the_codebook() -> None:
    with CODEBOOK.open(encoding="utf-8") as rows:
        book = {(row["event"], row["mode"] or None) for row in csv.DictReader(rows)}
    types = {type_ for type_, _ in book}
    assert set(PLOVER_TYPES) == types
    for table in (pack().events.verbs, pack().events.nouns):
        for row in table.values():
            for sense in row:
                assert sense.type == OTHER or sense.type in types
                assert sense.mode is None or (sense.type, sense.mode) in book
