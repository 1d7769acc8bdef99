"""Judging in a browser: what bears on a matter, and one name that is two people; each with what follows, and undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import queries
from onrecord.intake import add_record
from onrecord.ledger import Ledger, matters
from onrecord.model import Inclusion, Matter
from tests.ledger.records import Draft
from tests.web.documents import parsed, words

BASE = "Kardovia opens a second naval base in Velmeria"


@pytest.fixture
def judged(copied_sample: Path, browse: Callable[..., TestClient]) -> tuple[Ledger, TestClient]:
    """The sample matter, to be judged."""
    ledger = Ledger.open(copied_sample)
    return ledger, browse(ledger)


def form_of(client: TestClient, path: str, action: str) -> dict[str, str]:
    """The hidden fields of the first form of a page that posts there."""
    (form, *_) = [it for it in parsed(client.get(path).text).xpath("//form") if it.get("action") == action]
    hidden = form.xpath(".//input[@type='hidden']")
    return {str(it.get("name")): str(it.get("value")) for it in hidden}


def test_an_item_is_left_out_of_a_matter_put_in_again_and_undone(judged: tuple[Ledger, TestClient]) -> None:
    ledger, client = judged
    with ledger:
        path = f"/matters?proposition={BASE.replace(' ', '+')}"
        before = queries.matter(ledger, Matter(BASE)).items
        item = before[0].item.id
        fields = form_of(client, path, "/matters/judge")
        why = {"author": "A. Verel", "reason": "another harbour"}
        assert client.post("/matters/judge", data={**fields, "exclude": item}).status_code == 400, "no reason"
        assert client.post("/matters/judge", data={**fields, **why, "exclude": item, "csrf": "0"}).status_code == 403
        assert matters.followed(ledger) == ()

        shown = client.post("/matters/judge", data={**fields, **why, "exclude": item})
        assert "left out by A. Verel: another harbour" in words(shown.text)
        (own,) = matters.followed(ledger)
        left = [it.item.id for it in queries.matter(ledger, own).items]
        assert item not in left
        (judgement,) = matters.judgements(ledger, own)

        here = f"/matters/{own.id}"
        undone = client.post("/matters/judge", data={**form_of(client, here, "/matters/judge"), "undo": judgement.id})
        assert "left out by" not in words(undone.text)
        assert [it.item.id for it in queries.matter(ledger, own).items] == [it.item.id for it in before]


def test_an_item_is_put_in_by_its_address(judged: tuple[Ledger, TestClient]) -> None:
    ledger, client = judged
    with ledger:
        path = f"/matters?proposition={BASE.replace(' ', '+')}"
        there = {it.item.id for it in queries.matter(ledger, Matter(BASE)).items}
        absent = next(it.item.id for it in queries.statements(ledger, limit=500).items if it.item.id not in there)
        fields = {**form_of(client, path, "/matters/judge"), "author": "A. Verel", "reason": "it is meant"}
        shown = client.post("/matters/judge", data={**fields, "include": f"http://127.0.0.1/statements/{absent}"})
        assert "put here by A. Verel: it is meant" in words(shown.text)
        (own,) = matters.followed(ledger)
        assert [(it.item, it.decision) for it in matters.judgements(ledger, own)] == [(absent, Inclusion.INCLUDE)]


def test_one_name_that_is_two_people(tmp_path: Path, browse: Callable[..., TestClient]) -> None:
    """What follows from parting them is shown before, and the judgement is undone as any other."""
    with Ledger.open(tmp_path / "two.db") as ledger:
        for name, day, words_of in (
            ("a.txt", "1931-05-02", "The quay is ours."), ("b.txt", "2023-03-04", "The quay stays ours."),
            ("c.txt", "2024-03-04", "I never saw the quay."),
        ):  # fmt: skip
            draft = Draft(name, outlet="Courier", published=day)
            draft.statement("Jon Kell", words_of, day)
            add_record(ledger, *draft.done())
        client = browse(ledger)
        page = client.get("/review?kind=split")
        assert "May be two 1" in words(page.text)
        (form,) = [it for it in parsed(page.text).xpath("//form") if it.get("action") == "/review/decide"]
        asked = [(str(it.get("name")), str(it.get("value"))) for it in form.xpath(".//input[@type='hidden']")]
        query = "&".join(f"{name}={value}" for name, value in asked)
        preview = client.get(f"/review/decide?{query}&shown=Jon+Kell+(the+grandfather)")
        assert "What follows" in words(preview.text)
        assert "Jon Kell (the grandfather)" in words(preview.text)
        assert ledger.name_judgements() == (), "nothing is judged before it is confirmed"
        (form,) = [it for it in parsed(preview.text).xpath("//form") if it.get("method") == "post"]
        hidden = [(str(it.get("name")), str(it.get("value"))) for it in form.xpath(".//input[@type='hidden']")]
        data: dict[str, str | list[str]] = {"author": "A. Verel", "reason": "he died in 1950"}
        for name in dict.fromkeys(name for name, _ in hidden):
            data[name] = [value for other, value in hidden if other == name]
        client.post("/review/decide", data=data)
        (judgement,) = ledger.name_judgements()
        assert judgement.pages
        assert {it.speaker for it in queries.statements(ledger).items} == {"Jon Kell", "Jon Kell (the grandfather)"}
        csrf = str(parsed(client.get("/review").text).xpath("//input[@name='csrf']/@value")[0])
        client.post("/review/undo", data={"csrf": csrf, "id": judgement.id})
        assert {it.speaker for it in queries.statements(ledger).items} == {"Jon Kell"}


def test_who_is_kept_as_one_is_asked_about_no_more(tmp_path: Path, browse: Callable[..., TestClient]) -> None:
    with Ledger.open(tmp_path / "one.db") as ledger:
        for name, day in (("a.txt", "1931-05-02"), ("b.txt", "2023-03-04"), ("c.txt", "2024-03-04")):
            draft = Draft(name, outlet="Courier", published=day)
            draft.statement("Jon Kell", f"The quay is ours, {name}.", day)
            add_record(ledger, *draft.done())
        client = browse(ledger)
        (keep,) = parsed(client.get("/review?kind=split").text).xpath("//a[text()='Keep as one']/@href")
        preview = client.get(str(keep))
        assert "Jon Kell is one person?" in words(preview.text)
        assert "0 statements would have another speaker" in words(preview.text)
        fields = form_of(client, str(keep), "/review/decide")
        client.post("/review/decide", data={**fields, "author": "A. Verel", "reason": "a clerk's error of 1931"})
        assert "May be two 0" in words(client.get("/review?kind=split").text)
        (judgement,) = ledger.name_judgements()
        client.post("/review/undo", data={**form_of(client, "/review", "/review/undo"), "id": judgement.id})
        assert "May be two 1" in words(client.get("/review?kind=split").text)
