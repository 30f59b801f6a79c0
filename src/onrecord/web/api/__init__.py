"""What programs ask: the facts as JSON, feeds, downloads, and corrections with a token; one subject a file."""

from onrecord.web.api.routes import api_routes

__all__ = ["api_routes"]
