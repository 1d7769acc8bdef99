"""Boxes beside the article: comments, pull quotes, and what a page marks as a box."""

from __future__ import annotations

import pytest

from onrecord.language import page_lexicons
from onrecord.model import Page, Report, Role
from onrecord.page import read_page
from onrecord.pipeline import read

LEAD = "The last ferry to Skerra sailed on Monday, the port of Tarvik said."
MORE = "The islanders had asked for one more summer and were given two weeks."
WISH = "I wish that they had asked us before they sold the only ship that goes there."
SAD = "My father sailed on her for thirty years, and nobody has told him yet."
LATE = "It was always late, and it will not be missed by anybody who had to be at work."


def read_text(*lines: str) -> Report:
    return read_page(Page("\n\n".join(lines).encode(), "a.txt", "text/plain"), page_lexicons())[0]


def role_of(report: Report, words: str) -> tuple[Role, str]:
    at = next(b.start for b in report.blocks if report.text[b.start : b.end].strip().startswith(words))
    block = report.blocks[report.block_at(at)]
    return block.role, block.reason


@pytest.mark.parametrize(
    "stamps",
    [
        (
            "Pia Norn on May 3, 2021 at 4:47 pm said:",
            "Olm on May 3, 2021 at 5:02 pm said:",
            "Aro on May 4, 2021 at 9:00 am said:",
        ),
        ("3 days ago", "2 days ago at 07:52 am", "1 day ago"),
        ("May 3, 2021 at 4:47 pm", "May 3, 2021 at 5:02 pm", "May 4, 2021 at 9:00 am"),
        ("Posted 3 hours ago", "2 hours ago", "58 minutes ago"),
    ],
)
@pytest.mark.parametrize(("heading", "button"), [("3 comments", "Share"), ("Share", "Reply"), ("Comments", "Reply")])
def test_a_thread_of_comments(stamps: tuple[str, ...], heading: str, button: str) -> None:
    said = (WISH, SAD, LATE)
    thread = [line for stamp, words in zip(stamps, said, strict=True) for line in ("Norn", stamp, words, button)]
    report = read_text("Skerra ferry stops", LEAD, MORE, heading, *thread)
    assert role_of(report, LEAD)[0] is role_of(report, MORE)[0] is Role.BODY
    assert role_of(report, SAD) == role_of(report, LATE) == (Role.FURNITURE, "a reader's comment")


@pytest.mark.parametrize(
    "lines",
    [
        ("3 hours ago", LEAD, MORE, "2 hours ago", WISH, "58 minutes ago", SAD, "Share"),  # a live blog
        (LEAD, "Comments", "By Monday the port had received hundreds of them.", MORE, "2 hours ago", SAD),
        (LEAD, MORE, "Reply", "3 hours ago", SAD, "2 hours ago"),  # two dates are no thread
    ],
)
def test_what_is_no_thread_stays(lines: tuple[str, ...]) -> None:
    report = read_text("Skerra ferry stops", *lines)
    assert role_of(report, SAD)[0] is Role.BODY


def test_the_articles_own_age_above_is_not_taken_for_a_comments() -> None:
    report = read_text(
        "Skerra ferry stops", "4 hours ago", LEAD, MORE, "3 hours ago", WISH, "Reply", "1 hour ago", SAD, "Reply"
    )
    assert role_of(report, LEAD)[0] is role_of(report, MORE)[0] is Role.BODY
    assert role_of(report, SAD)[1] == "a reader's comment"


@pytest.mark.parametrize(
    "pulled",
    ["We have not sold a single ship", "“We have not sold a single ship.”", "WE HAVE NOT SOLD A SINGLE SHIP"],
)
@pytest.mark.parametrize("before", [True, False])
def test_a_pull_quote_is_furniture_and_says_what_it_repeats(pulled: str, before: bool) -> None:
    said = "“We have not sold a single ship,” the port’s director, Piet Olm, told reporters in Tarvik on Monday."
    middle = (pulled, said) if before else (said, pulled)
    text = "\n\n".join(["Skerra ferry stops", LEAD, *middle, MORE])
    record = read(Page(text.encode(), "a.txt", "text/plain"))
    at = record.report.text.index(said) + 1
    role, reason = role_of(record.report, pulled)
    assert (role, reason) == (Role.FURNITURE, f"a pull quote: it repeats the words at [{at}, {at + 30})")
    assert record.report.text[at : at + 30] == "We have not sold a single ship"
    assert [s.content[0].quote for s in record.statements if s.form == "direct"] == ["We have not sold a single ship"]


@pytest.mark.parametrize(
    "line", ["The port will be closed by the spring of next year.", "He said that it was so.", "Two weeks."]
)
def test_what_no_other_line_says_is_no_pull_quote(line: str) -> None:
    report = read_text("Skerra ferry stops", LEAD, line, MORE, "They were given two weeks. He said that it was not so.")
    assert "pull quote" not in role_of(report, line)[1]


@pytest.mark.parametrize(
    ("box", "reason"),
    [
        ('<div id="comments"><p>{}</p></div>', "a reader's comment"),
        ('<aside class="newsletter-box"><p>{}</p></aside>', "an invitation to a newsletter, as the page marks it"),
        ('<div class="cookie-banner"><p>{}</p></div>', "a cookie notice, as the page marks it"),
        ('<div class="related-stories"><p>{}</p></div>', "a box with something else to read, as the page marks it"),
        ('<div class="menu"><p>{}</p></div>', "the extractor leaves it out of the article"),
    ],
)
def test_boxes_that_a_page_marks(box: str, reason: str) -> None:
    article = "".join(f"<p>{line}</p>" for line in (LEAD, MORE, LATE) * 3)
    beside = box.format("Something else altogether here")
    markup = f"<html><body><article><h1>Skerra ferry stops</h1>{article}</article>{beside}"
    report, _ = read_page(Page(markup.encode(), "a.html"), page_lexicons())
    assert role_of(report, "Something else") == (Role.FURNITURE, reason)


def test_a_link_in_capitals_among_the_sentences_and_a_report_in_capitals() -> None:
    link = "MAYOR OF SKERRA TELLS WHAT SHE SAID TO THE PORT"
    assert role_of(read_text("Skerra ferry stops", LEAD, link, MORE), link)[0] is Role.FURNITURE
    shouted = [line.upper() for line in (LEAD, MORE, WISH)]
    assert role_of(read_text("Skerra ferry stops", *shouted, link), LEAD.upper())[0] is Role.BODY
    assert role_of(read_text("Skerra ferry stops", LEAD, "A LONG HISTORY", MORE), "A LONG")[0] is Role.BODY
