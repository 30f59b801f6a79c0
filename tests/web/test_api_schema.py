"""Whatever the API's own description allows to be asked is answered as that description says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from litestar.testing import TestClient
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from onrecord.web.app import create_app

EXAMPLES = 15
CHECKS = [schemathesis.checks.not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


def test_the_api_answers_as_it_says(store_path: Path) -> None:
    """Reading alone: a check of a draft needs models, and has tests of its own."""
    app = create_app(store_path)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        described = client.get("/api/schema/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    schema = schemathesis.openapi.from_dict(described).include(method="GET")
    schema.app = app
    seen = set()
    for result in schema.get_all_operations():
        operation = result.ok()  # type: ignore[union-attr]  # an operation that is none raises here
        seen.add(operation.path)

        @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate],
                  suppress_health_check=list(HealthCheck))  # fmt: skip
        @given(case=operation.as_strategy())
        def answers(case: Any) -> None:  # noqa: ANN401  # of whatever kind the schema is
            case.call_and_validate(base_url="http://127.0.0.1", checks=CHECKS)

        answers()
    assert len(seen) >= 8
