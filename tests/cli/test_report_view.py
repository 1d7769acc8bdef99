"""The record of a report on a page: verbatim words, hanging text, aligned dates; with colour, without, and hostile."""

from __future__ import annotations

import re
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from onrecord.cli.page_layout import print_hanging
from onrecord.cli.report_view import print_record
from onrecord.cli.terminal import WIDTH, safe
from onrecord.dates import Edtf
from onrecord.model import (
    OUTLET,
    Act,
    Block,
    Caveat,
    Dating,
    DatingMethod,
    Entity,
    EntityKind,
    Event,
    Fact,
    Form,
    Notice,
    Record,
    Relation,
    Report,
    Role,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Status,
)
from onrecord.wording.passages import Part, passage

TITLE = "Minister Says No To Second Quay\n\n"
LEAD = (
    "On Monday, Port Minister Ada Oren, who had come from Sarn on the first ferry after the ice and was about to go "
    "back to the harbour office, where the harbour master and a clerk were waiting for her, said that "
    "the town had not asked anybody for a second quay. Nobody disagreed.\n\n"
)
QUOTED = '"We have not asked anybody," Oren told reporters. It was cold. "Nobody has asked us."\n\n'
QUAY = "The quay at Sarn was opened in 1998. She is to visit Sarn on March 9.\n\n"
WARNING = "Readers in Sarn may be fined for sharing this.\n\n"
MENU = "Home\n\n"
TEXT = TITLE + LEAD + QUOTED + QUAY + WARNING + MENU

UNKNOWN = Dating(None, "The report does not tell when.")


def blocks() -> tuple[Block, ...]:
    made: list[Block] = []
    roles = (Role.TITLE, Role.BODY, Role.BODY, Role.BODY, Role.NOTICE, Role.FURNITURE)
    for part, role in zip((TITLE, LEAD, QUOTED, QUAY, WARNING, MENU), roles, strict=True):
        start = made[-1].end if made else 0
        made.append(Block(role, start, start + len(part), "a reason"))
    return tuple(made)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def on(value: str) -> Dating:
    return Dating(Edtf.parse(value), "as it stands", DatingMethod.TIMEX)


def record() -> Record:
    report = Report(
        "r-1", "p-1", "https://courier.example/a-second-quay", "Velm Courier", "en", TITLE.strip(), "VELM",
        Dating(Edtf.parse("2023-03-06~"), "No date line, but March 9 lies ahead.", DatingMethod.INFERRED), TEXT,
        blocks(),
        notices=(Notice(span(WARNING.strip()), ("Sarn",), "readers in Sarn", ("share",), "a fine"),),
    )  # fmt: skip
    oren = Speaker(SpeakerKind.PERSON, "Ada Oren", "e-1", span("Ada Oren"), "port minister of Velm", 0.9, "a name")
    said = Statement(
        "s-1", oren, span("said"), (span("the town had not asked anybody for a second quay"),), Form.INDIRECT, Act.DENY,
        0.9, on("2023-03-06"),
    )  # fmt: skip
    words = span("We have not asked anybody"), span("Nobody has asked us.")
    told = Statement(
        "s-2", replace(oren, span=span("Oren told")), None, words, Form.DIRECT, Act.ASSERT, 0.9, UNKNOWN,
        addressee=span("reporters"),
    )  # fmt: skip
    opened = Event(
        "e-1", span("The quay at Sarn was opened in 1998"), span("opened"), "OTHER", None, Status.HAPPENED, on("1998"),
        (), (), "Sarn", OUTLET, 0.8,
    )  # fmt: skip
    visit = Event(
        "e-2", span("She is to visit Sarn on March 9"), span("visit"), "CONSULT", "visit", Status.PLANNED,
        on("2023-03-09"), ("Ada Oren",), ("Sarn",), None, "s-2", 0.8,
    )  # fmt: skip
    fact = Fact(
        "f-1", span("quay at Sarn"), "the quay", Relation.LOCATED_IN, "Sarn", on("1998"), UNKNOWN, on("2023-03-06"),
        OUTLET, 0.8, "a rule",
    )  # fmt: skip
    return Record(
        report, "1", (said, told), (opened, visit), (fact, replace(fact, id="f-2", object="Velm")),
        entities=(Entity("e-1", "Ada Oren", EntityKind.PERSON),), caveats=(Caveat("encoding", "read as Latin-1"),),
    )  # fmt: skip


def shown(it: Record, width: int = 80, **how: Any) -> str:
    out = StringIO()
    print_record(it, Console(file=out, width=width, highlight=False, markup=False, emoji=False, **how))
    return out.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", [20, 40, 80, 120, 200])
def test_no_line_is_too_long_or_ends_in_blanks(width: int) -> None:
    lines = shown(record(), width).splitlines()
    assert max(map(len, lines)) <= min(width, 100)
    assert all(line == line.rstrip() for line in lines)


def test_the_text_hangs_at_one_edge_and_dates_end_at_one() -> None:
    lines = [line for line in shown(record()).splitlines() if line]
    edge = lines[0].index("Minister")
    for line in lines:
        label, gutter, text = line[: edge - 2], line[edge - 2 : edge], line[edge:]
        assert not gutter.strip(), line
        assert not text or not text[0].isspace(), line
        assert len(label) == edge - 2, line
        assert not label.strip() or not label.endswith(" "), line


def test_all_of_the_record_is_there_in_order() -> None:
    page = flat(shown(record()))
    expected = [
        "Minister Says No To Second Quay", "outlet Velm Courier", "published c. 6 Mar 2023",
        "No date line, but March 9 lies ahead.", "filed from VELM", "language English", "https://courier.example",
        "Notice", "who readers in Sarn", "for share", "penalty a fine", "in its words Readers in Sarn may be fined",
        "Statements 2", "6 Mar 2023 Ada Oren, port minister of Velm denies",
        "_said_ that the town had not asked anybody", "date unknown Ada Oren, port minister of Velm asserts",
        '"We have not asked anybody,"', '"Nobody has asked us."',
        "to: reporters · The report does not tell when.",
        "Events 2", "1998 The quay at Sarn was opened in 1998", "9 Mar 2023 She is to visit Sarn on March 9",
        "planned · Ada Oren → Sarn · as Ada Oren has it · CONSULT visit",
        "Facts 2", "from 1998 the quay is in Sarn from 1998 the quay is in Velm “quay at Sarn”",
        "Set aside 1 piece of furniture Home", "Not read well read as Latin-1",
    ]  # fmt: skip
    at = 0
    for words in expected:
        found = page.find(words, at)
        assert found >= 0, f"{words!r} is not after {page[:at][-60:]!r} in:\n{page}"
        at = found + len(words)


def test_a_long_way_to_the_words_is_shortened_and_the_words_never() -> None:
    (said, _) = record().statements
    pieces = passage(record().report, said)
    assert "".join(p.text for p in pieces if p.part is Part.WORDS) == "the town had not asked anybody for a second quay"
    assert [p.part for p in pieces if p.part in {Part.GAP, Part.CUE, Part.SPEAKER}] == [
        Part.SPEAKER,
        Part.GAP,
        Part.CUE,
    ]
    assert pieces[0].text == "On Monday, Port Minister "
    assert "Nobody disagreed" not in "".join(p.text for p in pieces), "the next sentence is not part of it"


def test_a_quotation_that_goes_on_is_shown_with_what_stands_between() -> None:
    pieces = passage(record().report, record().statements[1])
    assert [p.text for p in pieces if p.part is Part.WORDS] == ["We have not asked anybody", "Nobody has asked us."]
    assert (
        "".join(p.text for p in pieces)
        == '"We have not asked anybody," Oren told reporters. […] "Nobody has asked us."'
    )


def test_colour_underlines_the_cue_and_no_color_keeps_only_the_weight() -> None:
    coloured = shown(record(), force_terminal=True, color_system="standard")
    grey = shown(record(), force_terminal=True, color_system="standard", no_color=True)
    assert "\x1b[4msaid\x1b[0m" in coloured
    assert "\x1b[36mdenies" in coloured
    assert "\x1b[4msaid\x1b[0m" in grey
    assert not re.search(r"\x1b\[[\d;]*3[0-7]", grey)
    assert "\x1b" not in shown(record())


def test_a_report_of_which_nothing_is_known_says_so() -> None:
    report = Report("r", "p", None, None, "und", None, None, Dating(None, "no date line"), "Words.\n",
                    (Block(Role.BODY, 0, 7, "a reason"),))  # fmt: skip
    page = flat(shown(Record(report, "1")))
    assert page == "without a title published date unknown no date line language language not recognised"


HOSTILE = "\x1b[2J\x9b31m\u202egnp.exe\u2066\x07\r\x00\u200f"


@pytest.mark.parametrize("how", [{}, {"force_terminal": True, "color_system": "standard"}])
def test_hostile_text_is_shown_and_not_run(how: dict[str, Any]) -> None:
    text = f'"We {HOSTILE} pay," Oren said.'
    words = Span(1, 1 + len(f"We {HOSTILE} pay,"), f"We {HOSTILE} pay,")
    speaker = Speaker(SpeakerKind.UNNAMED, HOSTILE, None, None, HOSTILE, 0.5, "")
    told = Dating(None, HOSTILE)
    report = Report("r", "p", f"https://{HOSTILE}", HOSTILE, "en", HOSTILE, HOSTILE, told, text,
                    (Block(Role.BODY, 0, len(text), ""),))  # fmt: skip
    statement = Statement("s", speaker, None, (words,), Form.DIRECT, Act.ASSERT, 0.5, told, venue=words)
    event = Event("e", words, words, HOSTILE, HOSTILE, Status.PLANNED, told, (HOSTILE,), (), HOSTILE, "s", 0.5)
    fact = Fact("f", words, HOSTILE, Relation.OWNS, HOSTILE, told, told, told, "s", 0.5, "")
    page = shown(Record(report, "1", (statement,), (event,), (fact,), caveats=(Caveat("c", HOSTILE),)), **how)
    ours = re.sub(r"\x1b\[[\d;]*m", "", page) if how else page
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", ours)
    assert "<U+001B>[2J<U+009B>31m<U+202E>gnp.exe<U+2066>" in flat(ours).replace(" ", "")


@given(st.text(), st.integers(min_value=20, max_value=130))
def test_any_words_are_shown_whole(words: str, width: int) -> None:
    text = f"{words}x"
    span_of_all = Span(0, len(text), text)
    report = Report("r", "p", None, None, "en", None, None, UNKNOWN, text, (Block(Role.BODY, 0, len(text), ""),))
    speaker = Speaker(SpeakerKind.UNNAMED, None, None, None, None, 0.0, "")
    statement = Statement("s", speaker, None, (span_of_all,), Form.DIRECT, Act.OTHER, 0.5, UNKNOWN)
    page = shown(Record(report, "1", (statement,)), width)
    assert "".join(safe(text).split()) in "".join(page.split())
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)


@given(st.text(st.sampled_from("ab «…\u4e2d "), max_size=300), st.integers(10, 200), st.integers(0, 4))
def test_what_hangs_stands_at_one_edge_and_ends_without_blanks(text: str, width: int, indent: int) -> None:
    out = Console(file=StringIO(), width=width, color_system=None)
    print_hanging(out, Text(text), indent)
    assert isinstance(out.file, StringIO)
    shown = out.file.getvalue().split("\n")[:-1]
    for line in shown:
        assert not line.strip() or line.startswith(" " * indent)
        assert line == line.rstrip() or not line.strip()
        assert Text(line).cell_len <= min(width, WIDTH)
    assert "".join("".join(shown).split()) == "".join(text.split())
