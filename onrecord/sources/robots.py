r"""robots.txt (RFC 9309): whether a host lets us fetch an address, and how long it wants us to wait between two.

>>> rules = Rules.of(200, b"User-agent: Onrecord\nDisallow: /private/\nCrawl-delay: 5")
>>> rules.allows("https://courier.example/a"), rules.allows("https://courier.example/private/a"), rules.delay
(True, False, 5.0)
>>> Rules.of(404).allows("https://courier.example/a"), Rules.of(503).allows("https://courier.example/a")
(True, False)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego

PRODUCT = "Onrecord"
"""The product token that a robots.txt names us by."""

MAX_BYTES = 500 * 1024
"""500 KiB are read of a robots.txt: the least that RFC 9309, section 2.5, lets a crawler stop at."""

MAX_AGE = 24 * 3600.0
"""Seconds after which it is fetched anew: RFC 9309, section 2.4."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host's robots.txt says to us; `parsed` is None where there is none to read, and `otherwise` holds."""

    parsed: Protego | None
    otherwise: bool
    status: int = 200

    @classmethod
    def of(cls, status: int, body: bytes = b"") -> Rules:
        """The rules by the status of the answer: 4xx allows all, 5xx nothing (RFC 9309, section 2.3.1)."""
        if 200 <= status < 300:
            from protego import Protego

            return cls(Protego.parse(body[:MAX_BYTES].decode("utf-8", "replace")), True, status)
        return cls(None, 300 <= status < 500, status)

    def allows(self, url: str) -> bool:
        """Whether an address may be fetched."""
        return self.otherwise if self.parsed is None else bool(self.parsed.can_fetch(url, PRODUCT))

    @property
    def delay(self) -> float:
        """Seconds to wait between two fetches; 0 where it does not say."""
        return (self.parsed.crawl_delay(PRODUCT) or 0.0) if self.parsed is not None else 0.0
