"""Settings of every test."""

from pathlib import Path

import pytest
from hypothesis import settings

from onrecord.ledger import Ledger

# No test asserts a time, and a failing example is printed so that it can be run again.
settings.register_profile("onrecord", deadline=None, print_blob=True)
settings.load_profile("onrecord")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new ledger, to be copied (`tests.ledger.records.copied`): making one takes longer than most examples."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    Ledger.open(path).close()
    return path
