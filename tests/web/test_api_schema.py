"""Whatever the API's own description allows to be asked is answered as that description says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from litestar import Litestar
from litestar.testing import TestClient
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from onrecord.run.team import Team
from onrecord.run.tokens import Tokens
from onrecord.web.app import create_app

EXAMPLES = 15
CHECKS = [schemathesis.checks.not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


def ask_all(schema: Any, **more: Any) -> set[str]:  # noqa: ANN401  # schemathesis's own
    """Ask every operation what its description allows, and hold the answers against it; the paths."""
    seen = set()
    for result in schema.get_all_operations():
        operation = result.ok()
        seen.add(operation.path)

        @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate],
                  suppress_health_check=list(HealthCheck))  # fmt: skip
        @given(case=operation.as_strategy())
        def answers(case: Any) -> None:  # noqa: ANN401  # of whatever kind the schema is
            case.call_and_validate(base_url="http://127.0.0.1", checks=CHECKS, **more)

        answers()
    return seen


def described(app: Litestar, **headers: str) -> Any:  # noqa: ANN401  # the same
    """The API's own description, with the application to ask."""
    with TestClient(app, base_url="http://127.0.0.1") as client:
        told = client.get("/api/schema/openapi.json", headers=headers).json()
    assert told["openapi"].startswith("3.1")
    schema = schemathesis.openapi.from_dict(told)
    schema.app = app
    return schema


def test_the_api_answers_as_it_says(store_path: Path) -> None:
    """Reading alone: a check of a draft needs models, and has tests of its own."""
    assert len(ask_all(described(create_app(store_path)).include(method="GET"))) >= 8


def test_a_teams_api_answers_programs_as_it_says(store_path: Path) -> None:
    team = Team.beside(store_path)
    team.put("ann", "admin", "four words or more")
    _, text = Tokens.beside(store_path, team).make("ann", "correct")
    bearing = {"Authorization": f"Bearer {text}"}
    schema = described(create_app(store_path, team=team), **bearing)
    seen = ask_all(schema.include(path=["/api/stories", "/api/corrections"]), headers=bearing)
    assert seen == {"/api/stories", "/api/corrections"}
