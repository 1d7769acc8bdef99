"""The whole stage: pages to reports, with notices and credits; and the laws that any page must obey."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import EmptyInput, InputError, NoArticle, TooLarge
from onrecord.language.packs.en.page import PAGE
from onrecord.model import Caveat, CreditKind, DatingMethod, Page, Report, Role
from onrecord.page import read_page
from onrecord.page.read import MAX_LINES

LEXICONS = {"en": PAGE}
REPORTS = Path(__file__).parents[3] / "shared" / "reports" / "kg-base"


def read(text: str, **given: str) -> Report:
    return read_page(Page(text.encode(), "velm.txt", **given), LEXICONS)[0]  # type: ignore[arg-type]


def roles_of(report: Report) -> list[tuple[str, str]]:
    return [(block.role.value, report.text[block.start : block.end].strip()) for block in report.blocks]


HTML = """<!doctype html><html lang="en"><head><title>Ferry stops | Velm Courier</title>
<meta property="og:site_name" content="Velm Courier"><meta property="og:title" content="Ferry to Skerra stops for good">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-03-02T08:15:00+02:00",
"dateModified": "2021-03-02T09:00:00+02:00", "author": {"name": "Ana Roth"}}</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sea">The sea</a></li></ul></nav>
<article><h1>Ferry to Skerra stops for good</h1><p>Islanders say they will row if they have to, and mean it</p>
<div class="byline">Ana Roth</div>
<figure><img src="x.jpg"><figcaption>The quay of Skerra in winter. Photo: Pia Norn / Tidal</figcaption></figure>
<p>TARVIK, March 2 (Tidal) -- The last ferry to Skerra sailed on Monday, the port of Tarvik said in a letter.</p>
<p>The islanders had asked for one more summer. They were given two weeks, the mayor of Skerra said on Tuesday.</p>
<p>“We shall row if we must,” she said. “My mother did, and she was older than I am and had the worse boat.”</p>
<p>The port said that the ferry had lost money in every year since 1994, when the bridge to Tolsk was opened.</p>
</article><aside><h2>Related</h2><ul><li><a href="/h">Herring quota falls again</a></li></ul></aside>
<footer><p>© 2021 Velm Courier. All rights reserved.</p></footer></body></html>"""


def test_a_page_of_html() -> None:
    report = read(HTML, url="https://velm.example/2021/03/02/ferry")
    assert (report.title, report.outlet, report.language) == ("Ferry to Skerra stops for good", "Velm Courier", "en")
    assert (report.dateline, report.published.value) == ("TARVIK", "2021-03-02")
    assert report.published.method is DatingMethod.METADATA
    assert report.published.basis == "JSON-LD datePublished says 2021-03-02 at 08:15 UTC+02:00; the address agrees."
    assert report.modified is not None
    assert report.modified.value == "2021-03-02"
    assert [role for role, _ in roles_of(report)] == (
        ["furniture"] * 2 + ["title", "body", "credit", "caption"] + ["body"] * 4 + ["furniture"] * 3
    )
    assert [(credit.name, credit.kind) for credit in report.credits] == [
        ("Ana Roth", CreditKind.AUTHOR),
        ("Pia Norn", CreditKind.PHOTO),
        ("Tidal", CreditKind.PHOTO),
        ("Tidal", CreditKind.WIRE),
    ]
    assert all(block.path for block in report.blocks)


ARTICLE = (
    "The last ferry to Skerra sailed on Monday, the port said.\n\nThe islanders had asked for one more summer.\n\n"
)


@pytest.mark.parametrize(
    ("ending", "names"),
    [
        ("With reporting by Tidal", [("Tidal", "wire")]),
        ("Based on reporting by VelTAG and the Tarvik Press", [("VelTAG", "wire"), ("Tarvik Press", "wire")]),
        ("With reporting by Ana Roth in Tarvik", [("Ana Roth", "author")]),
        (
            "Reporting by Ana Roth in Tarvik and Oskar Lund; Writing by Mira Dolen; editing by Piet Olm",
            [("Ana Roth", "author"), ("Oskar Lund", "author"), ("Mira Dolen", "author"), ("Piet Olm", "author")],
        ),
        (
            "Tarvik Press writer Ana Roth contributed to this report.",
            [("Tarvik Press", "wire"), ("Ana Roth", "author")],
        ),
        (
            "By Ana Roth and Oskar Lund The Tarvik Press",
            [("Ana Roth", "author"), ("Oskar Lund", "author"), ("The Tarvik Press", "wire")],
        ),
        (
            "Reporting by Ana Roth in The Skaw; editing by Piet Olm",
            [("Ana Roth", "author"), ("Piet Olm", "author")],
        ),
        (
            "By Ana Roth\n\nRoth reported from Tarvik.",
            [("Ana Roth", "author"), ("Roth", "author")],
        ),
        ("Source: Tidal", [("Tidal", "wire")]),
        ('The port "told TIDAL" that it would not comment on the ferry to Skerra.', []),
        ("The ferry had lost money in every year, the port of Tarvik said. (Tidal)", [("Tidal", "wire")]),
        ("The ferry had lost money in every year, the port of Tarvik said. – TTA", [("TTA", "wire")]),
        ("The ferry had lost money in every year (and the port with it).", []),
        ("The mayor spoke to the Northern Maritime Compact (NMC) about the ferry.", []),
    ],
)
def test_credits(ending: str, names: list[tuple[str, str]]) -> None:
    report = read(ARTICLE + ending)
    assert [(credit.name, credit.kind.value) for credit in report.credits] == names
    assert all(report.text[credit.span.start : credit.span.end] == credit.name for credit in report.credits)


NOTICES = {
    'Radio Velm has been declared an "undesirable organization" by the Oskanian government.\n\n'
    "If you are in Oskania or the Oskania-controlled parts of Velmeria, please note that you could face fines or "
    "imprisonment for sharing, liking, commenting on, or saving our content, or for contacting us.\n\n"
    "To find out more, click here.": (
        ("Oskania",),
        "are in Oskania or the Oskania-controlled parts of Velmeria",
        ("share", "like", "comment", "save", "contact"),
        "fines or imprisonment",
    ),
    'The government of Oskania has declared Radio Velm an "undesirable organization."\n\n'
    "If you are in Oskania, please bear in mind that sharing or quoting our reports may be punished with a fine.": (
        ("Oskania",),
        "are in Oskania",
        ("share", "cite"),
        "a fine",
    ),
    "If you are in Norway or Sweden, please note that you may face prosecution for sharing our work.": (
        ("NO", "SE"),
        "are in Norway or Sweden",
        ("share",),
        "prosecution",
    ),
    "Radio Velm was labelled a foreign agent by the Dutch authorities.\n\nPlease note: you could be fined for sharing "
    "our content.": (("NL",), None, (), None),
}


@pytest.mark.parametrize("words", NOTICES)
def test_notices(words: str) -> None:
    report = read(ARTICLE + words + "\n\nXS\nSM\n")
    (notice,) = report.notices
    assert notice.span.quote == words
    assert (notice.jurisdiction, notice.at_risk, notice.acts, notice.penalty) == NOTICES[words]


def test_a_notice_names_the_outlet() -> None:
    assert read(ARTICLE + next(iter(NOTICES))).outlet == "Radio Velm"
    assert read(ARTICLE).outlet is None
    assert read(ARTICLE + next(iter(NOTICES)), outlet="Velm Courier").outlet == "Velm Courier"


def test_a_date_stamp_glued_to_the_text_is_cut_off() -> None:
    report = read(
        " date 2018-03-06 Whether the ferry will sail again is open, the port of Tarvik said on Monday.\n\n" + ARTICLE
    )
    assert roles_of(report)[0] == ("furniture", "date 2018-03-06")
    assert roles_of(report)[1][1].startswith("Whether the ferry")
    assert report.published.value == "2018-03-06"


def test_a_modified_line_is_not_the_publication() -> None:
    report = read("Ferry to Skerra stops\n\nPublished: March 2, 2021\n\nUpdated: March 4, 2021\n\n" + ARTICLE)
    assert report.published.value == "2021-03-02"
    assert report.modified is not None
    assert report.modified.value == "2021-03-04"


def test_a_report_in_a_language_without_a_pack() -> None:
    report = read("Паром больше не ходит\n\nПоследний паром на Скерру ушёл в понедельник, сообщил порт Тарвика.\n")
    assert (report.language, report.title) == ("ru", "Паром больше не ходит")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Home\nNews\nContact", NoArticle),
        ("<html><body><script>x()</script></body></html>", EmptyInput),
        ("<html><body><nav><a>Home</a></nav></body></html>", NoArticle),
        ("a\n" * (MAX_LINES + 1), TooLarge),
    ],
)
def test_pages_that_are_no_report(text: str, kind: type[InputError]) -> None:
    with pytest.raises(kind, match=r"^velm\.txt: .+; .+"):
        read(text)


def test_text_that_speaks_of_markup_is_text() -> None:
    text = "The editor typed <p> by mistake and nobody saw it until Monday.\n"
    assert read(text).text == text


def lawful(report: Report) -> bool:
    """Blocks partition the text (Report checks it), every one has a reason, and evidence is verbatim."""
    spans = [notice.span for notice in report.notices] + [credit.span for credit in report.credits]
    return all(block.reason for block in report.blocks) and all(
        report.text[span.start : span.end] == span.quote for span in spans
    )


PIECES = [
    *HTML.splitlines(),
    *ARTICLE.splitlines(),
    *next(iter(NOTICES)).splitlines(),
    "Source: Tidal",
    "",
    "XS",
    "By Ana Roth",
]


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=20), st.sampled_from(["\n", "\n\n", "\r\n", " "])
)
def test_any_text_gives_a_lawful_report_or_an_input_error(pieces: list[str], joint: str) -> None:
    page = Page(joint.join(pieces).encode("utf-8", "replace"), "velm.txt")
    try:
        report, caveats = read_page(page, LEXICONS)
    except InputError:
        return
    assert lawful(report)
    assert all(isinstance(caveat, Caveat) for caveat in caveats)
    assert read_page(page, LEXICONS) == (report, caveats)
    if all(block.path is None for block in report.blocks):
        assert report.text == page.content.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary(max_size=200))
def test_any_bytes_give_a_lawful_report_or_an_input_error(content: bytes) -> None:
    try:
        report, _ = read_page(Page(content, "velm.bin"), LEXICONS)
    except InputError:
        return
    assert lawful(report)


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the reports to develop against are not here")
def test_every_report_of_the_development_set_is_read() -> None:
    for path in sorted(REPORTS.glob("*.txt")):
        report, _ = read_page(Page(path.read_bytes(), path.name), LEXICONS)
        assert any(block.role is Role.BODY for block in report.blocks), path.name
        assert lawful(report), path.name
