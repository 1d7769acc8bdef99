"""The sample matter in a ledger, and a browser's view of its pages without a network."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import samples
from onrecord.intake import add_pages
from onrecord.ledger import Ledger
from onrecord.sources import FileSource
from onrecord.web.application import create_app
from onrecord.web.settings import Settings

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
