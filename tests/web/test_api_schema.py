"""The API against its own description: schemathesis asks what it allows, and more; every answer is as described."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from onrecord.ledger import Ledger
from onrecord.web.api import api
from tests.ledger.records import copied, moment

OPERATIONS = [
    (path, method.upper())
    for path, operations in api(lambda: pytest.fail("not to be opened")).openapi()["paths"].items()
    for method in operations
]


@pytest.fixture(scope="module")
def described(port: Path, served: tuple[FastAPI, list[Ledger]]) -> Iterator[schemathesis.schemas.BaseSchema]:
    app, ledgers = served
    with Ledger.open(copied(port, "described.db"), now=moment) as ledger:
        ledgers.append(ledger)
        schema = schemathesis.openapi.from_asgi("/openapi.json", app)
        # Words without a letter are words that cannot be asked, 400; a schema cannot say it for every script.
        acceptance = schema.config.checks.positive_data_acceptance
        acceptance.expected_statuses = [*acceptance.expected_statuses, "400"]
        yield schema


@pytest.mark.parametrize("mode", GenerationMode, ids=str)
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_it_answers_as_it_is_described(
    described: schemathesis.schemas.BaseSchema, path: str, method: str, mode: GenerationMode
) -> None:
    """Bounded; `schemathesis run` against a server asks more."""
    operation = described[path][method]
    if mode is GenerationMode.NEGATIVE and not any(operation.iter_parameters()):
        pytest.skip("nothing can be wrong with it")

    @settings(max_examples=3, suppress_health_check=list(HealthCheck))
    @given(operation.as_strategy(generation_mode=mode))
    def asked(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate()

    asked()
