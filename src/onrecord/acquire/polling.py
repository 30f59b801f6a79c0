"""Asks a feed or sitemap again, only for what is new since it was asked last, as often as it wants to be asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from onrecord.acquire.feeds import pace_of
from onrecord.acquire.fetch import Answer, FetchError
from onrecord.acquire.guard import RefusedError
from onrecord.acquire.inputs import Acquiring, Budget
from onrecord.acquire.taken import Lead, Taken, broken

LEAST_PACE, USUAL_PACE, MOST_PACE = 300.0, 900.0, 86_400.0
"""Seconds between two polls: at least, where the source does not say, and at most."""
MAX_AGE = re.compile(r"\b(?:s-maxage|max-age)\s*=\s*(\d{1,9})")


class Poll(msgspec.Struct, frozen=True):
    """What is known of a source from asking it.

    The validators it gave, its pace in seconds, when it is due (seconds since 1970), and how many polls in a row have failed.
    """

    etag: str | None = None
    modified: str | None = None
    pace: float = USUAL_PACE
    due: float = 0.0
    faults: int = 0


class Asked:
    """One poll of one source. `articles` gives what is new; then `poll` holds what is known now, and `fault` what went wrong."""

    def __init__(self, acquiring: Acquiring, lead: Lead, before: Poll, now: float, every: float | None) -> None:
        self.acquiring = acquiring
        self.lead = lead
        self.poll = before
        self.now = now
        self.every = every
        self.fault: str | None = None

    def articles(self) -> Iterator[Taken]:
        """What is new at the source. A source that cannot be asked is broken, and asked again later."""
        known = {"If-None-Match": self.poll.etag, "If-Modified-Since": self.poll.modified}
        try:
            got = self.acquiring.fetcher.get(self.lead.url, known={n: v for n, v in known.items() if v})
        except (RefusedError, FetchError) as fault:
            reason = fault.reason
            wait = (fault.wait if isinstance(fault, FetchError) else None) or 0.0
            self.fault = f"{reason}: {fault}"
            faults = self.poll.faults + 1
            pause = max(wait, self.poll.pace * 2 ** min(faults, 10))
            self.poll = msgspec.structs.replace(self.poll, faults=faults, due=self.now + min(pause, max(MOST_PACE, wait)))
            yield broken(self.lead.url, reason, str(fault), self.lead.url)
            return
        pace = self.every or self.pace(got)
        if got.status != 304:
            yield from self.acquiring.of_answer(got, self.lead, Budget(self.acquiring.how.most), 0)
        # Kept only now: a poll that is cut off is made again as if it had not been.
        self.poll = Poll(
            got.headers.get("etag") or (self.poll.etag if got.status == 304 else None),
            got.headers.get("last-modified") or (self.poll.modified if got.status == 304 else None),
            pace,
            self.now + pace,
        )

    def pace(self, got: Answer) -> float:
        """Seconds until the source wants to be asked again: by its own word, by its server's, else as before."""
        said = pace_of(got.data) if got.data else self.poll.pace
        found = MAX_AGE.search(got.headers.get("cache-control", ""))
        return min(MOST_PACE, max(LEAST_PACE, said or USUAL_PACE, float(found[1]) if found else 0.0))
