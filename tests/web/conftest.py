"""A ledger of an invented port, and the API over it as a client sees it; the sample matter, and its pages."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from onrecord import samples
from onrecord.intake import add_pages, add_record
from onrecord.ledger import Ledger
from onrecord.sources import FileSource
from onrecord.web.api import api
from onrecord.web.application import create_app
from onrecord.web.settings import Settings
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


HERE = "http://127.0.0.1:8420"


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the sample matter, to be copied where a test writes."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    with Ledger.open(path) as ledger:
        add_pages(ledger, FileSource([samples.files()[0].parent]))
    return path


@pytest.fixture
def copied_sample(sample_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "sample.db"
    shutil.copy(sample_file, path)
    return path


@pytest.fixture(scope="session")
def sample(sample_file: Path) -> Iterator[Ledger]:
    """The sample matter, to be read."""
    with Ledger.open(sample_file) as ledger:
        yield ledger


@pytest.fixture
def seen(sample: Ledger) -> Iterator[TestClient]:
    """A browser on the sample matter."""
    with TestClient(create_app(sample, Settings(author="A. Verel")), base_url=HERE) as client:
        yield client


@pytest.fixture
def browse() -> Iterator[Callable[..., TestClient]]:
    """A browser on any ledger, with any settings."""
    opened: list[TestClient] = []

    def on(ledger: Ledger, settings: Settings | None = None) -> TestClient:
        client = TestClient(create_app(ledger, settings or Settings(author="A. Verel")), base_url=HERE)
        opened.append(client.__enter__())
        return opened[-1]

    yield on
    for client in opened:
        client.__exit__()


def report_named(ledger: Ledger, ending: str) -> str:
    """The id of the one report whose page's name ends so."""
    (found,) = [it.id for it in ledger.reports() if it.name.endswith(ending)]
    return found
