"""The sample matter and its gold are sound: every quotation verbatim, the calendar right, no real country.

What is checked here is the fixture, not the product: the visible text of the saved pages is made in this file, by lxml
alone, so that a fault in onrecord.page can't hide one here.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import babel
import edtf
import pycountry
import pytest
from lxml import etree, html

from onrecord.samples import files

HERE = Path(__file__).parent
NAMES = tuple(path.name for path in files())
ENGLISH = tuple(name for name in NAMES if name != "09-vestnik.txt")

KINDS = {"direct", "indirect", "mixed"}
ACTS = {
    "assert", "deny", "confirm", "propose", "promise", "threaten", "demand", "forecast", "question", "claim-ignorance",
    "express-willingness", "decline-comment", "other",
}  # fmt: skip
STATUSES = {"happened", "ongoing", "planned", "denied", "hypothetical"}
RELATIONS = {
    "holds office", "member of", "operates base at", "hosts", "leases", "located in", "located near", "borders",
    "part of", "capital of", "parent of", "owns", "controls", "allied with", "party to", "leads", "employs",
}  # fmt: skip
SPEAKER_KINDS = {"unnamed", "organization", "group", "document"}

UNSEEN = ("script", "style", "noscript", "template")
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "button", "dd", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "header", "hr", "li", "main", "nav", "ol", "p", "section",
    "table", "td", "th", "tr", "ul",
}  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def pieces(element: etree._Element) -> Iterator[str]:
    """The text of an element and what is in it, space run together, a line break at every block's edge."""
    edge = "\n" if element.tag in BLOCKS or element.tag == "br" else ""
    yield edge
    yield re.sub(r"\s+", " ", element.text or "")
    for child in element:
        if child.tag not in UNSEEN:
            yield from pieces(child)
        yield re.sub(r"\s+", " ", child.tail or "")
    yield edge


def source(name: str) -> str:
    return next(path for path in files() if path.name == name).read_text(encoding="utf-8")


@cache
def visible(name: str) -> str:
    """What a reader of the report sees, a paragraph a line."""
    text = source(name)
    if not name.endswith(".html"):
        return text
    body = html.document_fromstring(text, parser=html.HTMLParser(remove_comments=True)).find("body")
    assert body is not None
    lines = "".join(pieces(body)).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


@cache
def gold(name: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((HERE / f"{Path(name).stem}.gold.json").read_text(encoding="utf-8"))
    return record


def index() -> list[dict[str, Any]]:
    return [json.loads(line) for line in files()[0].with_name("index.jsonl").read_text(encoding="utf-8").splitlines()]


def parts(content: str | list[str]) -> list[str]:
    return [content] if isinstance(content, str) else content


def paragraphs_with(name: str, words: str) -> list[str]:
    return [paragraph for paragraph in visible(name).split("\n") if words in paragraph]


def inside_marks(paragraph: str, words: str) -> bool:
    before = paragraph[: paragraph.index(words)]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def is_date(value: str | None) -> bool:
    if value is None:
        return True
    try:
        edtf.parse_edtf(value)
    except edtf.EDTFParseException:
        return False
    return True


def test_index_names_every_report_once_and_in_order() -> None:
    assert [entry["file"] for entry in index()] == list(NAMES)
    assert len(NAMES) == 16
    assert len({entry["url"] for entry in index()}) == 16


def test_index_says_what_a_reader_of_it_needs() -> None:
    for entry in index():
        assert list(entry) == ["file", "url", "outlet", "language", "published_given"]
        assert re.match(r"https://[a-z.]+\.example/", entry["url"])
        given = entry["published_given"]
        assert given is None or date.fromisoformat(given).year in (2023, 2024)
        assert entry["language"] == ("en" if entry["file"] in ENGLISH else "ru")


def test_every_english_report_has_gold_and_no_gold_is_without_a_report() -> None:
    gold_files = [f"{Path(name).stem}.gold.json" for name in ENGLISH]
    assert sorted(path.name for path in HERE.glob("*.gold.json")) == gold_files


def test_readme_tells_what_every_report_shows() -> None:
    readme = files()[0].with_name("README.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if name not in readme] == []


@pytest.mark.parametrize("name", ENGLISH)
def test_every_quotation_is_verbatim_and_inside_one_paragraph(name: str) -> None:
    record = gold(name)
    wanted = [record["title"], record["dateline"], *record["captions"], *record["notices"], *record["wire_credits"]]
    for statement in record["statements"]:
        wanted += [statement["speaker_text"], statement["cue"], *parts(statement["content"])]
    wanted += [item["text"] for kind in ("events", "facts") for item in record[kind]]
    wanted += [variant for person in record["people"] for variant in person["variants"]]
    assert [words for words in wanted if words is not None and (not words or not paragraphs_with(name, words))] == []


@pytest.mark.parametrize("name", ENGLISH)
def test_what_is_no_article_is_given_by_whole_lines(name: str) -> None:
    record, lines = gold(name), {line.strip() for line in visible(name).split("\n")}
    marked = record["boilerplate_lines"] + record["captions"] + record["notices"] + [record["title"]]
    assert [line for line in marked if line not in lines] == []
    assert len(marked) == len(set(marked))


@pytest.mark.parametrize("name", ENGLISH)
def test_gold_keeps_to_the_vocabularies_and_to_edtf(name: str) -> None:
    record = gold(name)
    people = {person["name"] for person in record["people"]}
    assert is_date(record["publication_date"])
    for statement in record["statements"]:
        assert statement["kind"] in KINDS
        assert statement["act"] in ACTS
        assert is_date(statement["said_on"])
        assert isinstance(statement["about_matter"], bool)
        kind = statement.get("speaker_kind")
        assert kind in SPEAKER_KINDS if kind else statement["speaker"] in people
    for event in record["events"]:
        assert event["status"] in STATUSES
        assert is_date(event["when"])
    for fact in record["facts"]:
        assert fact["relation"] in RELATIONS
        assert is_date(fact["valid_from"])
        assert is_date(fact["valid_to"])


@pytest.mark.parametrize("name", ENGLISH)
def test_form_agrees_with_the_quotation_marks(name: str) -> None:
    for statement in gold(name)["statements"]:
        found = [(paragraphs_with(name, words)[0], words) for words in parts(statement["content"])]
        inside = [inside_marks(paragraph, words) for paragraph, words in found]
        marks = any(mark in words for _, words in found for mark in '"“')
        expected = {"direct": all(inside), "indirect": not any(inside) and not marks, "mixed": any(inside) or marks}
        assert expected[statement["kind"]], statement["content"]


@pytest.mark.parametrize("name", ENGLISH)
def test_speaker_cue_and_content_stand_near_each_other(name: str) -> None:
    lines = [line for line in visible(name).split("\n") if line]
    for statement in gold(name)["statements"]:
        at = next(i for i, line in enumerate(lines) if parts(statement["content"])[0] in line)
        near = "\n".join(lines[max(0, at - 1) : at + 1])  # a quotation may run on into the next paragraph
        assert statement["cue"] in near, statement["content"]
        assert (statement["speaker_text"] or "") in near, statement["content"]


@pytest.mark.parametrize("name", ENGLISH)
def test_nothing_is_said_after_the_report_nor_planned_before_it(name: str) -> None:
    published = gold(name)["publication_date"]
    if published is None:
        assert {statement["said_on"] for statement in gold(name)["statements"]} == {None}
        return
    for statement in gold(name)["statements"]:
        assert (statement["said_on"] or "").split("/")[-1] <= published, statement["content"]
    for event in gold(name)["events"]:
        last = (event["when"] or "").split("/")[-1]
        if event["status"] == "happened":
            assert last <= published, event["text"]
        if event["status"] == "planned" and last:
            assert last >= published[: len(last)], event["text"]


@pytest.mark.parametrize("name", NAMES)
def test_no_report_is_shorter_than_120_words_of_article(name: str) -> None:
    set_aside = set[str]()
    if name in ENGLISH:
        record = gold(name)
        set_aside = {record["title"], *record["boilerplate_lines"], *record["captions"], *record["notices"]}
    body = [line for line in visible(name).split("\n") if line.strip() not in set_aside and len(line.split()) >= 8]
    assert 120 <= len(" ".join(body).split()) <= 400


@pytest.mark.parametrize("name", NAMES)
def test_weekday_and_date_agree_wherever_they_stand_together(name: str) -> None:
    pattern = rf"({'|'.join(WEEKDAYS)}),? ({'|'.join(MONTHS)}) (\d\d?), (\d{{4}})"
    for weekday, month, day, year in re.findall(pattern, visible(name)):
        assert WEEKDAYS[date(int(year), MONTHS.index(month) + 1, int(day)).weekday()] == weekday


@pytest.mark.parametrize(
    ("name", "words", "day"),
    [
        ("01-halyard.txt", "a document seen by Halyard on Tuesday", "2023-02-14"),
        ("01-halyard.txt", "questions sent on Monday", "2023-02-13"),
        ("03-tta.html", "told parliament on Thursday", "2023-02-16"),
        ("05-kardinform.html", "in Tolsk on Thursday", "2023-04-13"),
        ("05-kardinform.html", "had been planned for Friday", "2023-04-14"),
        ("06-courier.html", "Monday, April 17, 2023", "2023-04-17"),
        ("06-courier.html", "in the harbour of Port Helin on Saturday", "2023-04-15"),
        ("06-courier.html", "wrote on Lantern on Sunday", "2023-04-16"),
        ("06-courier.html", "In Sorvena last Wednesday", "2023-04-12"),
        ("07-halyard.txt", "said on Thursday that he would not allow", "2023-06-22"),
        ("08-courier.txt", "In an interview with the Courier on Friday", "2023-09-29"),
        ("11-halyard.txt", "was elected president of Velmeria on Sunday", "2024-01-21"),
        ("11-halyard.txt", "the Central Election Commission said on Monday", "2024-01-22"),
        ("12-tta.html", "was sworn in as president of Velmeria on Friday", "2024-03-01"),
        ("14-courier.html", "declined to comment on Monday", "2024-07-01"),
        ("14-courier.html", "wrote on Lantern late on Sunday", "2024-06-30"),
        ("14-courier.html", "published on Friday", "2024-06-28"),
        ("16-halyard.txt", "signed an agreement on Thursday", "2024-12-12"),
        ("16-halyard.txt", "from Tarvona on Wednesday", "2024-12-11"),
    ],
)
def test_weekdays_told_without_a_date_fall_on_the_day_meant(name: str, words: str, day: str) -> None:
    assert paragraphs_with(name, words)
    weekday = WEEKDAYS[date.fromisoformat(day).weekday()]
    assert weekday in words
    published = gold(name)["publication_date"]
    assert 0 <= (date.fromisoformat(published) - date.fromisoformat(day)).days <= 6


@pytest.mark.parametrize("name", NAMES)
def test_no_real_country_occurs(name: str) -> None:
    countries = [*pycountry.countries, *pycountry.historic_countries]
    names = {getattr(country, key, None) for country in countries for key in ("name", "common_name", "official_name")}
    for language in ("en", "ru"):
        names |= {value for key, value in babel.Locale(language).territories.items() if key.isalpha()}
    text = source(name)
    assert [real for real in names if real and re.search(rf"\b{re.escape(real)}\b", text, re.IGNORECASE)] == []


def test_addresses_in_the_pages_lead_nowhere() -> None:
    for name in NAMES:
        hosts = re.findall(r"https?://([\w.-]+)", source(name))
        assert [host for host in hosts if not host.endswith(".example") and host not in {"schema.org", "ogp.me"}] == []


@pytest.mark.parametrize(
    ("name", "json_ld", "meta", "seen"),
    [
        ("03-tta.html", True, False, True),
        ("05-kardinform.html", False, True, False),
        ("06-courier.html", False, False, True),
        ("12-tta.html", True, False, True),
        ("14-courier.html", False, False, True),
        ("15-radio-dalnya.html", True, False, True),
    ],
)
def test_each_page_tells_its_date_only_where_the_table_in_the_readme_says(
    name: str, json_ld: bool, meta: bool, seen: bool
) -> None:
    day = date.fromisoformat(gold(name)["publication_date"])
    assert (f'"datePublished": "{day}' in source(name).replace('":"', '": "')) is json_ld
    assert (f'article:published_time" content="{day}' in source(name)) is meta
    month = MONTHS[day.month - 1]
    lines = visible(name).split("\n")
    assert any(re.match(rf"(\w+day, )?{month} {day.day}, {day.year}$|{day.day} {month} {day.year}\b", line)
               for line in lines) is seen  # fmt: skip


def test_published_given_agrees_with_the_gold() -> None:
    for entry in index():
        if entry["published_given"]:
            assert gold(entry["file"])["publication_date"] == entry["published_given"]


def test_reports_are_numbered_in_the_order_of_publication() -> None:
    dates = [gold(name)["publication_date"] for name in ENGLISH]
    assert all(earlier <= later for earlier, later in pairwise(filter(None, dates)))
    assert dates.count(None) == 1


@pytest.mark.parametrize("name", ["04-radio-dalnya.txt", "13-radio-dalnya.txt"])
def test_the_caption_of_a_scraped_text_stands_twice(name: str) -> None:
    (caption,) = gold(name)["captions"]
    assert visible(name).split("\n").count(caption) == 2


def test_the_copy_differs_from_the_wire_story_in_spelling_and_furniture_alone() -> None:
    def story(name: str) -> list[str]:
        text = visible(name).replace("harbor ", "harbour ").replace("authorized", "authorised")
        lines = [line for line in text.replace("Yevgeny", "Evgeny").split("\n") if line]
        first = next(i for i, line in enumerate(lines) if line.startswith("TARVONA"))
        last = next(i for i, line in enumerate(lines) if line.startswith("Reporting by"))
        return [line for line in lines[first:last] if line != "ADVERTISEMENT"]

    assert story("02-sarntoday.txt") == story("01-halyard.txt")[:-1]
    assert "\n\n" not in visible("02-sarntoday.txt")
