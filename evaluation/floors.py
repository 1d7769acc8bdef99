"""Floors under the scores: each data set that is present is run and scored, and a figure under its floor fails.

Invariant: a floor in `floors.json` is a figure that was measured. It goes up with the score, and down only in a commit
that says why.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation import articles, attribution, json_lines, lines, matter, people, plover, reports, samples, timex
from onrecord.model import SHOWN

SHARED = Path(__file__).resolve().parents[2] / "shared"
MATTERS = Path(__file__).resolve().parents[1] / "tests" / "matters"
FLOORS = Path(__file__).with_name("floors.json")

Scores = dict[str, float]

_ROUNDED = 0.05
"""Floors are kept to a tenth of a percent: half of that is rounding, not a fall."""


def score(scorer: Path, *arguments: str | Path) -> str:
    """What a scorer beside the data prints."""
    command = [sys.executable, str(scorer), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _attribution(data: Path, out: Path) -> Scores:
    predicted = out / "attribution.jsonl"
    attribution.run(data / "dev.jsonl", predicted)
    printed = json.loads(score(data / "score_attributions.py", data / "dev.jsonl", predicted, "--json"))
    figures = {f"{part} tuple F1": 100 * printed[part]["tuple"]["f1"] for part in printed}
    figures["exact tuple F1"] = 100 * printed["all"]["tuple_exact"]["f1"]
    figures["source accuracy"] = 100 * printed["all"]["source"]["acc_overlap"]
    for source in ("named", "pronoun", "none"):
        figures[f"recall, source {source}"] = 100 * printed["all"][f"tuple_recall_{source}"]
    shown = out / "shown.jsonl"
    json_lines.write(shown, attribution.at_least(SHOWN, json_lines.read(predicted)))
    printed = json.loads(score(data / "score_attributions.py", data / "dev.jsonl", shown, "--json"))
    figures["precision as shown"] = 100 * printed["all"]["tuple"]["p"]
    figures["recall as shown"] = 100 * printed["all"]["tuple"]["r"]
    return figures


def _timex(data: Path, out: Path) -> Scores:
    figures = {}
    for name in ("timebank", "aquaint", "meantime-dev"):
        for dct in (True, False):
            predicted = out / f"{name}.jsonl"
            timex.run(data / f"{name}.jsonl", predicted, dct=dct)
            printed = json.loads(score(data / "score_timex.py", data / f"{name}.jsonl", predicted))
            kind = "" if dct else " without creation date"
            figures[f"{name} value F1{kind}"] = printed["value"]["F1"]
            if dct:
                figures[f"{name} strict F1"] = printed["strict"]["F1"]
    return figures


def _lines(data: Path, out: Path) -> Scores:
    predicted = out / "lines.jsonl"
    lines.run(data / "lines-dev.jsonl", predicted)
    figures = {}
    for name, memory in (("token F1", False), ("token F1 with the site's other pages", True)):
        lines.run(data / "lines-dev.jsonl", predicted, memory=memory)
        printed = score(data / "score_lines.py", data / "lines-dev.jsonl", predicted)
        figures[name] = float(re.findall(r"\d+\.\d+", printed)[0])
    return figures


def _articles(data: Path, _out: Path) -> Scores:
    return articles.score(data / "html")


_HELD = {
    "published": ("right", "near"),
    "lines": ("furniture", "caption", "notice", "body"),
    "statements": ("F1",),
    "speaker": ("speaker", "form", "act", "deny F1"),
    "said_on": ("right",),
    "right": ("F1",),
    "events": ("R", "P", "dated", "status"),
    "facts": ("F1", "timed"),
    "entities": ("people",),
}
"""The figures of `score_reports.py` that are held, by the word that begins their line."""


def _reports(data: Path, out: Path) -> Scores:
    folder = data / "kg-base"
    failed = reports.run(reports.scraped(folder), out)
    return _records(score(data / "score_reports.py", folder, out), failed)


def _samples(data: Path, out: Path) -> Scores:
    records = out / "records"
    failed = samples.run(records)
    return _records(score(data / "score_reports.py", samples.lay_out(out / "gold", records), records), failed)


RUSSIAN = {
    "seen": ("kurmantor", "bearford"),
    "unseen": ("kemyaria-pension", "parvazia-transit", "zagoravia-extradition"),
}
"""Folders of `tests/matters` with annotated reports in Russian, by whether anything was made with a look at them."""


def _russian(data: Path, out: Path) -> Scores:
    """The Russian reports of matters in two languages, each read on its own, as `python -m evaluation reports` does."""
    figures: Scores = {}
    unread = {"events", "facts", "entities"}  # people have their names in Latin letters there, from other reports
    for part, names in RUSSIAN.items():
        gold, records = out / part / "gold", out / part / "records"
        gold.mkdir(parents=True)
        failed: list[str] = []
        for name in names:
            folder = MATTERS / name
            for path in folder.glob("*-ru.*"):
                shutil.copy(path, gold / path.name.replace("-ru.", f"-{name}."))
            pages = (replace(page, name=page.name.replace("-ru.", f"-{name}.")) for page in reports.scraped(folder))
            failed += reports.run((page for page in pages if name in page.name), records)
        printed = _records(score(data / "score_reports.py", gold, records), failed)
        figures |= {f"{part} {figure}": value for figure, value in printed.items() if not unread & set(figure.split())}
    return figures


def _records(printed: str, failed: list[str]) -> Scores:
    """The figures held of what `score_reports.py` printed."""
    ungrounded = re.search(r"ungrounded\s+(\d+)", printed)
    figures = {
        "reports not read": 0.0 - len(failed),
        "quotations not verbatim": 0.0 - float(ungrounded[1]) if ungrounded else float("-inf"),
    }
    for line in printed.splitlines():
        head = line.split()[0]
        wanted = _HELD.get(head, ())
        for name, value in re.findall(r"(deny F1|[A-Za-z_0-9]+) (\d+\.\d)", line):
            if name in wanted:
                figures[f"{head} {name}"] = float(value)
    invented = re.search(r"invented (\d+)", printed)
    figures["published invented"] = 0.0 - float(invented[1]) if invented else float("-inf")
    return figures


def _matter(data: Path, out: Path) -> Scores:
    folder = data / "kg-base"
    gold = matter.gold_of(folder / "positions.json")
    if gold is None:
        return {}
    return matter.score(matter.run(folder, matter.DEVELOPMENT, out / "matter.json"), gold)[0]


SETS: dict[str, tuple[str, Callable[[Path, Path], Scores]]] = {
    "attribution": ("corpora/attribution", _attribution),
    "timex": ("corpora/timex", _timex),
    "lines": ("corpora/pages", _lines),
    "articles": ("corpora/pages", _articles),
    "plover": ("corpora/events", lambda data, _out: plover.score(data / "plover-gsr-dev.json")[0]),
    "reports": ("reports", _reports),
    "samples": ("reports", _samples),
    "russian": ("reports", _russian),
    "people": ("reports", lambda data, _out: people.score(data / "kg-base")[0]),
    "matter": ("reports", _matter),
}
"""Each data set: where it lies in `../shared`, and how it is run and scored. A figure to keep small is negative."""


def main(names: Collection[str] = (), *, raise_floors: bool = False) -> int:
    """Run the data sets that are present, or those of these names.

    Returns 1 where a figure is under its floor, 2 where a name is that of no set, else 0.
    """
    if unknown := [name for name in names if name not in SETS]:
        print(f"no data set is named {', '.join(unknown)}; there are {', '.join(SETS)}", file=sys.stderr)
        return 2
    if not SHARED.exists():
        print(f"no data at {SHARED}: the floors are not checked")
        return 0
    floors: dict[str, Scores] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    fallen = 0
    for name, (folder, run) in SETS.items():
        if names and name not in names:
            continue
        if not (SHARED / folder).exists():
            print(f"{name}: no data at {SHARED / folder}")
            continue
        with TemporaryDirectory() as out:
            figures = run(SHARED / folder, Path(out))
        held = floors.setdefault(name, {})
        for lost in sorted(set(held) - set(figures)):
            fallen += 1
            print(f"{name:<12} {lost:<46}      gone   floor {held[lost]}   FELL")
        for figure, value in figures.items():
            floor = held.get(figure)
            under = floor is not None and value < floor - _ROUNDED
            fallen += under
            held_at = "-" if floor is None else floor
            print(f"{name:<12} {figure:<46} {value:8.1f}   floor {held_at}{'   FELL' if under else ''}")
            if raise_floors and (floor is None or value > floor):
                held[figure] = round(value, 1)
    if raise_floors:
        FLOORS.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if fallen else 0
