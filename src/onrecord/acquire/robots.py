"""What robots.txt lets us fetch, as RFC 9309 has it; each site is asked once."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

from protego import Protego

from onrecord.acquire.guard import RefusedError, parted

MOST_BYTES = 512_000
"""RFC 9309, 2.5: at least 500 kibibytes are heeded; what stands behind them is not."""
LONGEST_DELAY = 30.0
MOST_SITES = 10_000


class Robots:
    """The robots.txt of sites. `fetch` gives status and bytes of one, and raises what the caller is to know."""

    def __init__(self, agent: str, fetch: Callable[[str, int], tuple[int, bytes]]) -> None:
        self.agent = agent
        self.fetch = fetch
        self.known: dict[str, Protego | bool] = {}

    def rules(self, url: str) -> Protego | bool:
        """A site's rules; True where all is allowed, False where nothing is (its robots.txt cannot be had)."""
        parts = parted(url)
        site = f"{parts.scheme}://{parts.netloc.casefold()}"
        if site not in self.known:
            if len(self.known) >= MOST_SITES:
                self.known.clear()
            try:
                status, data = self.fetch(urljoin(site, "/robots.txt"), MOST_BYTES)
            except RefusedError as fault:
                if "redirect" in str(fault):
                    status, data = 404, b""
                else:
                    raise
            if status >= 500:
                self.known[site] = False
            elif status >= 400:
                self.known[site] = True
            else:
                self.known[site] = Protego.parse(data.decode("utf-8-sig", "replace"))
        return self.known[site]

    def allows(self, url: str) -> bool:
        """Whether an address may be fetched. Raises what `fetch` raises where the site cannot be asked at all."""
        rules = self.rules(url)
        return rules if isinstance(rules, bool) else bool(rules.can_fetch(url, self.agent))

    def delay(self, url: str) -> float:
        """Seconds that the site wants between two requests; 0 where it does not say."""
        rules = self.rules(url)
        wanted = None if isinstance(rules, bool) else rules.crawl_delay(self.agent)
        return min(float(wanted or 0.0), LONGEST_DELAY)
