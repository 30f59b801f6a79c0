"""What tests of acquiring share: a site on loopback, and the ways to acquire from it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.localsite import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """A site that answers as the test says."""
    with serving() as found:
        yield found
