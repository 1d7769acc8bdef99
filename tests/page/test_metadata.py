"""What the page says of itself: structured data, dates of every kind, the dateline, the language."""

from datetime import date

import pytest

from onrecord.dates import Edtf
from onrecord.language.packs.en.page import PAGE
from onrecord.model import DatingMethod, Page
from onrecord.page.datelines import dateline
from onrecord.page.dating import address_date, modified, published
from onrecord.page.language import language_of
from onrecord.page.lines import Line
from onrecord.page.read import read_page
from onrecord.page.render import parse_html
from onrecord.page.structured import Said, structured
from onrecord.page.visible_dates import is_date_line, visible_dates

PAGES = Page(b"x", "a.txt")


@pytest.mark.parametrize(
    ("text", "place", "when", "agency"),
    [
        ("TARVIK -- The port is open.", "TARVIK", None, None),
        ("TARVIK — The port is open.", "TARVIK", None, None),
        ("TARVIK (Tidal) - The port is open.", "TARVIK", None, "Tidal"),
        ("TARVIK, March 3 (Tidal) -- The port is open.", "TARVIK", "March 3", "Tidal"),
        ("Tarvik (Tidal) – The port is open.", "Tarvik", None, "Tidal"),
        ("ST. ANNE, Oskania -- The port is open.", "ST. ANNE, Oskania", None, None),
        ("PORT HELIN, Oskania (Tidal) -- The port is open.", "PORT HELIN, Oskania", None, "Tidal"),
        ("TARVIK, February 16 /TTA/. The port is open.", "TARVIK", "February 16", "TTA"),
        ("TOLSK /Tidal/. The port is open.", "TOLSK", None, "Tidal"),
        ("Tolsk. 15.03.22. Tidal. The port is open.", "Tolsk", "15.03.22", "Tidal"),
        ("Толск. 5.03.2022. Прибойинформ. Порт открыт.", "Толск", "5.03.2022", "Прибойинформ"),
        ("Тарвик, 19.07.19. /Прибой/. Порт открыт.", "Тарвик", "19.07.19", "Прибой"),
        ("TARVIK/PORT HELIN (Tidal) - The port is open.", "TARVIK/PORT HELIN", None, "Tidal"),
        ("Tarvik, 26 November 2019 - The port is open.", "Tarvik", "26 November 2019", None),
        ("Port Helin, March 3, 2023 — The port is open.", "Port Helin", "March 3, 2023", None),
        ("Tarvik, 03.03.2023 - The port is open.", "Tarvik", "03.03.2023", None),
        ("ТАРВИК, 11 окт - Tidal. Порт открыт.", "ТАРВИК", "11 окт", "Tidal"),
    ],
)
def test_datelines(text: str, place: str, when: str | None, agency: str | None) -> None:
    found = dateline(text)
    assert found is not None
    assert (found.place, found.date, found.agency) == (place, when, agency)
    assert found.agency_at is None or text[slice(*found.agency_at)] == agency


@pytest.mark.parametrize(
    "text",
    [
        "The port -- the oldest of all -- is open.",
        "Tarvik - a town of fishermen - is open.",
        "Tarvik, 12 fishermen strong - and a fleet.",
        "On Monday, 3 March 2023 - the day of the fire - the port was open.",
        "Velmeria (VLM) has a port - and a fleet.",
        "He went to TARVIK -- and came back.",
        "“No,” he said -- twice.",
        "TARVIK",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline(text) is None


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("October 2, 2017 / 8:24 AM", "en", ["2017-10-02"]),
        ("Published 4 March 2023", "en", ["2023-03-04"]),
        ("Sept. 3rd, 2019", "en", ["2019-09-03"]),
        ("date 2018-03-06", "en", ["2018-03-06"]),
        ("4 февраля 2019, 10:15", "ru", ["2019-02-04"]),
        ("19.07.19", "ru", ["2019-07-19"]),
        ("am 5. Februar 2020", "de", ["2020-02-05"]),
        ("25/12/2020", "en", ["2020-12-25"]),
        ("03/04/2020", "fr", ["2020-04-03"]),
        ("03/04/2020", "en", []),
        ("31 February 2020", "en", []),
        ("2020-02-30", "en", []),
        ("March 2020", "en", []),
        ("tel. 12.34.56.78", "en", []),
        ("version 1.2.20.4", "en", []),
        ("4 March 2020", "xx", []),
    ],
)
def test_dates_on_the_page(text: str, language: str, days: list[str]) -> None:
    assert [str(found.day) for found in visible_dates(text, language, (PAGE,))] == days


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tuesday, 4 March 2023, 10:15 CET", True),
        ("Last updated: March 4, 2023 10.15 a.m.", True),
        ("Politics 4 March 2023", True),
        ("The treaty ended on 4 March 2023.", False),
        ("How the ferry of 4 March 2023 was lost at sea", False),
        ("1994", False),
    ],
)
def test_date_lines(text: str, wanted: bool) -> None:
    assert is_date_line(text, "en", (PAGE,)) is wanted


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Born: May 4, 1950", True),
        ("Until May 4, 2018", True),
        ("Today is Monday, 4 May 2020", True),
        ("Published May 4, 2018, valid until May 9, 2018", None),
        ("Velm, May 4, 2018", False),
    ],
)
def test_days_of_something_else(text: str, other: bool | None) -> None:
    found = [date.other for date in visible_dates(text, "en", (PAGE,))]
    assert found == ([False, True] if other is None else [other])


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Born: May 4, 1950", None),
        ("Until May 4, 2018", None),
        ("Today is Friday, May 4, 2018", None),
        ("Fair of the council opens on May 4, 2018", None),
        ("Fair of the council is held on May 4, 2018", None),
        ("Date of birth: May 4, 1950", None),
        ("Published today, May 4, 2018", "2018-05-04"),
        ("Politics, May 4, 2018", "2018-05-04"),
        ("Council of the Port of Velm – News – May 4, 2018", "2018-05-04"),
        ("By Ada Lund | May 4, 2018", "2018-05-04"),
    ],
)
def test_a_line_above_the_article_dates_it_where_it_says_little_else(line: str, value: str | None) -> None:
    lead = "The port of Velm was shut by the council, its mayor Ada Oren said in a letter to the shipowners."
    html = f"<html><body><div>{line}</div><article><h1>Port of Velm is shut</h1><p>{lead}</p><p>{lead}</p></article>"
    report, _ = read_page(Page(html.encode(), "a.html"), {"en": PAGE})
    assert report.published.value == value


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://velm.example/2019/02/04/ferry-stops", "2019-02-04"),
        ("https://velm.example/news/20190205/ferry", "2019-02-05"),
        ("https://velm.example/english/2019-03/27/c_137928373.htm", "2019-03-27"),
        ("https://velm.example/2024/feb/24/ferry", "2024-02-24"),
        ("https://velm.example/2019/02/ferry", "2019-02"),
        ("https://velm.example/ferry-20190205911027", None),
        ("https://velm.example/2019/02/31/ferry", "2019-02"),
        ("https://velm.example/ferry-2019-02-04.html", "2019-02-04"),
        ("https://velm.example/ferry?campaign=2019-02-04", None),
        ("https://velm.example/ferry#2019-02-04", None),
        ("https://velm.example/id/18990101", None),
        ("https://20190205.example/ferry", None),
        ("velm.txt", None),
        (None, None),
    ],
)
def test_dates_in_addresses(url: str | None, day: str | None) -> None:
    found = address_date(url)
    assert (found and str(found)) == day


def test_what_the_source_gave_comes_first_and_what_disagrees_is_said() -> None:
    found = published(
        Page(b"x", "a.txt", published=Edtf.parse("2019-02-03")),
        [Said("2019-02-04T09:30:00+02:00", "JSON-LD datePublished")],
        "https://velm.example/2019/02/ferry",
        [(date(2019, 2, 3), "the line “3 February 2019”")],
    )
    assert (found.value, found.method) == ("2019-02-03", DatingMethod.GIVEN)
    assert found.basis == (
        "The source that brought the page gives 2019-02-03; the address and the line “3 February 2019” agree; "
        "but JSON-LD datePublished says 2019-02-04."
    )


def test_the_time_and_zone_stay_in_the_basis() -> None:
    found = published(PAGES, [Said("2019-02-04T09:30:00+0200", "JSON-LD datePublished")], None, [])
    assert found.basis == "JSON-LD datePublished says 2019-02-04 at 09:30 UTC+02:00."
    assert (found.value, found.method) == ("2019-02-04", DatingMethod.METADATA)


def test_a_finer_date_that_agrees_is_taken() -> None:
    found = published(PAGES, [], "https://velm.example/2019/02/x", [(date(2019, 2, 9), "the line “9 February 2019”")])
    assert (found.value, found.method) == ("2019-02-09", DatingMethod.TEXT)


@pytest.mark.parametrize(
    "value", ["yesterday", "", "2019-02-31T10:00", "04.02.2019", "1712101234", "1712101234000", "201902041"]
)
def test_no_date_is_made_up(value: str) -> None:
    found = published(PAGES, [Said(value, "meta date")], None, [])
    assert (found.date, found.method, found.basis) == (None, DatingMethod.UNKNOWN, "no date line, no metadata")
    assert modified([Said(value, "meta date")], []) is None


@pytest.mark.parametrize(
    ("value", "day", "at"),
    [
        ("20190204", "2019-02-04", None),
        ("20190204093000", "2019-02-04", None),
        ("20190204T0930Z", "2019-02-04", "2019-02-04T09:30Z"),
        ("2019-02-04T23:45:00-05:00", "2019-02-04", "2019-02-04T23:45-05:00"),
        ("2019-02-04T09:99Z", "2019-02-04", None),
        ("2019-02-04T24:00Z", "2019-02-04", None),
    ],
)
def test_stamps(value: str, day: str, at: str | None) -> None:
    found = published(PAGES, [Said(value, "meta date")], None, [])
    assert (found.value, found.at) == (day, at)


@pytest.mark.parametrize("headline", ["Harbour fair", "", "Ferry"])
def test_the_article_that_the_title_names_comes_before_what_is_linked_to(headline: str) -> None:
    other = f'{{"@type": "NewsArticle", "headline": "{headline}", "datePublished": "2011-01-01"}}'
    own = '{"@type": "NewsArticle", "headline": "Ferry &amp; crew  stop", "datePublished": "2021-03-02"}'
    scripts = "".join(f'<script type="application/ld+json">{node}</script>' for node in (other, own))
    document, _ = parse_html(f"<html><head><title>Ferry &amp; crew stop | Courier</title>{scripts}</head><body>x")
    assert document is not None
    assert [said.value for said in structured(document).published] == ["2021-03-02", "2011-01-01"]


MARKUP = """<html lang="en-GB"><head><title>Ferry stops | Courier</title>
<script type="application/ld+json">{"@context": "https://schema.org",
 "@graph": [{"@type": "WebPage", "datePublished": "1999"},
 {"@type": ["NewsArticle"], "headline": "Ferry &amp; crew stop", "datePublished": "2021-03-02T08:00Z",
  "inLanguage": "en",
  "author": [{"@type": "Person", "name": "Ana Roth"}, "Piet Olm"], "publisher": {"name": "Velm Courier"}}]}</script>
<script type="application/ld+json">{broken</script>
<script type="application/ld+json">[[[[{"@type": "BreadcrumbList", "name": "no"}]]]]</script>
<meta property="og:title" content="Ferry stops"><meta property="article:published_time" content="2021-03-01">
<meta property="article:author" content="https://velm.example/ana"><meta property="og:locale" content="en_GB">
<link rel="canonical" href="https://velm.example/ferry"></head>
<body><p><time pubdate datetime="2021-03-02">today</time>
<span itemprop="dateModified" content="2021-03-03">x</span></body>"""


def test_structured_data_in_the_order_of_trust() -> None:
    document, _ = parse_html(MARKUP)
    assert document is not None
    found = structured(document)
    assert [said.value for said in found.titles] == ["Ferry & crew stop", "Ferry stops", "Ferry stops | Courier"]
    assert [said.place for said in found.published] == [
        "JSON-LD datePublished",
        "meta article:published_time",
        "time pubdate",
    ]
    assert [said.value for said in found.modified] == ["2021-03-03"]
    assert [said.value for said in found.authors] == ["Ana Roth", "Piet Olm"]
    assert [said.value for said in found.outlets] == ["Velm Courier"]
    assert [said.value for said in found.urls] == ["https://velm.example/ferry"]
    assert [said.value for said in found.languages] == ["en-GB", "en", "en-GB"]


ENGLISH = "The last ferry to Skerra sailed on Monday, and the islanders said that it was the end."
RUSSIAN = "Последний паром на Скерру ушёл в понедельник, и жители острова сказали, что это конец всему."
GERMAN = "Die letzte Fähre nach Skerra fuhr am Montag, und die Bewohner der Insel sagten, das sei das Ende."


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (ENGLISH, None, "en"),
        (ENGLISH, "en-GB", "en"),
        (ENGLISH, "ru", "en"),
        (RUSSIAN, None, "ru"),
        (RUSSIAN, "en", "ru"),
        (RUSSIAN, "ru_RU", "ru"),
        (GERMAN, None, "de"),
        ("Velm", None, "und"),
        ("12 34", "nonsense!", "und"),
        ("Smith said he would resign.", None, "en"),
    ],
)
def test_languages(text: str, declared: str | None, language: str) -> None:
    assert language_of((Line(0, len(text), text),), declared, {"en": PAGE}) == language
