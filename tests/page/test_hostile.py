"""Pages that mean harm: each is read, or refused by a named error; bounds are said, and no word is changed.

That time is bounded, the tests' own time limit holds: without the bounds these take minutes to hours.
"""

from __future__ import annotations

import tracemalloc

import pytest

from onrecord.language import page_lexicons
from onrecord.model import Page, Report, Role
from onrecord.page import read_page
from onrecord.pipeline import read

NEWS = "".join(
    f"<p>Port Minister Ada Oren said on Monday that the town had asked {number} people for a second quay.</p>"
    for number in range(5)
)
BOMB = (
    '<!DOCTYPE html [<!ENTITY a "rain rain rain rain rain rain rain rain">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)
HOSTILE = {
    "nesting": f"<html><body>{NEWS}{'<div>' * 100_000}x{'</div>' * 100_000}",
    "attributes": f"<html><body><p {' '.join(f'a{number}=1' for number in range(1_000_000))}>x</p>{NEWS}",
    "an attribute without an end": f'<html><body><p title="{"x" * 5_000_000}">y</p>{NEWS}',
    "entities": f"{BOMB}<html><body><p>&j;</p>{NEWS}",
    "a line without an end": f"<html><body><p>{'rain ' * 400_000}</p>{NEWS}",
    "a script of quotations": f"<html><body><script>{'“We lie,” he said. ' * 50_000}</script>{NEWS}",
    "a style of quotations": f"<html><style>{'“We lie,” he said. ' * 50_000}</style><body>{NEWS}",
    "brackets": f"<html><body>{'<' * 500_000}{NEWS}",
    "comments": f"<html><body>{'<!-- “We lie,” he said. ' * 20_000}-->{NEWS}",
    "elements": f"<html><body><div>{NEWS}</div>{'<b>x</b>' * 250_000}",
}


def read_html(markup: str) -> Report:
    return read_page(Page(markup.encode(), "a.html", "text/html"), page_lexicons())[0]


@pytest.mark.parametrize("name", HOSTILE)
def test_each_is_read_and_nothing_unseen_is_quoted(name: str) -> None:
    report = read_html(HOSTILE[name])
    assert "We lie" not in report.text
    assert len(report.text) <= len(HOSTILE[name])


@pytest.mark.parametrize(
    "name", ["nesting", "attributes", "entities", "a script of quotations", "a style of quotations"]
)
def test_the_article_beside_it_is_read(name: str) -> None:
    report = read_html(HOSTILE[name])
    body = "".join(report.text[block.start : block.end] for block in report.blocks if block.role is Role.BODY)
    assert "asked 4 people for a second quay" in body


def test_an_entity_bomb_takes_no_memory() -> None:
    """Written out, it is eight thousand million words."""
    read_html(NEWS)  # what is loaded once is not the page's
    tracemalloc.start()
    read_html(HOSTILE["entities"])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 50_000_000


@pytest.mark.parametrize(
    "words",
    [
        "\u202eWe have not\u202c asked anybody",  # right to left
        "We\u200b have\ufeff not\u2060 asked anybody",  # of no width
        "We h\u0430ve n\u043et asked anybody",  # Cyrillic letters that look Latin
        "We haveâ€™nt asked anybody",  # bytes of UTF-8 read as Windows-1252
        "We have not a\u0301\u0301\u0301\u0301sked anybody",  # accents on accents
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "SARN -- “{}”, Prime Minister Ada Oren told reporters.",
        "<html><body><p>SARN -- “{}”, Prime Minister Ada Oren told reporters.</p>",
    ],
)
def test_signs_that_are_not_seen_or_look_alike_stay_as_they_are(words: str, form: str) -> None:
    record = read(Page(form.format(words).encode(), "a.html"))
    assert words in record.report.text
    for _, span in record.spans():
        assert record.report.text[span.start : span.end] == span.quote
    for statement in record.statements:
        assert statement.content[0].quote.strip("“”\u202e\u202c") in words
