"""What holds, from when to when: a table of constructions, each pattern's own example, and the laws of facts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.plain_report import plain_report
from onrecord.dates import Edtf
from onrecord.entities import read_entities
from onrecord.facts import read_facts
from onrecord.language import FullPack, full_pack_for
from onrecord.lexicons.facts import Pattern
from onrecord.model import OUTLET, Dating, DatingMethod, Fact, Report, Statement, content_id
from onrecord.statements import attribute, read_statements
from onrecord.timex import read_times

PUBLISHED = Dating(Edtf.parse("2024-05-20"), "given", DatingMethod.GIVEN)

WORLD = "Ships sail from Kardovia to Velmeria, Oskania and Drevland. They call at Tarvona, in Kardovia, and at Hald.\n"
"""What a report says before: a demonym is understood where the report names the place."""


def pack() -> FullPack:
    found = full_pack_for("en")
    assert found is not None
    return found


def read(report: Report) -> tuple[tuple[Statement, ...], tuple[Fact, ...]]:
    en = pack()
    syntax = en.parse(report)
    times = read_times(report, syntax, en.timex)
    entities = read_entities(report, syntax, en.entities)
    statements = read_statements(report, syntax, times, entities, en, attribute(report, syntax, en))
    return statements, read_facts(report, syntax, times, entities, statements, en)


def facts(text: str) -> list[Fact]:
    """The facts of a text, told in the invented world."""
    return [f for f in read(plain_report("r", WORLD + text, PUBLISHED))[1] if f.span.start >= len(WORLD)]


Row = tuple[str, str, str, str | None, str | None, str]


def told(text: str) -> list[Row]:
    """Subject, relation, object, ends and rule of each fact."""
    return [(f.subject, f.relation.value, f.object, f.valid_from.value, f.valid_to.value, f.rule) for f in facts(text)]


CONSTRUCTIONS: list[tuple[str, list[Row]]] = [
    (
        "Kardovia opened a naval base at Hald in 2003.",
        [("Kardovia", "operates base at", "Hald", "2003", None, "base with operator and place")],
    ),
    (
        "Kardovia's naval base at Hald was opened in 2003.",
        [("Kardovia", "operates base at", "Hald", "2003", None, "base with operator and place")],
    ),
    (
        "Kardovia's naval base at Hald was opened in 2003 and shut in 2014.",
        [("Kardovia", "operates base at", "Hald", "2003", "2014", "base with operator and place")],
    ),
    (
        "The Kardovian air base at Hald dates from 2003.",
        [("Kardovia", "operates base at", "Hald", "2003", None, "base with operator and place")],
    ),
    (
        "Kardovia's Hald base, which was set up in 2003, has 400 men.",
        [("Kardovia", "operates base at", "Hald", "2003", None, "base with operator and place")],
    ),
    (
        "An Oskanian air base outside the capital, Tarvona, was opened in 2001, but Kardovia shut it in 2014.",
        [("Kardovia", "hosts", "Oskanian air base outside Tarvona", "2001", "2014", "shut another's base")],
    ),
    ("Kardovia wants a second base at Hald.", []),
    ("Oskania leases the port of Hald until 2040.", [("Oskania", "leases", "port of Hald", None, "2040", "leases")]),
    (
        "Oskania holds the port of Hald on lease until 2040.",
        [("Oskania", "leases", "port of Hald", None, "2040", "holds on lease")],
    ),
    (
        "The Velden Sound Council, which includes Kardovia, Velmeria and Oskania, met in Tarvona.",
        [
            ("Kardovia", "member of", "Velden Sound Council", None, None, "organisation that includes"),
            ("Velmeria", "member of", "Velden Sound Council", None, None, "organisation that includes"),
            ("Oskania", "member of", "Velden Sound Council", None, None, "organisation that includes"),
        ],
    ),
    (
        "The Velden Sound Council, whose members are Kardovia, Velmeria and Oskania, met in Tarvona.",
        [
            ("Kardovia", "member of", "Velden Sound Council", None, None, "whose members are"),
            ("Velmeria", "member of", "Velden Sound Council", None, None, "whose members are"),
            ("Oskania", "member of", "Velden Sound Council", None, None, "whose members are"),
        ],
    ),
    (
        "The Velden Sound Council (VSC), to which Kardovia, Velmeria and Oskania belong, met in Tarvona.",
        [
            ("Kardovia", "member of", "Velden Sound Council", None, None, "to which they belong"),
            ("Velmeria", "member of", "Velden Sound Council", None, None, "to which they belong"),
            ("Oskania", "member of", "Velden Sound Council", None, None, "to which they belong"),
        ],
    ),
    (
        "Kardovia is a member of the Velden Sound Council.",
        [("Kardovia", "member of", "Velden Sound Council", None, None, "is a member of")],
    ),
    ("Kardovia is not a member of the Velden Sound Council.", []),
    (
        "Kardovia joined the Velden Sound Council in 2004.",
        [("Kardovia", "member of", "Velden Sound Council", "2004", None, "joined")],
    ),
    (
        "Kardovia left the Velden Sound Council in 2019.",
        [("Kardovia", "member of", "Velden Sound Council", None, "2019", "left")],
    ),
    ("Kardovia may leave the Velden Sound Council.", []),
    (
        "The base at Hald, about 40 kilometers from Tarvona, was shut.",
        [("Hald", "located near", "Tarvona", None, None, "a distance away")],
    ),
    ("Kardovia borders Velmeria.", [("Kardovia", "borders", "Velmeria", None, None, "borders")]),
    (
        "Kardovia shares a border with Velmeria.",
        [("Kardovia", "borders", "Velmeria", None, None, "shares a border with")],
    ),
    (
        "Marit Solen spoke in the Hald region on the border with Velmeria and Drevland.",
        [
            ("Hald region", "borders", "Velmeria", None, None, "region on a border"),
            ("Hald region", "borders", "Drevland", None, None, "region on a border"),
        ],
    ),
    ("Tarvona is the capital of Kardovia.", [("Tarvona", "capital of", "Kardovia", None, None, "is the capital of")]),
    (
        "The Kardovian minister spoke in the capital, Tarvona.",
        [("Tarvona", "capital of", "Kardovia", None, None, "the capital, by name")],
    ),
    ("The Hald district is part of Kardovia.", [("Hald district", "part of", "Kardovia", None, None, "is part of")]),
    (
        "The Hald base was merged into a single naval base in 2012.",
        [("Hald base", "part of", "single naval base", "2012", None, "was made one with")],
    ),
    ("Kardovia is an ally of Oskania.", [("Kardovia", "allied with", "Oskania", None, None, "is an ally of")]),
    ("Kardovia is allied with Oskania.", [("Kardovia", "allied with", "Oskania", None, None, "is allied with")]),
    ("Kardovia is a party to the Hald Treaty.", [("Kardovia", "party to", "Hald Treaty", None, None, "is a party to")]),
    (
        "Under a 2003 treaty between Kardovia and Velmeria, ships pass freely.",
        [
            ("Kardovia", "party to", "2003 treaty", None, None, "pact between"),
            ("Velmeria", "party to", "2003 treaty", None, None, "pact between"),
        ],
    ),
    ("Kardovia signed the Hald Treaty in 2003.", [("Kardovia", "party to", "Hald Treaty", "2003", None, "signed")]),
    ("Kardovia owns the Hald shipyard.", [("Kardovia", "owns", "Hald shipyard", None, None, "owns")]),
    ("The Hald shipyard, owned by Kardovia, is shut.", [("Kardovia", "owns", "Hald shipyard", None, None, "owns")]),
    ("Kardovia bought the Hald shipyard in 2011.", [("Kardovia", "owns", "Hald shipyard", "2011", None, "bought")]),
    ("Kardovia controls the Hald peninsula.", [("Kardovia", "controls", "Hald peninsula", None, None, "controls")]),
    ("The Hald Shipyard employs 400 people.", [("Hald Shipyard", "employs", "400 people", None, None, "employs")]),
    (
        "Kardovian President Marit Solen met Oren Vald, the mayor of Tarvona.",
        [
            ("Marit Solen", "holds office", "president of Kardovia", None, None, "title beside the name"),
            ("Oren Vald", "holds office", "mayor of Tarvona", None, None, "title beside the name"),
        ],
    ),
    (
        "President Marit Solen spoke. She was elected president in October 2017.",
        [("Marit Solen", "holds office", "president", "2017-10", None, "entered office")],
    ),
    (
        "President Marit Solen was elected in October 2017. Her predecessor, Oren Vald, lives in Tarvona.",
        [
            ("Marit Solen", "holds office", "president", "2017-10", None, "entered office"),
            ("Oren Vald", "holds office", "president", None, "2017~", "predecessor"),
        ],
    ),
    (
        "Former President Oren Vald spoke in Tarvona.",
        [("Oren Vald", "holds office", "president", None, "../2024-05-20", "former title beside the name")],
    ),
    (
        "Marit Solen said that Kardovia is a member of the Velden Sound Council.",
        [("Kardovia", "member of", "Velden Sound Council", None, None, "is a member of")],
    ),
    (
        "Marit Solen, who heads the Kardovian Foreign Ministry, spoke in Tarvona.",
        [("Marit Solen", "holds office", "foreign minister of Kardovia", None, None, "title beside the name")],
    ),
    (
        "Admiral Ilya Morozin, who commands Kardovia's Velden Sound Fleet, spoke in Tarvona.",
        [
            (
                "Ilya Morozin",
                "holds office",
                "head of Kardovia's Velden Sound Fleet",
                None,
                None,
                "title beside the name",
            )
        ],
    ),
    (
        "Admiral Ilya Morozin, who commands the Velden Sound Fleet, spoke in Tarvona.",
        [("Ilya Morozin", "holds office", "head of the Velden Sound Fleet", None, None, "title beside the name")],
    ),
    (
        "Oren Vald resigned as mayor of Tarvona in May 2019.",
        [("Oren Vald", "holds office", "mayor of Tarvona", None, "2019-05", "left office")],
    ),
    (
        "Prime Minister Oren Vald was dismissed on May 3.",
        [("Oren Vald", "holds office", "prime minister", None, "2024-05-03", "title beside the name")],
    ),
    (
        "Marit Solen was appointed foreign minister in 2020.",
        [("Marit Solen", "holds office", "foreign minister", "2020", None, "entered office")],
    ),
    (
        "The Hald region, in the north of Velmeria, is poor.",
        [("Hald region", "part of", "Velmeria", None, None, "place beside a name")],
    ),
    (
        "Port Helin, a fishing harbour in the Hald region, is poor.",
        [("Port Helin", "located in", "Hald region", None, None, "place beside a name")],
    ),
    ("Kardin, a town in turmoil, is poor.", []),
    (
        "Sweden has kept a naval base in Velmeria, at Kardin, since 1996.",
        [("Sweden", "operates base at", "Kardin", "1996", None, "base with operator and place")],
    ),
    (
        "From 2002 to 2011 Sweden operated a radar station at Kardin.",
        [("Sweden", "operates base at", "Kardin", "2002", "2011", "base with operator and place")],
    ),
    (
        "Ministers spoke of the lease of Sweden's naval base at Kardin, which runs until 2034.",
        [
            ("Sweden", "leases", "Kardin", None, "2034", "lease of a base"),
            ("Sweden", "operates base at", "Kardin", None, None, "base with operator and place"),
        ],
    ),
    (
        "Sweden operates a naval base at Kardin. It was opened in 1996 under a treaty, and its lease runs until 2034.",
        [
            ("Sweden", "operates base at", "Kardin", "1996", None, "base with operator and place"),
            ("Sweden", "leases", "Kardin", None, "2034", "lease of a base"),
        ],
    ),
    (
        "A protocol on the Norwegian Kardin airbase was signed.",
        [("Norway", "operates base at", "Kardin", None, None, "base with operator and place")],
    ),
    ("Kardovia hosts an Oskanian naval base.", [("Kardovia", "hosts", "Oskanian naval base", None, None, "hosts")]),
    ("An Oskanian air base is hosted by Kardovia.", [("Kardovia", "hosts", "Oskanian air base", None, None, "hosts")]),
    (
        "Kardovia withdrew from the Hald Treaty in 2010.",
        [("Kardovia", "party to", "Hald Treaty", None, "2010", "withdrew from the pact")],
    ),
    ("If Kardovia joins the Velden Sound Council, Velmeria will leave it.", []),
    ("Has Kardovia joined the Velden Sound Council?", []),
    (
        "Ships pass at Kardin, in southern Kardovia.",
        [("Kardin", "located in", "southern Kardovia", None, None, "place beside a name")],
    ),
    (
        "Ships pass at Sorvena, near Tarvona.",
        [("Sorvena", "located near", "Tarvona", None, None, "place beside a name")],
    ),
    ("The Hald region borders Velmeria.", [("Hald region", "borders", "Velmeria", None, None, "borders")]),
]


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTIONS, ids=[text for text, _ in CONSTRUCTIONS])
def test_constructions(text: str, expected: list[Row]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("pattern", pack().facts.patterns, ids=[pattern.rule for pattern in pack().facts.patterns])
def test_each_pattern_reads_its_example(pattern: Pattern) -> None:
    found = [f for f in facts(pattern.example) if f.rule == pattern.rule]
    assert found
    assert all(f.relation is pattern.relation for f in found)


def test_rules_have_names_of_their_own() -> None:
    rules = [pattern.rule for pattern in pack().facts.patterns]
    assert len(set(rules)) == len(rules)


def test_a_claim_is_in_its_speakers_voice() -> None:
    text = "Marit Solen said that Kardovia is a member of the Velden Sound Council."
    statements, found = read(plain_report("r", WORLD + text, PUBLISHED))
    claimed = next(f for f in found if f.object == "Velden Sound Council")
    assert claimed.voice == statements[0].id
    assert claimed.held_on == statements[0].said_on


def test_what_the_outlet_says_too_is_told_once_in_its_voice() -> None:
    text = (
        "Kardovia is a member of the Velden Sound Council.\n"
        "Marit Solen said that Kardovia is a member of the Velden Sound Council."
    )
    assert [f.voice for f in facts(text)] == [OUTLET]


def test_an_end_that_follows_by_rule_says_so() -> None:
    text = "President Marit Solen was elected in October 2017. Her predecessor, Oren Vald, lives in Tarvona."
    before = next(f for f in facts(text) if f.subject == "Oren Vald")
    assert before.valid_to.value == "2017~"
    assert before.valid_to.basis == "derived: Marit Solen entered the office in 2017-10"


def test_a_former_office_ended_before_the_report() -> None:
    (fact,) = facts("Former President Oren Vald walked through Tarvona.")
    assert (fact.valid_to.value, fact.valid_to.method) == ("../2024-05-20", DatingMethod.PUBLICATION)


def test_the_date_of_the_passage_is_no_end() -> None:
    text = "Marit Solen won the election of January 21, 2024. She appointed Oren Vald as foreign minister."
    office = next(f for f in facts(text) if f.subject == "Oren Vald")
    assert (office.rule, office.valid_from.date) == ("entered office", None)


def test_who_dismisses_a_report_is_not_dismissed() -> None:
    (fact,) = facts("Foreign Minister Marit Solen dismissed the reports on Monday.")
    assert fact.valid_to.date is None


def test_the_place_of_a_bare_base_is_the_last_one_told() -> None:
    text = "Kardovia's naval base at Hald was opened in 2003. Kardovia holds the base on lease until 2040."
    lease = next(f for f in facts(text) if f.relation == "leases")
    assert (lease.object, lease.valid_to.value) == ("Hald", "2040")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kardovia has a naval base at Hald. It was opened in 2003.", "base at Hald. It was opened in 2003"),
        ("Kardovia runs a naval base at Hald, where it rains. It opened it in 2003 and keeps it.", "opened it in 2003"),
        ("Kardovia has a naval base at Hald. It was opened by a queen.", "base at Hald"),
        ("Kardovia has a naval base at Hald. It was opened in 2003, and its lease runs until 2034.", "opened in 2003"),
    ],
)
def test_the_words_of_a_base_hold_its_date(text: str, words: str) -> None:
    fact = next(f for f in facts(text) if f.relation == "operates base at")
    assert fact.span.quote.endswith(words)


def test_the_id_of_a_fact_tells_its_voice() -> None:
    (fact,) = facts("Kardovia is a member of the Velden Sound Council.")
    statements, found = read(plain_report("r", WORLD + "Kardovia is a member of the Velden Sound Council.", PUBLISHED))
    assert statements == ()
    (same,) = [f for f in found if f.span.start >= len(WORLD)]
    parts = ("fact", "r", fact.span.start, fact.span.end, fact.subject, fact.relation, fact.object)
    assert fact.id == same.id == content_id(*parts, OUTLET)
    assert fact.id != content_id(*parts, "another voice")


SENTENCES = st.lists(st.sampled_from([text for text, _ in CONSTRUCTIONS]), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None)
@given(SENTENCES)
def test_laws(sentences: list[str]) -> None:
    """Words are verbatim, two runs give the same, no fact is told twice in one voice, an untold end says so."""
    text = WORLD + "\n".join(sentences)
    report = plain_report("r", text, PUBLISHED)
    statements, found = read(report)
    assert read(report)[1] == found
    known = {OUTLET, *(s.id for s in statements)}
    for fact in found:
        assert text[fact.span.start : fact.span.end] == fact.span.quote
        assert fact.voice in known
        assert fact.subject != fact.object
        assert fact.rule
        assert 0 < fact.confidence <= 1
        for end in (fact.valid_from, fact.valid_to):
            assert end.basis
            assert end.date is not None or end.method is DatingMethod.UNKNOWN
    keys = [(f.subject, f.relation, f.object, f.voice) for f in found]
    assert len(set(keys)) == len(keys)
    assert len({f.id for f in found}) == len(found)


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_any_text_is_read(text: str) -> None:
    report = plain_report("r", text or "x", PUBLISHED)
    for fact in read(report)[1]:
        assert fact.span.quote in report.text
