"""A record's page, section by section: each claim in one of them, read from the top."""

from onrecord.web.story.contexts import ChangedContext, StoryContext
from onrecord.web.story.homes import homes
from onrecord.web.story.page import changed_context, rest_context, rest_pages, story_context

__all__ = ["ChangedContext", "StoryContext", "changed_context", "homes", "rest_context", "rest_pages", "story_context"]
