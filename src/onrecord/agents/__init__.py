"""Agents: a store's records as read-only tools of the Model Context Protocol, every answer with the words that it rests on."""

from __future__ import annotations

from onrecord.agents.server import server_of

__all__ = ["server_of"]
