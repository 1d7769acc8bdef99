"""A ledger of an invented port, and the API over it as a client sees it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from onrecord.intake import add_record
from onrecord.ledger import Ledger
from onrecord.web.api import api
from tests.ledger.records import Draft, copied, moment
from tests.queries.test_queries import of_the_port
from tests.queries.test_search import of_the_base

TOKEN = "a token of the tests"


@pytest.fixture(scope="session")
def port(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of both matters, to be copied."""
    path = tmp_path_factory.mktemp("api") / "onrecord.db"
    with Ledger.open(path, now=moment) as ledger, ledger.transaction():
        for draft in of_the_port():
            add_record(ledger, *draft.done())
        for page, record in of_the_base():
            add_record(ledger, page, record)
        formula = Draft("formula.txt", outlet="=HYPERLINK(1)", published="2024-05-01")
        formula.statement("Anna Verel", '=1+1, "she" said', "2024-04-30", role="@minister")
        add_record(ledger, *formula.done())
    return path


@pytest.fixture
def ledger(port: Path) -> Iterator[Ledger]:
    """A copy of it, to be written to."""
    with Ledger.open(copied(port, "copy.db"), now=moment) as opened:
        yield opened


@pytest.fixture(scope="session")
def served() -> tuple[FastAPI, list[Ledger]]:
    """The application, made once, over the last ledger of a list."""
    ledgers: list[Ledger] = []
    return api(lambda: ledgers[-1], TOKEN), ledgers


@pytest.fixture
def client(ledger: Ledger, served: tuple[FastAPI, list[Ledger]]) -> TestClient:
    """A client without a token."""
    app, ledgers = served
    ledgers.append(ledger)
    return TestClient(app, base_url="http://testserver", raise_server_exceptions=False)
