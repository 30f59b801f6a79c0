"""What reaches a terminal: nothing in a title, a text, a name or a path may steer it or turn its lines around."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line feed: escapes, bells, carriage returns
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of what follows, or of a whole line
    "\u2028\u2029\ufeff\ufff9-\ufffb"  # line and paragraph breaks of their own, and other marks without a shape
    "\ud800-\udfff"  # halves of characters: no terminal's encoding has them
    "\U000e0000-\U000e007f]"  # tags, which spell unseen text
)


def shown(character: str) -> str:
    r"""A steering character as it is written in programs: "\x1b", "\u202e"."""
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def escaped(text: str) -> str:
    """A text with what would steer a terminal written out."""
    return STEERING.sub(lambda m: shown(m.group()), text)


def escaped_text(text: Text) -> Text:
    """The same for a styled text: each style stays on its words."""
    if not STEERING.search(text.plain):
        return text
    place, places = 0, []
    for character in text.plain:
        places.append(place)
        place += len(escaped(character))
    places.append(place)
    made = text.blank_copy(escaped(text.plain))
    for span in text.spans:
        made.stylize(span.style, places[min(span.start, len(places) - 1)], places[min(span.end, len(places) - 1)])
    return made


class SafeConsole(Console):
    """A console on which every text, wherever it stands in what is printed, is shown escaped."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Render as the console does, texts escaped first."""
        if isinstance(renderable, str):
            chosen = options or self.options
            renderable = self.render_str(renderable, highlight=chosen.highlight, markup=chosen.markup)
        return super().render(escaped_text(renderable) if isinstance(renderable, Text) else renderable, options)

    def on_broken_pipe(self) -> None:
        """Whoever read the output has gone: end as `data_out` does, without a word."""
        raise BrokenPipeError
