"""Invented matters of different shapes, and what a careful reader takes from their reports.

All countries, people and words are made up. A matter is its proposition, reports (in `reports/`), and the
positions that stand in them: speaker's surname, date, and the stances that are right.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onrecord.dates import Edtf
from onrecord.model import Page, Stance

S = Stance

_REPORTS = Path(__file__).parent / "reports"


@dataclass(frozen=True)
class InventedMatter:
    """A name, a proposition, and positions. `changes` are pairs of positions, by number."""

    name: str
    proposition: str
    positions: tuple[tuple[str, str, frozenset[Stance]], ...]
    changes: tuple[tuple[int, int], ...]

    def pages(self) -> list[Page]:
        """The reports as pages, with the day in the file's name as the one on which they came out."""
        paths = sorted(_REPORTS.glob(f"{self.name}-*.txt"))
        days = (path.stem.removeprefix(f"{self.name}-") for path in paths)
        return [
            Page(path.read_bytes(), path.name, "text/plain", published=Edtf.parse(day))
            for path, day in zip(paths, days, strict=True)
        ]


def _is(*stances: Stance) -> frozenset[Stance]:
    return frozenset(stances)


TAX = InventedMatter(
    "tax",
    "Norvenia raises the tax on diesel",
    (
        ("Quarn", "2022-03-02", _is(S.DENIES, S.OPPOSES)),
        ("Brill", "2022-03-02", _is(S.OPPOSES)),
        ("Lind", "2022-09-15", _is(S.CONFIRMS, S.LEAVES)),
        ("Sand", "2022-09-15", _is(S.OPPOSES)),
        ("Quarn", "2023-01-20", _is(S.SUPPORTS)),
    ),
    ((0, 4),),
)

TREATY = InventedMatter(
    "treaty",
    "The parliament of Ostrany ratifies the Lake Treaty",
    (
        ("Dask", "2021-05-04", _is(S.SUPPORTS)),
        ("Rupel", "2021-05-04", _is(S.OPPOSES)),
        ("Rupel", "2021-11-10", _is(S.OPEN)),
        ("Venn", "2021-11-10", _is(S.LEAVES, S.OPEN)),
        ("Rupel", "2022-02-08", _is(S.SUPPORTS)),
    ),
    ((1, 2),),
)

MINISTER = InventedMatter(
    "minister",
    "Interior Minister Ivo Darrel resigns",
    (
        ("Darrel", "2020-06-01", _is(S.OPPOSES)),
        ("Pell", "2020-06-01", _is(S.SUPPORTS)),
        ("Aster", "2020-06-01", _is(S.LEAVES)),
        ("Darrel", "2020-06-20", _is(S.OPEN)),
        ("Hoch", "2020-06-20", _is(S.DOES_NOT_KNOW)),
    ),
    ((0, 3),),
)

PIPELINE = InventedMatter(
    "pipeline",
    "Oskania closes the Norhaven pipeline",
    (
        ("Adder", "2019-10-07", _is(S.DENIES, S.OPPOSES)),
        ("Moss", "2020-02-11", _is(S.CONFIRMS)),
        ("Ruud", "2020-02-11", _is(S.OPPOSES)),
        ("Adder", "2020-03-05", _is(S.SUPPORTS)),
    ),
    ((0, 3),),
)

PRISONERS = InventedMatter(
    "prisoners",
    "Drevland and Essaria exchange prisoners",
    (
        ("Halm", "2023-08-03", _is(S.DENIES)),
        ("Tarn", "2023-08-03", _is(S.OPEN)),
        ("Tarn", "2023-08-10", _is(S.CONFIRMS, S.SUPPORTS)),
        ("Halm", "2023-12-01", _is(S.SUPPORTS)),
    ),
    ((0, 2),),
)

STRIKE = InventedMatter(
    "strike",
    "The cabin crew union ends the strike at Corvane Air",
    (
        ("Mordin", "2021-07-05", _is(S.OPPOSES)),
        ("Vick", "2021-07-05", _is(S.DENIES)),
        ("Quist", "2021-07-05", _is(S.LEAVES)),
        ("Mordin", "2021-07-16", _is(S.OPEN)),
        ("Vick", "2021-07-16", _is(S.CONFIRMS)),
        ("Orel", "2021-07-16", _is(S.DOES_NOT_KNOW, S.DENIES)),
        ("Castell", "2021-07-16", _is(S.OPPOSES)),
        ("Mordin", "2021-08-02", _is(S.SUPPORTS, S.CONFIRMS)),
        ("Vick", "2021-08-02", _is(S.SUPPORTS)),
        ("Castell", "2021-08-02", _is(S.DENIES)),
        ("Stave", "2021-08-02", _is(S.CONFIRMS)),
    ),
    ((0, 3), (3, 7), (4, 5)),
)

CROSSING = InventedMatter(
    "crossing",
    "Varneth and Solmark reopen the border crossing at Kelm",
    (
        ("Eller", "2018-04-09", _is(S.DENIES, S.OPPOSES)),
        ("Dray", "2018-04-09", _is(S.SUPPORTS)),
        ("Fohl", "2018-04-09", _is(S.SUPPORTS)),
        ("Lenn", "2018-09-24", _is(S.DOES_NOT_KNOW)),
        ("Dray", "2018-09-24", _is(S.CONFIRMS)),
        ("Udding", "2018-09-24", _is(S.DENIES)),
        ("Eller", "2018-09-24", _is(S.OPEN)),
        ("Eller", "2019-03-14", _is(S.SUPPORTS)),
        ("Solmark", "2019-03-14", _is(S.SUPPORTS)),
        ("Brandt", "2019-03-14", _is(S.OPPOSES)),
    ),
    ((0, 6), (4, 5), (3, 7), (0, 7)),
)

HELD_OUT = {it.name: it for it in (STRIKE, CROSSING)}
"""Labelled before they were first read; what was found then is in docs/evaluation.md."""

ALL = {it.name: it for it in (TAX, TREATY, MINISTER, PIPELINE, PRISONERS)}
