"""Saying who said a statement, and when, in a browser: what follows first, then made, marked, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from starlette.testclient import TestClient

from onrecord import queries
from onrecord.ledger import Ledger, dump, matters, statement_judgements
from onrecord.model import Matter
from onrecord.queries import UnresolvedSpeaker
from tests.web.documents import parsed, words

BASE = "Kardovia opens a second naval base in Velmeria"


@pytest.fixture
def judged(copied_sample: Path, browse: Callable[..., TestClient]) -> tuple[Ledger, TestClient]:
    ledger = Ledger.open(copied_sample)
    return ledger, browse(ledger)


def form_of(client: TestClient, path: str, action: str) -> dict[str, str]:
    """The hidden fields of the first form of a page that is posted there."""
    (form, *_) = parsed(client.get(path).text).xpath(f"//form[@method='post'][@action='{action}']")
    hidden = form.xpath(".//input[@type='hidden']")
    return {str(it.get("name")): str(it.get("value")) for it in hidden}


def unresolved(ledger: Ledger) -> str:
    """The id of a statement whose speaker the record does not tell."""
    return next(it.statement.id for it in queries.review(ledger, limit=None) if isinstance(it, UnresolvedSpeaker))


def test_a_speaker_is_given_seen_as_decided_and_taken_back(judged: tuple[Ledger, TestClient]) -> None:
    ledger, client = judged
    with ledger:
        before = list(dump(ledger))
        statement = unresolved(ledger)
        own = queries.statement(ledger, statement).item
        here = f"/statements/{statement}/correct"
        review = client.get("/review?kind=speaker")
        offered = [it for it in parsed(review.text).xpath("//a[contains(@class, 'accept')]/@href") if statement in it]
        assert offered[0].startswith(here)
        asked = f"{here}?aspect=speaker&given={quote_plus('Irena Vosken')}"
        preview = client.get(asked)
        assert "What follows" in words(preview.text)
        assert list(dump(ledger)) == before, "nothing is judged before it is confirmed"
        fields = form_of(client, asked, here)
        assert client.post(here, data={**fields, "author": "A. Verel", "reason": ""}).status_code == 400
        assert client.post(here, data={**fields, "author": "A", "reason": "b", "csrf": "0"}).status_code == 403
        done = client.post(here, data={**fields, "author": "A. Verel", "reason": "she was there"})
        told = words(done.text)
        assert "speaker decided by a person" in told
        assert "the judgement of A. Verel" in told
        assert "the report alone: " in told, "the record's own reading stays"
        assert queries.statement(ledger, statement).speaker == "Irena Vosken"
        assert "Irena Vosken" in words(client.get("/review").text).split("Decided")[1]
        (judgement,) = statement_judgements.standing(ledger)
        csrf = form_of(client, here, here)["csrf"]
        client.post("/review/undo", data={"csrf": csrf, "id": judgement.id})
        assert queries.statement(ledger, statement).entity is None
        client.post(here, data={**fields, "author": "A. Verel", "reason": "she was there"})
        (again,) = statement_judgements.standing(ledger)
        client.post(here, data={"csrf": csrf, "undo": again.id})
        assert queries.statement(ledger, statement).item == own
        assert statement_judgements.standing(ledger) == ()


def test_what_it_changes_of_a_followed_matter_is_shown_before(judged: tuple[Ledger, TestClient]) -> None:
    ledger, client = judged
    with ledger:
        matters.add(ledger, Matter(BASE))
        view = queries.matter(ledger, Matter(BASE))
        position = next(it for it in view.positions if it.speaker == "Irena Vosken")
        here = f"/statements/{position.statements[0].item}/correct"
        told = words(client.get(f"{here}?aspect=said+on&given=2022-05").text)
        assert BASE in told
        assert "this position goes" in told
        assert "this position comes" in told
        told = words(client.get(f"{here}?aspect=speaker&unknown=1").text)
        assert "nobody’s who is known" in told
        assert "this position goes" in told


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ("aspect=mood&given=x", "Nothing that can be decided of a statement"),
        ("aspect=speaker&given=Nobody+Atall", "No such name in the ledger"),
        ("aspect=said+on&given=soon", "soon"),
    ],
)
def test_what_cannot_be_is_told(judged: tuple[Ledger, TestClient], asked: str, fault: str) -> None:
    ledger, client = judged
    with ledger:
        answer = client.get(f"/statements/{unresolved(ledger)}/correct?{asked}")
        assert answer.status_code in (400, 404)
        assert fault in words(answer.text)
        assert client.get("/statements/st-0/correct").status_code == 404
