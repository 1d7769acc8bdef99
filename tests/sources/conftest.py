"""What the tests of sources share: a real server on this machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sources.web import Web, served


@pytest.fixture
def web(socket_enabled: None) -> Iterator[Web]:
    with served() as web:
        yield web
