"""`python -m evaluation NAME …`: the product run over a data set; see the package's docstring."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation import (
    articles,
    attribution,
    copies,
    diff,
    floors,
    judged,
    lines,
    linking,
    matter,
    people,
    plover,
    reliability,
    reports,
    said,
    samples,
    speed,
    stances,
    timex,
    utterances,
)
from onrecord.lineage import sketch


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description="Run the product over a data set.")
    commands = parser.add_subparsers(dest="command", required=True)
    scored = argparse.ArgumentParser(add_help=False)
    scored.add_argument("--score", action="store_true", help="then run the scorer found beside the data")
    for name, what in (
        ("attribution", "attributions of body texts"),
        ("timex", "time expressions"),
        ("lines", "lines kept"),
    ):
        command = commands.add_parser(name, parents=[scored], help=what)
        command.add_argument("source", type=Path)
        command.add_argument("out", type=Path)
        if name == "attribution":
            command.add_argument("--rules", action="store_true", help="by the language pack's rules alone")
        if name == "lines":
            command.add_argument("--memory", action="store_true", help="with the other pages of each page's site")
        if name == "timex":
            command.add_argument("--no-dct", action="store_true", help="without the documents' creation dates")
    for name, what in (("reports", "records of scraped texts"), ("pages", "records of HTML pages")):
        command = commands.add_parser(name, parents=[scored], help=what)
        command.add_argument("source", type=Path)
        command.add_argument("out", type=Path)
    command = commands.add_parser("matter", parents=[scored], help="positions and findings on a proposition")
    command.add_argument("source", type=Path)
    command.add_argument("proposition")
    command.add_argument("--words", action="store_true", help="by words alone, without the trained network")
    command.add_argument("--gold", type=Path, help="the list of positions, where it is not positions.json beside them")
    command.add_argument("out", type=Path)
    command = commands.add_parser("samples", parents=[scored], help="records of the reports that ship")
    command.add_argument("out", type=Path)
    command = commands.add_parser("reliability", help="whether the confidence of attributions means what it says")
    command.add_argument("source", type=Path, help="gold")
    command.add_argument("out", type=Path, help="what `attribution` wrote")
    command = commands.add_parser("copies", help="copies found among made articles, how fast; pairs found in reports")
    command.add_argument("sources", type=Path, nargs="*", help="folders of reports, or files of lines {id, text}")
    command.add_argument("--articles", type=int, default=100_000)
    command.add_argument("--modulus", type=int, default=sketch.MODULUS, help="one shingle in so many")
    command = commands.add_parser("linking", help="seconds and memory of linking generated names, as they grow")
    command.add_argument("--names", type=int, default=100_000)
    for name, what in (
        ("articles", "article pages against their publishers' parsers, and pages/s"),
        ("attribution-speed", "words/s of attribution beside its encoder alone"),
        ("people", "spellings of people joined over a folder of reports, and people mixed up"),
        ("plover", "types, actors and recipients of PLOVER's gold sentences"),
        ("speed", "words/s and pages/s, stage by stage"),
    ):
        commands.add_parser(name, help=what).add_argument("source", type=Path)
    command = commands.add_parser("said", help="the words of a list's positions as statements: covered, speaker, day")
    command.add_argument("source", type=Path)
    command.add_argument("--gold", type=Path, help="the list of positions, where it is not positions.json beside them")
    command = commands.add_parser("stances", help="stances of labelled statements, by words, by the network, by both")
    command.add_argument("source", type=Path, nargs="?", default=stances.STATEMENTS)
    command = commands.add_parser("judged", help="positions against reports of which a reader judged every statement")
    command.add_argument("source", type=Path, nargs="?", default=judged.JUDGED)
    command = commands.add_parser("utterances", help="pairs of statements that are or are not one act of saying")
    command.add_argument("source", type=Path, nargs="?", default=utterances.PAIRS)
    command = commands.add_parser("floors", help="data sets in ../shared against their floors")
    command.add_argument("names", nargs="*", help=f"those to run, of {', '.join(floors.SETS)}; all without")
    command.add_argument(
        "--raise", action="store_true", dest="raise_floors", help="write floors up to what was measured"
    )
    command = commands.add_parser("diff", help="statements gained and lost against another commit")
    command.add_argument("base", nargs="?", default="main")
    command.add_argument("--all", action="store_true", dest="whole", help="print every one")
    return parser.parse_args()


SCORERS = {
    "attribution": "score_attributions.py",
    "timex": "score_timex.py",
    "lines": "score_lines.py",
    "reports": "score_reports.py",
}


_PRINTED: dict[str, Callable[[argparse.Namespace], str]] = {
    "articles": lambda asked: f"{articles.table(articles.score(asked.source))}\n{articles.speed(asked.source)}",
    "attribution-speed": lambda asked: speed.attribution(asked.source),
    "copies": lambda asked: copies.run(asked.articles, asked.modulus, asked.sources),
    "judged": lambda asked: judged.table(asked.source),
    "linking": lambda asked: linking.run(asked.names),
    "people": lambda asked: people.table(asked.source),
    "plover": lambda asked: plover.table(asked.source),
    "reliability": lambda asked: reliability.table(asked.source, asked.out),
    "said": lambda asked: said.table(asked.source, asked.gold),
    "speed": lambda asked: speed.measure(asked.source),
    "stances": lambda asked: stances.table(asked.source),
    "utterances": lambda asked: utterances.run(asked.source),
}
"""Commands that print what they measure, and no more."""


def main() -> int:
    """Run one command; returns the exit code: 2 where a file that it reads is not there."""
    asked = _arguments()
    try:
        return _run(asked)
    except FileNotFoundError as lost:
        print(f"{lost.filename}: not there; {asked.command} reads it", file=sys.stderr)
        return 2


def _run(asked: argparse.Namespace) -> int:
    failed: list[str] = []
    if asked.command in _PRINTED:
        print(_PRINTED[asked.command](asked))
        return 0
    if asked.command == "matter":
        return _matter(asked)
    if asked.command == "floors":
        return floors.main(asked.names, raise_floors=asked.raise_floors)
    if asked.command == "diff":
        return diff.main(asked.base, whole=asked.whole)
    if asked.command == "samples":
        failed = samples.run(asked.out)
    elif asked.command == "attribution":
        attribution.run(asked.source, asked.out, rules=asked.rules)
    elif asked.command == "timex":
        timex.run(asked.source, asked.out, dct=not asked.no_dct)
    elif asked.command == "lines":
        lines.run(asked.source, asked.out, memory=asked.memory)
    else:
        pages = reports.scraped(asked.source) if asked.command == "reports" else reports.saved(asked.source)
        failed = reports.run(pages, asked.out)
        print(*failed, sep="\n", end="\n" if failed else "", file=sys.stderr)
    if asked.command == "samples" and asked.score:
        with TemporaryDirectory() as folder:
            gold = samples.lay_out(Path(folder) / "gold", asked.out)
            print(floors.score(floors.SHARED / "reports" / SCORERS["reports"], gold, asked.out), end="")
    if asked.command in SCORERS and asked.score:
        beside = asked.source if asked.source.is_dir() else asked.source.parent
        scorer = next(
            (f / SCORERS[asked.command] for f in (beside, beside.parent) if (f / SCORERS[asked.command]).exists()), None
        )
        if scorer is None:
            print(f"{beside}: no {SCORERS[asked.command]} beside the data; nothing was scored", file=sys.stderr)
            return 2
        print(floors.score(scorer, asked.source, asked.out), end="")
    return 3 if failed else 0


def _matter(asked: argparse.Namespace) -> int:
    """Read a matter, and with --score compare it with the list of positions beside the reports."""
    found = matter.run(asked.source, asked.proposition, asked.out, by_words=asked.words)
    if not asked.score:
        return 0
    gold = matter.gold_of(asked.gold or asked.source / "positions.json")
    if gold is None:
        print(f"{asked.source}: no positions.json beside the data; nothing was scored", file=sys.stderr)
        return 2
    print(*matter.shown(found), *matter.score(found, gold)[1], sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
