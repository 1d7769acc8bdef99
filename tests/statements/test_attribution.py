"""Who said what: a table of constructions, and the laws of quotation."""

from __future__ import annotations

import itertools
import re
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.plain_report import plain_report
from onrecord.language import pack_for
from onrecord.lexicons.attribution import AttributionLexicon
from onrecord.model import Act, Dating, Form
from onrecord.statements import by_rules, find_quotations
from onrecord.statements.act import read_act, read_form


def attributions(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    """Source, cue and content of each attribution, in words."""
    pack = pack_for("en")
    assert pack is not None
    report = plain_report("r", text, Dating(None, "untold"))
    found = by_rules(report, pack.parse(report), pack.attribution)
    return [
        (
            text[slice(*a.source)] if a.source else None,
            text[slice(*a.cue)] if a.cue else None,
            [text[start:end] for start, end in a.content],
        )
        for a in found
    ]


CONSTRUCTIONS = [
    # indirect speech
    ("Minister Oren said that the port was shut.", [("Minister Oren", "said", ["the port was shut"])]),
    ("The port was shut, Minister Oren said.", [("Minister Oren", "said", ["The port was shut"])]),
    (
        "Oren says that the port is shut, but suggested that talks may begin.",
        [("Oren", "says", ["the port is shut"]), ("Oren", "suggested", ["talks may begin"])],
    ),
    ("The base, Oren said, should be in the north.", [("Oren", "said", ["The base", "should be in the north"])]),
    ("Oren denied that the port was shut.", [("Oren", "denied", ["the port was shut"])]),
    # direct speech
    ('"We have not asked anybody," Oren said.', [("Oren", "said", ["We have not asked anybody"])]),
    ('Oren said: "We have not asked anybody."', [("Oren", "said", ["We have not asked anybody."])]),
    ("«We have not asked anybody,» said Oren.", [("Oren", "said", ["We have not asked anybody"])]),
    (
        '"We have not asked," Oren said. "Nobody has come to us."',
        [("Oren", "said", ["We have not asked", "Nobody has come to us."])],
    ),
    # a question, a passive, somebody quoted by another
    ("Oren was asked whether the port was shut.", [(None, "was asked", ["whether the port was shut"])]),
    ("The agency was told by Oren that the port was shut.", [("Oren", "was told", ["the port was shut"])]),
    (
        '"Nobody told us before," the agency cited the minister as saying.',
        [("the minister", "saying", ["Nobody told us before"])],
    ),
    # according to, a noun, a rumour
    ("The port is shut, according to the ministry.", [("the ministry", "according to", ["The port is shut"])]),
    (
        "Rumours that the port would be shut have circulated for months.",
        [(None, "Rumours", ["the port would be shut"])],
    ),
    # a titled scare quote is no speech
    ('The trawler "Grey Gull" left on Monday.', []),
    ("The port was shut on Monday.", []),
    ("Oren did not say that the port was shut.", []),
]


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTIONS)
def test_constructions(text: str, expected: list[tuple[str | None, str | None, list[str]]]) -> None:
    assert attributions(text) == expected


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = 'Oren rose. "We have not asked anybody," he said.\n\n"Nobody has come to us. We would know."'
    assert attributions(text) == [
        ("he", "said", ["We have not asked anybody", "Nobody has come to us. We would know."]),
    ]


QUOTATIONS = [
    ('He said "no" twice.', ["no"]),
    ("“Outer ‘inner’ words,” she said.", ["Outer ‘inner’ words,"]),
    ("«One «nested» end» and more", ["One «nested» end"]),
    ("„Unten“ und oben", ["Unten"]),
    ("“never closed", ["never closed"]),
    ('«opened so, closed otherwise," he said', ["opened so, closed otherwise,"]),
    ("the fishermen's boats and the workers' rights", []),
    ("'We shall not pay,' Oren said.", ["We shall not pay,"]),
]


@pytest.mark.parametrize(("text", "expected"), QUOTATIONS)
def test_quotations(text: str, expected: list[str]) -> None:
    report = plain_report("r", text, Dating(None, "untold"))
    assert [text[q.start : q.end] for q in find_quotations(report)] == expected


@given(st.text(alphabet="ab .,\n\"'“”«»‘’„", max_size=60))
def test_quotations_never_cross(text: str) -> None:
    report = plain_report("r", text, Dating(None, "untold"))
    found = find_quotations(report)
    for quotation in found:
        assert quotation.outer_start < quotation.start < quotation.end <= quotation.outer_end
        block = report.blocks[quotation.block]
        assert block.start <= quotation.outer_start
        assert quotation.outer_end <= block.end
    assert all(a.outer_end <= b.outer_start for a, b in itertools.pairwise(found))


ACTS = [
    ("said", "the port has not been shut", Act.DENY),
    ("said", "no decision was made", Act.ASSERT),
    ("denied", "the port was shut", Act.DENY),
    ("said", "“If there was a deal, I did not sign it”", Act.DENY),
    ("said", "“I did not take the money, even if they claim so”", Act.DENY),
    ("said", "we are ready to talk", Act.EXPRESS_WILLINGNESS),
    ("said", "this is the first time we have heard of it", Act.CLAIM_IGNORANCE),
    ("asked", "whether the port was shut", Act.QUESTION),
    ("said", "Who would pay for it?", Act.QUESTION),
    ("said", "Kardovia must leave the harbour by June", Act.DEMAND),
    ("said", "it was discussed before the election", Act.CONFIRM),
    ("promised", "to repair the quay", Act.PROMISE),
    ("said", "most likely it will be built", Act.FORECAST),
    ("said", "the port is open", Act.ASSERT),
    ("said", "most likely it will not be built", Act.FORECAST),
    ("said", "he would build it by June", Act.PROMISE),
    ("said", "“They will come, and they will find us here”", Act.FORECAST),
    ("said", "“We will build it by June”", Act.PROMISE),
    ("said", "“Old wishes are not treaties”", Act.ASSERT),
    ("said", "“The government does not want a port”", Act.DENY),
    ("said", "“The initiative is not ours”", Act.DENY),
    ("said", "“The port does not exist”", Act.DENY),
    ("said", "the plan does not include foreign troops", Act.DENY),
    ("warned", "Velmora would lose its market if the drought went on", Act.FORECAST),
    ("said", "“Not another metre of our coast”", Act.DENY),
    ("warned", "Essaria would close the strait if the ships came", Act.THREATEN),
    ("warned", "prices would rise if the ships came", Act.FORECAST),
    ("warned", "he would close the strait if the ships came", Act.THREATEN),
    ("warned", "it would cost jobs if the ships came", Act.FORECAST),
    ("warned", "they would pay more for water if the dam was built", Act.FORECAST),
    # What is negated on a condition is not denied.
    ("said", "“If the minister does not sign, no ship leaves”", Act.ASSERT),
    ("said", "“Unless we are paid, the ferries will not sail”", Act.FORECAST),
    ("said", "the quay would not be sold if she was elected", Act.FORECAST),
    ("said", "the quay would not be sold", Act.DENY),
    # Silence is no ignorance.
    ("did not respond to", "a request for comment", Act.DECLINE_COMMENT),
    ("did not know", "when it would open", Act.CLAIM_IGNORANCE),
    # What is not confirmed or not denied is neither.
    ("did not deny", "that talks had taken place", Act.DECLINE_COMMENT),
    ("neither confirmed nor denied", "that talks had taken place", Act.DECLINE_COMMENT),
    ("refused to confirm", "that talks had taken place", Act.DECLINE_COMMENT),
    ("could not confirm", "that talks had taken place", Act.CLAIM_IGNORANCE),
    ("refused to say", "whether talks had taken place", Act.DECLINE_COMMENT),
    ("has yet to say", "when the talks will begin", Act.DECLINE_COMMENT),
    ("refused", "to comment on the talks", Act.DECLINE_COMMENT),
    ("refused", "to accept that the road was unsafe", Act.ASSERT),
    ("did not promise", "that the road would open", Act.ASSERT),
    ("denied telling", "a paper that the road was shut", Act.DENY),
    ("asked", "to be told when the road would open", Act.DEMAND),
    ("said", "talks are under way on a port that Kardovia would build", Act.ASSERT),
]


@pytest.mark.parametrize(("cue", "content", "act"), ACTS)
def test_acts(cue: str, content: str, act: Act) -> None:
    text = f"Minister Oren {cue} {content}."
    pack = pack_for("en")
    assert pack is not None
    report = plain_report("r", text, Dating(None, "untold"))
    at = text.index(cue)
    words = content.strip("“”")
    start = text.index(words)
    span = ((start, start + len(words)),)
    assert read_act(report, pack.parse(report), (at, at + len(cue)), span, pack.attribution) is act


@pytest.mark.parametrize(
    ("text", "content", "form"),
    [
        ('"All of it," he said.', "All of it", Form.DIRECT),
        ('He said that it was "all of it" and more.', 'it was "all of it" and more', Form.MIXED),
        ("He said that it was all.", "it was all", Form.INDIRECT),
    ],
)
def test_forms(text: str, content: str, form: Form) -> None:
    report = plain_report("r", text, Dating(None, "untold"))
    start = text.index(content)
    assert read_form(((start, start + len(content)),), find_quotations(report)) is form


MARKED = [
    ('Oren: "We have not asked anybody."', [("Oren", ":", ["We have not asked anybody."])]),
    (
        "“We have not asked.”\n\n― Ada Oren\n\n“Nobody came to us.”\n\n― Josef Hradin, governor",
        [("Ada Oren", "―", ["We have not asked."]), ("Josef Hradin", "―", ["Nobody came to us."])],
    ),
    ('"We have not asked anybody." — Ada Oren', [("Ada Oren", "—", ["We have not asked anybody."])]),
    (
        "OREN: We have not asked.\n\nHRADIN: Who did?\n\nOREN: Nobody.",
        [("OREN", ":", ["We have not asked."]), ("HRADIN", ":", ["Who did?"]), ("OREN", ":", ["Nobody."])],
    ),
    # one colon may open anything
    ("Update: the port is shut.", []),
    ("She made one point: the port is shut.", []),
]


@pytest.mark.parametrize(("text", "expected"), MARKED)
def test_speech_marked_by_a_colon_or_a_dash(
    text: str, expected: list[tuple[str | None, str | None, list[str]]]
) -> None:
    assert attributions(text) == expected


def test_each_field_of_the_lexicon_is_explained() -> None:
    explained = set(re.findall(r"`(\w+)`", AttributionLexicon.__doc__ or ""))
    assert [field.name for field in fields(AttributionLexicon) if field.name not in explained] == []
