"""A matter read from a folder of reports, and how much of a person's list of positions and pairs it finds.

The list's positions, read by hand, have an actor, a speaker, a date, a quotation, and a few words for the position.
One is found where one of ours has its speaker (or, of a joint statement, an actor of its words) and its date: the same
days, or ours within it; its stance is right where it is one that the words for the position name. A pair is found where
a finding has its two positions' speakers and dates, whichever of their words it cites. A disputed fact is found where a
finding cites two of its claims: their reports, with words that overlap the claims' quotations.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from anyascii import anyascii

from evaluation import reports
from onrecord.dates import Edtf
from onrecord.entities.spellings import skeleton
from onrecord.errors import InputError
from onrecord.intake import add_pages
from onrecord.ledger import Ledger
from onrecord.model import ActorKind, Cited, Matter, Page, Span
from onrecord.queries import matter
from onrecord.queries.matters import MatterView

DEVELOPMENT = "Russia opens a second military base in Kyrgyzstan"
"""The proposition of the development reports' list."""

_STANCES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        r"not against|not opposed|not exclud|not obstruct|live with|open\b|may |perhaps|willing|listen",
        ("is open", "supports"),
    ),
    (r"(?<!not )\bagainst|not needed|enough|(?<!not )\bopposed|rejects|rules out", ("opposes",)),
    (
        r"no new|not planned|not discussed|denies|no \w+ request|no request|reserved",
        ("denies under way", "opposes"),
    ),
    (r"\bfor\b(?! the)|wants|asks for|supports|proposes|develop", ("supports",)),
    (r"to decide|up to|leaves|no view", ("leaves to another",)),
    (r"undecided|no decision|neutral|reserved", ("is open", "leaves to another")),
    (r"(?<!denies )under way|confirms|discussed before|not abandoned", ("confirms under way",)),
    (r"first hearing|does not know|doubts", ("does not know",)),
    (r"on the agenda|no plans|no vacancy|not agreed|no date", ("denies under way", "opposes", "is open")),
    (
        r"(?<!not )agreed|well advanced|talks at|(?:was|been) (?:discussed|decided|talked|taken)",
        ("confirms under way",),
    ),
    (
        r"only after|possible until|conditional|not earlier|not ready|temporary|accepts|in favour",
        ("is open", "supports"),
    ),
)
"""What the words for a position in a list name, and the stances that are right for them."""


@dataclass(frozen=True, slots=True)
class FolderPages:
    """Pages of a folder, as a source."""

    folder: Path

    def pages(self) -> Iterator[Page | InputError]:
        """Scraped texts, and saved pages beside them."""
        yield from reports.scraped(self.folder)
        for path in sorted(self.folder.glob("*.html")):
            yield Page(path.read_bytes(), path.name, "text/html")


def run(folder: Path, proposition: str, out: Path, *, by_words: bool = False) -> dict[str, Any]:
    """Read the reports of a folder into a ledger of their own, and write what it holds on the matter."""
    with TemporaryDirectory() as place, Ledger.open(Path(place) / "matter.db") as ledger:
        add_pages(ledger, FolderPages(folder))
        found = form(matter(ledger, Matter(proposition), by_words=by_words))
    out.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    return found


def form(view: MatterView) -> dict[str, Any]:
    """A matter in the form that scorers read."""
    return {
        "positions": [
            {
                "actor": _institution(view, it.statements[0]) or it.actor,
                "speaker": it.speaker,
                "date": it.when.value,
                "stance": it.stance.value,
                "report": view.reports[it.statements[0].report].name,
                "quotation": _deciding(it.statements[0], it.decided_by),
            }
            for it in view.positions
            if it.actor_kind is ActorKind.PERSON
        ],
        "findings": [
            {
                "kind": it.kind.value,
                "a": _cited(view, it.earlier),
                "b": _cited(view, it.later),
                "rule": it.rule,
                "sentence": it.sentence,
            }
            for it in view.findings
        ],
    }


def _institution(view: MatterView, cited: Cited) -> str | None:
    """For whom a statement is made, by the position of an institution that rests on it."""
    for it in view.positions:
        if it.actor_kind is ActorKind.INSTITUTION and any(each.item == cited.item for each in it.statements):
            return it.actor
    return None


def _deciding(cited: Cited, words: tuple[Span, ...]) -> str:
    """The part of a statement in which the words that decided stand: a quotation has no gaps."""
    return next((span.quote for span in cited.words if any(span.covers(word) for word in words)), cited.words[0].quote)


def _cited(view: MatterView, cited: Cited) -> dict[str, Any]:
    return {
        "report": view.reports[cited.report].name,
        "quotation": cited.words[0].quote,
        "speaker": cited.speaker,
        "date": cited.when.value,
    }


def score(found: dict[str, Any], gold: dict[str, Any]) -> tuple[dict[str, float], list[str]]:
    """A list's positions, pairs and disputed facts found: figures in percent, and a line for each."""
    wanted = gold["timeline"]
    ours = found["positions"]
    lines, right, near, stanced = [], 0, 0, 0
    for each in wanted:
        fitting = [it for it in ours if _same(each, it["speaker"], it["actor"], it["date"])]
        stances = {stance for pattern, names in _STANCES if re.search(pattern, each["position"]) for stance in names}
        ok = any(it["stance"] in stances for it in fitting)
        right, stanced = right + bool(fitting), stanced + ok
        near += any(_same(each, it["speaker"], it["actor"], it["date"], coarse=True) for it in ours)
        told = "" if ok else f"  ours: {sorted({it['stance'] for it in fitting})}" if fitting else "  not found"
        lines.append(
            f"{each['id']:5} {each['date'] or 'no day':10} {each['speaker'][:28]:28} {each['position'][:46]:46}{told}"
        )
    by_id = {each["id"]: each for each in wanted}
    pairs = 0
    for pair in gold["pairs"]:
        a, b = by_id[pair["a"]], by_id[pair["b"]]
        places = [place for place, it in enumerate(found["findings"], 1) if _pair(a, b, it) or _pair(b, a, it)]
        pairs += bool(places)
        lines.append(
            f"{pair['a']} and {pair['b']} ({pair['type']}): {f'finding {places[0]}' if places else 'not found'}"
        )
    disputed = gold.get("disputed_facts", [])
    cited_at = [
        next((at for at, it in enumerate(found["findings"], 1) if _disputes(each, it)), None) for each in disputed
    ]
    lines += [
        f"{each['what']} (disputed): {f'finding {at}' if at else 'not found'}"
        for each, at in zip(disputed, cited_at, strict=True)
    ]
    figures = {
        "positions at the right date and actor": 100 * right / max(len(wanted), 1),
        "positions with a date that holds it": 100 * near / max(len(wanted), 1),
        "stance right on those": 100 * stanced / max(right, 1),
        "pairs found": 100 * pairs / max(len(gold["pairs"]), 1),
    }
    if disputed:
        figures["disputed facts found"] = 100 * sum(at is not None for at in cited_at) / len(disputed)
    return figures, [*lines, *(f"{name}: {value:.1f}%" for name, value in figures.items())]


def _pair(a: dict[str, Any], b: dict[str, Any], finding: dict[str, Any]) -> bool:
    return all(
        _same(each, it["speaker"] or "", it["speaker"] or "", it["date"], coarse=True)
        for each, it in ((a, finding["a"]), (b, finding["b"]))
    )


def _disputes(disputed: dict[str, Any], finding: dict[str, Any]) -> bool:
    """Whether a finding cites two claims of a disputed fact."""
    return any(
        _cites(one, finding["a"]) and _cites(other, finding["b"]) for one, other in permutations(disputed["claims"], 2)
    )


_RUN = 3
"""Words in a row that two quotations of one report share at least, to overlap; all of one that has fewer."""


def _cites(claim: dict[str, Any], cited: dict[str, Any]) -> bool:
    """Whether what a finding cites overlaps a claim's quotation."""
    one, other = claim["quotation"].split(), cited["quotation"].split()
    run = SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
    return claim["file"] == cited["report"] and run >= min(_RUN, len(one), len(other))


_MONTH = 31
"""Days that a date of ours may span to be one in a pair, where it holds the list's."""


def _same(wanted: dict[str, Any], speaker: str, actor: str, when: str | None, *, coarse: bool = False) -> bool:
    """Whether a position of ours has the speaker and the date of one in the list; a `coarse` date may be a month's.

    What no date is known of, by the list, has none of ours.
    """
    if when is None or wanted["date"] is None:
        if when != wanted["date"]:
            return False
    else:
        told, own = Edtf.parse(wanted["date"]), Edtf.parse(when)
        near = coarse and told.within(own) and own.first and own.last and (own.last - own.first).days <= _MONTH
        if not (own.within(told) or near):
            return False
    name = wanted["speaker"].split(" (")[0]
    words = {skeleton(word) for word in _names(speaker)} | {skeleton(word) for word in _names(actor)}
    if name[:1].isupper():
        return skeleton(_names(name)[-1]) in words
    parts = [set(map(skeleton, _names(part))) for part in wanted["actor"].split(";")]
    return any(part & words for part in parts)


def _names(text: str) -> list[str]:
    return re.findall(r"[A-Za-z'-]{3,}", anyascii(text)) or [text]


def gold_of(path: Path) -> dict[str, Any] | None:
    """A list of positions, if it is there."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def shown(found: dict[str, Any], most: int = 10) -> Iterable[str]:
    """The first findings, to be read by hand."""
    for place, it in enumerate(found["findings"][:most], 1):
        yield f"{place:2}. {it['kind']}: {it['sentence']}"
