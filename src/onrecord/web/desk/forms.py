"""What people send: fields of forms, clean and bounded."""

from __future__ import annotations

from collections.abc import Iterable

from litestar.datastructures import FormMultiDict, UploadFile

from onrecord.web.answers import Asked

MOST_VALUES = 2_000
"""Values of one field."""


async def sent(request: Asked) -> FormMultiDict:
    """The form that a request brings."""
    return await request.form()


def field(form: FormMultiDict, name: str, most: int = 2_000) -> str:
    """A field's first value as text of at most `most` characters, "" where there is none."""
    value = form.get(name, "")
    return clean(value)[:most] if isinstance(value, str) else ""


def fields(form: FormMultiDict, name: str) -> tuple[str, ...]:
    """All values of a field, once each."""
    return tuple(dict.fromkeys(clean(v) for v in within(form.getall(name, [])) if isinstance(v, str) and v))


def files(form: FormMultiDict, name: str) -> tuple[UploadFile, ...]:
    """The files of a field; a browser sends one without a name where none was chosen."""
    return tuple(v for v in within(form.getall(name, [])) if isinstance(v, UploadFile) and v.filename)


def within(values: Iterable[object]) -> list[object]:
    """As many of them as are looked at."""
    return list(values)[:MOST_VALUES]


def clean(text: str) -> str:
    """Text that can be written as UTF-8, without NUL; a browser's line ends are one character."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
