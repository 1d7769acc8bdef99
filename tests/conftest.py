"""Settings of every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from onrecord.ledger import Ledger
from tests import databases
from tests.databases import Places, Server

# No test asserts a time, and a failing example is printed so that it can be run again.
settings.register_profile("onrecord", deadline=None, print_blob=True)
settings.load_profile("onrecord")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new ledger, to be copied (`tests.ledger.records.copied`): making one takes longer than most examples."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    Ledger.open(path).close()
    return path


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server of this run's own."""
    with databases.running() as started:
        yield started


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> Server | None:
    """Each database that a ledger can be in: a test that asks for it runs on all."""
    return request.getfixturevalue("server") if request.param == "postgresql" else None


@pytest.fixture
def at(database: Server | None, tmp_path: Path) -> Iterator[Places]:
    """The addresses of a test's own ledgers, by name."""
    places = Places(tmp_path, database)
    yield places
    places.close()


@pytest.fixture(scope="module")
def at_module(database: Server | None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    """The addresses of ledgers that a module's tests share, by name."""
    places = Places(tmp_path_factory.mktemp("ledgers"), database)
    yield places
    places.close()
