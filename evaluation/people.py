"""Who is who over many reports: a folder of reports in one ledger, against the people of its `NAME.gold.json`.

Gold gives people by one name in all reports, each with the spellings that stand in the report (`people`: `name`,
`variants`). A spelling is joined where the report has it under an entity, and the ledger links that to the entity that
has most of the person's spellings. Two gold people that share an entity are joined wrongly.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation import reports
from onrecord import intake
from onrecord.errors import InputError
from onrecord.ledger import Ledger
from onrecord.ledger.encode import name_id
from onrecord.model import Page

Scores = dict[str, float]


class _Scraped:
    """The reports of a folder as a source."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def pages(self) -> Iterator[Page | InputError]:
        """The scraped texts, in the order of their names."""
        yield from reports.scraped(self._folder)


def meanings(folder: Path) -> dict[str, dict[str, set[str]]]:
    """By report (a file's name without its ending) and spelling, the entities that the ledger links it to, by id."""
    found: dict[str, dict[str, set[str]]] = {}
    with TemporaryDirectory() as place, Ledger.open(f"{place}/onrecord.db") as ledger:
        intake.add_pages(ledger, _Scraped(folder))
        for stored in ledger.reports():
            own: defaultdict[str, set[str]] = defaultdict(set)
            entities = ledger.record(stored.id).entities
            meant = ledger.meanings(map(name_id, entities))
            for entity in entities:
                if name_id(entity) in meant:
                    for spelling in (entity.name, *entity.variants):
                        own[spelling].add(meant[name_id(entity)].id)
            found[Path(stored.name).stem] = dict(own)
    return found


def score(folder: Path) -> tuple[Scores, list[str]]:
    """The figures, and a line for each spelling that is not joined and each two people who are."""
    found = meanings(folder)
    spelled: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for path in sorted(folder.glob("*.gold.json")):
        for person in json.loads(path.read_text(encoding="utf-8")).get("people", ()):
            name = path.name.removesuffix(".gold.json")
            spelled[person["name"]] += [(name, v) for v in person["variants"] if v[:1].isupper()]
    joined: Counter[bool] = Counter()
    lines = []
    meant: dict[str, set[str]] = {}
    for person, its in sorted(spelled.items()):
        counts = Counter(entity for report, spelling in its for entity in found.get(report, {}).get(spelling, ()))
        most = max(sorted(counts), key=counts.__getitem__, default=None)
        meant[person] = set(counts)
        for report, spelling in its:
            is_joined = most in found.get(report, {}).get(spelling, ())
            joined[spelling.isascii()] += is_joined
            if not is_joined:
                lines.append(f"not joined: {person}, spelled {spelling} in {report}")
    wrong = [(a, b) for a, b in combinations(sorted(meant), 2) if meant[a] & meant[b]]
    lines += [f"joined wrongly: {a} and {b}" for a, b in wrong]
    every = [spelling.isascii() for its in spelled.values() for _, spelling in its]
    figures = {
        "spellings joined": _percent(joined.total(), len(every)),
        "spellings joined, not in Latin letters": _percent(joined[False], every.count(False)),
        "people joined wrongly": 0.0 - len(wrong),
    }
    return figures, lines


def table(folder: Path) -> str:
    """What was measured, as a person reads it."""
    figures, lines = score(folder)
    return "\n".join([*(f"{name:<42} {value:6.1f}" for name, value in figures.items()), *lines])


def _percent(part: int, of: int) -> float:
    return 100.0 * part / of if of else 100.0
