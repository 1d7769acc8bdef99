"""What of a report bears on a matter without naming it, and what does not though it stands beside."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord.language import require_pack
from onrecord.matters.material import Said
from onrecord.matters.proposition import match, read_proposition, words_of
from onrecord.matters.relevance import bearing_on
from onrecord.model import (
    Act,
    Block,
    Dating,
    Entity,
    EntityKind,
    FindingKind,
    Form,
    Matter,
    Report,
    Role,
    Speaker,
    SpeakerKind,
    Statement,
)
from tests.matters.test_wired import page, view

PACK = require_pack("en")
BRIDGE = "Norvenia builds a bridge over the Sarn Strait"
AGE = "Oskania lowers the voting age to 16"
UNTOLD = Dating(None, "not told")

TITLE = "Norvenian premier: bridge over the Sarn Strait in five years"
LEAD = "Norvenia will build a bridge over the Sarn Strait, Premier Ada Oren said on Tuesday."


def bears(proposition: str, title: str, body: str, words: str, *, cast: tuple[str, ...] = ()) -> bool:
    """Whether a statement with these words bears on a matter, in a report."""
    text = f"{title}\n\n{body}"
    blocks = (Block(Role.TITLE, 0, len(title) + 2, "it is"), Block(Role.BODY, len(title) + 2, len(text), "it is"))
    report = Report("re", "p", None, None, "en", None, None, UNTOLD, text, blocks)
    at = text.index(words)
    span = report.span(at, at + len(words))
    speaker = Speaker(SpeakerKind.PERSON, "Ole Dray", "dray", None, None, 1.0, "named")
    statement = Statement("st", speaker, None, (span,), Form.DIRECT, Act.ASSERT, 0.95, UNTOLD)
    said = Said(statement, report, Entity("dray", "Ole Dray", EntityKind.PERSON, ()), date(2024, 1, 1))
    matter = read_proposition(Matter(proposition), PACK)
    return bool(bearing_on(matter, [said], {"en": PACK}, cast=cast))


@pytest.mark.parametrize(
    ("body", "words", "expected"),
    [
        # goes on in the paragraph, and in the report that is of nothing else
        (f"{LEAD} “Five years, and not a day more,” she said.", "Five years, and not a day more", True),
        (f"{LEAD}\n\nFishermen at Sarn hissed. “Not with us,” Ole Dray said.", "Not with us", True),
        # turns to something else, and stays there
        (f"{LEAD}\n\nOren also announced that the lottery would be sold.", "the lottery would be sold", False),
        (
            f"{LEAD}\n\nOren also spoke of the lottery. “It has had its day,” she said.",
            "It has had its day",
            False,
        ),
        # an answer to a question of the matter, and to another
        (f"{LEAD}\n\nWhen will the bridge be built?\n\nOren: In five years.", "In five years", True),
        (f"{LEAD}\n\nWill farmers be paid for the fires?\n\nOren: In five weeks.", "In five weeks", False),
    ],
)
def test_what_stands_in_a_report_of_the_matter(body: str, words: str, expected: bool) -> None:
    assert bears(BRIDGE, TITLE, body, words) is expected


def test_a_report_of_something_else_hands_nothing_on() -> None:
    body = "Norvenia sells its lottery.\n\n“Five years, and not a day more,” Ole Dray said of the sale."
    assert not bears(BRIDGE, "Lottery for sale", body, "Five years, and not a day more")


def test_at_home_a_country_goes_without_saying() -> None:
    title = "Voting age: Dray will not move"
    body = "Ole Dray spoke of the voting age yesterday. The voting age, he said, was no toy. “Not now,” he said."
    assert not bears(AGE, title, body, "Not now")
    assert bears(AGE, title, body, "Not now", cast=("dray",))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Sixteen is too young", ("sixteen",)),
        ("at 16 one may work", ("16",)),
        ("the voting age", ("age", "voting")),
        ("in 2016", ()),
    ],
)
def test_the_number_of_a_proposition_is_of_its_theme(words: str, found: tuple[str, ...]) -> None:
    own = read_proposition(Matter(AGE), PACK)
    assert set(match(words_of(words), own, PACK).theme) == set(found)


def test_a_name_that_ends_in_a_common_noun_stands_by_its_first_word() -> None:
    own = read_proposition(Matter(BRIDGE), PACK)
    assert match(words_of("the Sarn bridge"), own, PACK).names == ("Sarn",)
    assert not match(words_of("another strait"), own, PACK).names


def test_two_holders_of_one_office_at_home_are_of_one_country(tmp_path: Path) -> None:
    found = view(
        tmp_path,
        page(
            "Ledger",
            "HALD -- Norvenia will not build a bridge over the Sarn Strait, Transport Minister Ole Dray said on May 2, "
            "2021.",
            "2021-05-03",
        ),
        page(
            "Courier",
            "HALD -- Norvenia must build a bridge over the Sarn Strait, Transport Minister Eva Lind said on June 7, "
            "2023.",
            "2023-06-08",
        ),
        proposition=BRIDGE,
    )
    assert [it.kind for it in found.findings] == [FindingKind.SUCCESSOR_DIFFERS]


def test_reports_that_give_other_figures_are_set_against_each_other(tmp_path: Path) -> None:
    found = view(
        tmp_path,
        page("Ledger", f"HALD -- {LEAD} The bridge would be 4.2 kilometres long.", "2021-05-03"),
        page("Courier", f"HALD -- {LEAD} It is a bridge of 5.1 kilometres.", "2021-05-04"),
        page("Gazette", f"HALD -- {LEAD} It is a bridge of some 5 kilometres.", "2021-05-05"),
        proposition=BRIDGE,
    )
    differ = [it for it in found.findings if it.kind is FindingKind.FIGURES_DIFFER]
    (it,) = differ  # of one sentence and several others, the surest
    assert found.reports[it.earlier.report].outlet == "Ledger"
    for cited in (it.earlier, it.later):
        (words,) = cited.words
        assert "kilometres" in words.quote


def test_a_figure_may_have_changed_in_a_year(tmp_path: Path) -> None:
    found = view(
        tmp_path,
        page("Ledger", f"HALD -- {LEAD} The bridge would be 4.2 kilometres long.", "2021-05-03"),
        page("Courier", f"HALD -- {LEAD} It is a bridge of 5.1 kilometres.", "2022-05-04"),
        proposition=BRIDGE,
    )
    assert [it for it in found.findings if it.kind is FindingKind.FIGURES_DIFFER] == []
