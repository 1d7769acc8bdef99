"""How a statement stands to a proposition: a table, and that the words that decided are the statement's own."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.language import require_pack
from onrecord.matters import Said
from onrecord.matters.proposition import Proposition, read_proposition
from onrecord.matters.stance import read_stance
from onrecord.model import (
    Act,
    Block,
    Dating,
    Form,
    Matter,
    Report,
    Role,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
)

PORT = "Velmora opens a second port in Ostrany"
TAX = "Norvenia raises the tax on diesel"
PIPE = "Oskania closes the Norhaven pipeline"
COMPACT = "Norvenia joins the Lake Compact"
BANKER = "Tolvia extradites the banker Ludo Farrin to Norvenia"
SANCTIONS = "Norvenia lifts its sanctions against Ostrany"
VOTE = "Norvenia holds a referendum on leaving the Lake Union"
MINISTER = "Interior Minister Ivo Darrel resigns"


def proposition(text: str) -> Proposition:
    return read_proposition(Matter(text), require_pack("en"))


def said(words: str, act: Act, role: str | None = None) -> Said:
    report = Report(
        "r", "p", None, None, "en", None, None, Dating(None, ""), words, (Block(Role.BODY, 0, len(words), "it is"),)
    )
    speaker = Speaker(SpeakerKind.PERSON, "Ada Oren", None, None, role, 1.0, "named")
    span = report.span(0, len(words))
    statement = Statement("st", speaker, None, (span,), Form.DIRECT, act, 0.95, Dating(None, "no date"))
    return Said(statement, report, None, date(2024, 1, 1))


A, D, F, W, Q, P = Act.ASSERT, Act.DENY, Act.FORECAST, Act.EXPRESS_WILLINGNESS, Act.QUESTION, Act.PROPOSE


@pytest.mark.parametrize(
    ("matter", "words", "act", "stance"),
    [
        (PORT, "We are not negotiating with Velmora on a second port", D, Stance.DENIES),
        (PORT, "Nobody has asked us for a second port", D, Stance.DENIES),
        (PORT, "A second port is not planned", D, Stance.DENIES),
        (PORT, "Ostrany may agree to a second port of Velmora", A, Stance.OPEN),
        (PORT, "Velmora is ready to bear the whole cost of the port", A, Stance.SUPPORTS),
        (PORT, "Velmora is ready to talk about the port", A, Stance.OPEN),
        (PORT, "This is the first time we have heard about this", A, Stance.DOES_NOT_KNOW),
        (PORT, "I do not know whether a second port will be opened", A, Stance.DOES_NOT_KNOW),
        (PORT, "It is for Velmora to decide", A, Stance.LEAVES),
        (PORT, "It is up to parliament", A, Stance.LEAVES),
        (PORT, "Velmora has yet to decide about the port", A, Stance.LEAVES),
        (PORT, "We are ready to discuss the idea", W, Stance.OPEN),
        (PORT, "A second port is not ruled out", A, Stance.OPEN),
        (PORT, "The country may agree to host a second port", F, Stance.OPEN),
        (PORT, "The country may agree to a second port, as a help against the danger of smugglers", F, Stance.OPEN),
        (PORT, "So far nothing has been decided", A, Stance.OPEN),
        (PORT, "The ministry has nothing against a second port", A, Stance.OPEN),
        (PORT, "No second port is needed in the country", D, Stance.OPPOSES),
        (PORT, "I am against it", A, Stance.OPPOSES),
        (PORT, "I will not allow a second port", D, Stance.OPPOSES),
        (PORT, "We want to drop the second port", A, Stance.OPPOSES),
        (PORT, "We call on the government to drop the second port", A, Stance.OPPOSES),
        (VOTE, "On the other hand, we want the referendum", A, Stance.SUPPORTS),
        (VOTE, "We will stop the referendum", A, Stance.OPPOSES),
        (PORT, "The one port is enough", A, Stance.OPPOSES),
        (PORT, "She now supports a second port", A, Stance.SUPPORTS),
        (PORT, "We want a second port", A, Stance.SUPPORTS),
        (PORT, "He does not support a second port", D, Stance.OPPOSES),
        (PORT, "Talks on a second port are under way", A, Stance.CONFIRMS),
        (PORT, "The idea of a second port was discussed before my time", A, Stance.CONFIRMS),
        (PORT, "whether a second port will be opened", Q, Stance.ASKS),
        (TAX, "The government will not raise the tax", D, Stance.OPPOSES),
        (TAX, "The levy must go up", A, Stance.SUPPORTS),
        (TAX, "The diesel tax must be raised", A, Stance.SUPPORTS),
        (TAX, "We will cut the diesel tax", A, Stance.OPPOSES),
        (PIPE, "The town needs the pipeline", A, Stance.OPPOSES),
        (PIPE, "The pipeline must stay open", A, Stance.OPPOSES),
        (PIPE, "We support the closure of the pipeline", A, Stance.SUPPORTS),
        (PIPE, "The pipeline must be shut", A, Stance.SUPPORTS),
        (PORT, "I have thought about it, and I am for it", A, Stance.SUPPORTS),
        (PORT, "She would vote in favour", A, Stance.SUPPORTS),
        (PORT, "We open the second port tonight", A, Stance.SUPPORTS),
        (PORT, "The second port would be a hostile act", A, Stance.OPPOSES),
        (PORT, "We will fight any second port", F, Stance.OPPOSES),
        (PORT, "The plan for the port has been shelved", A, Stance.OPPOSES),
        (PORT, "Our door remains open", A, Stance.OPEN),
        (PORT, "If things change, we will have to think about it again", A, Stance.OPEN),
        (PORT, "We are in no hurry to sign the order", A, Stance.OPEN),
        (PORT, "The voters have spoken, and I will respect it", A, Stance.OPEN),
        (PORT, "This is a decision for the people of Ostrany", A, Stance.LEAVES),
        (PORT, "The matter was one for the judges", A, Stance.LEAVES),
        (PORT, "We will hold a referendum on the port", A, Stance.LEAVES),
        (PORT, "The ministry received a request in April", A, Stance.CONFIRMS),
        (PORT, "The ministry has received no request", D, Stance.DENIES),
        (PORT, "We talked with the captains about the port", A, None),
        (COMPACT, "Membership is not on the agenda", D, Stance.DENIES),
        (BANKER, "We will hand him over", A, Stance.SUPPORTS),
        (BANKER, "Tolvia will not extradite Farrin", D, Stance.OPPOSES),
        (SANCTIONS, "The sanctions must be lifted", A, Stance.SUPPORTS),
        (SANCTIONS, "We need the sanctions", A, Stance.OPPOSES),
        (MINISTER, "I will not resign", D, Stance.OPPOSES),
        (MINISTER, "Darrel must go", A, Stance.SUPPORTS),
        (PORT, "The herring came early this year", A, None),
    ],
)
def test_stance(matter: str, words: str, act: Act, stance: Stance | None) -> None:
    found = read_stance(said(words, act), proposition(matter), require_pack("en"))
    assert (found and found.reading.stance) == stance
    if found:
        for span in found.reading.words:
            assert words[span.start : span.end] == span.quote


def test_an_attitude_to_something_else_counts_less() -> None:
    pack, own = require_pack("en"), proposition(PORT)
    of_it = read_stance(said("We want a second port", A), own, pack)
    of_else = read_stance(said("The weather calls for warm coats", A), own, pack)
    assert of_it is not None
    assert of_else is None or of_else.reading.confidence < of_it.reading.confidence


def test_who_wants_several_things_does_not_want_the_one() -> None:
    several, one = (read_stance(said(words, A), proposition(PORT), require_pack("en")) for words in (
        "She will need them", "She will need it"
    ))  # fmt: skip
    assert several is not None
    assert one is not None
    assert several.reading.confidence < 0.5 < one.reading.confidence


def test_that_another_wants_it_is_no_support() -> None:
    found = read_stance(
        said("Velmora had asked for a second port", A, "foreign minister of Ostrany"),
        proposition(PORT),
        require_pack("en"),
    )
    assert found is not None
    assert found.reading.stance is Stance.CONFIRMS


def test_words_in_letters_that_grow_in_lower_case_keep_their_places() -> None:
    words = "İt is not ruled out, İvo said"
    found = read_stance(said(words, A), proposition(PORT), require_pack("en"))
    for span in found.reading.words if found else ():
        assert words[span.start : span.end] == span.quote
