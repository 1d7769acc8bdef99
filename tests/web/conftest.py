"""A ledger of an invented port, and the API over it as a client sees it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from onrecord.intake import add_record
from onrecord.ledger import Ledger
from onrecord.web.api import api
from tests.ledger.records import Draft, moment
from tests.queries.test_queries import of_the_port
from tests.queries.test_search import of_the_base

TOKEN = "a token of the tests"


def filled(path: str) -> Ledger:
    """A ledger of both matters."""
    ledger = Ledger.open(path, now=moment)
    for draft in of_the_port():
        add_record(ledger, *draft.done())
    for page, record in of_the_base():
        add_record(ledger, page, record)
    formula = Draft("formula.txt", outlet="=HYPERLINK(1)", published="2024-05-01")
    formula.statement("Anna Verel", '=1+1, "she" said', "2024-04-30", role="@minister")
    add_record(ledger, *formula.done())
    return ledger


@pytest.fixture
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with filled(str(tmp_path_factory.mktemp("api") / "onrecord.db")) as opened:
        yield opened


@pytest.fixture
def client(ledger: Ledger) -> TestClient:
    """A client without a token."""
    return TestClient(api(lambda: ledger, TOKEN), base_url="http://testserver", raise_server_exceptions=False)
