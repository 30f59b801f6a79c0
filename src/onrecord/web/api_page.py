"""The page that describes the API, made from its OpenAPI description: no script, nothing from elsewhere."""

from __future__ import annotations

from typing import Any

from litestar import MediaType, Request
from litestar.openapi.plugins import OpenAPIRenderPlugin

from onrecord.web.contexts import ApiContext, Operation
from onrecord.web.rendering import render


def operations(described: dict[str, Any]) -> tuple[Operation, ...]:
    """The operations of an OpenAPI description, in order of path."""
    return tuple(
        Operation(
            method=method.upper(),
            path=path,
            does=told.get("description") or told.get("summary") or "",
            parameters=tuple(
                f"{p['name']} ({p['in']}{', required' if p.get('required') else ''})" for p in told.get("parameters", ())
            ),
        )
        for path, methods in sorted(described.get("paths", {}).items())
        for method, told in sorted(methods.items())
        if isinstance(told, dict)
    )


class ApiPage(OpenAPIRenderPlugin):
    """Shows the API's description as a page of ours."""

    def __init__(self, path: str) -> None:
        super().__init__(path=path, media_type=MediaType.HTML)

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """The page."""
        context = ApiContext("The API", "/", operations(openapi_schema), self.get_openapi_json_route(request))
        return render("api.html.j2", context).encode()
