"""How many copies are found, how fast, and whether what is found is one.

The articles are made by a seeded generator from invented words, so that nothing but what is put there is shared: of
lengths as newspapers have them (log-normal, median 400 words), words by Zipf's law, a sentence in seven a quotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter

from evaluation import json_lines
from evaluation.floors import SHARED
from evaluation.reports import scraped
from onrecord import pipeline
from onrecord.errors import InputError
from onrecord.lineage import copies, sketch
from onrecord.lineage.sketch import Sketch

EXCERPT = 0.3
"""Of an article, what is put into another."""

_ONSETS, _NUCLEI, _CODAS = (
    "b d f g k l m n p r s t v z br dr kr st tr".split(),
    "a e i o u".split(),
    "n r l s t".split(),
)
_VOCABULARY = 20_000


@dataclass(frozen=True, slots=True)
class Planted:
    """Articles, the pairs in which one holds an excerpt of the other, and those in which one is the other, edited."""

    articles: tuple[str, ...]
    excerpts: frozenset[tuple[int, int]]
    wholes: frozenset[tuple[int, int]]


def plant(count: int, pairs: int, seed: int = 1) -> Planted:
    """So many articles, with so many excerpts and as many whole copies among them."""
    dice = Random(seed)
    words = _vocabulary(dice)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    pool = iter(dice.choices(words, weights, k=count * 460))
    articles = [_article(dice, pool, words) for _ in range(count - 2 * pairs)]
    own = len(articles)
    excerpts, wholes = set(), set()
    for _ in range(pairs):
        one = dice.randrange(own)
        host = _article(dice, pool, words)
        at = dice.randrange(len(host) + 1)
        excerpts.add((one, len(articles)))
        articles.append([*host[:at], *_excerpt(dice, articles[one]), *host[at:]])
        one = dice.randrange(own)
        wholes.add((one, len(articles)))
        articles.append(_edited(dice, articles[one], words))
    return Planted(tuple(map(" ".join, articles)), frozenset(excerpts), frozenset(wholes))


def _vocabulary(dice: Random) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < _VOCABULARY:
        syllables = (
            dice.choice(_ONSETS) + dice.choice(_NUCLEI) + (dice.choice(_CODAS) if dice.random() < 0.4 else "")
            for _ in range(dice.choice((1, 2, 2, 3)))
        )
        found["".join(syllables)] = None
    return list(found)


def _article(dice: Random, pool: Iterator[str], words: Sequence[str]) -> list[str]:
    """An article as sentences."""
    left = max(80, min(2_000, round(dice.lognormvariate(5.99, 0.5))))
    sentences = []
    while left > 0:
        length = min(left, max(5, round(dice.gauss(22, 8))))
        left -= length
        sentence = " ".join(next(pool, None) or dice.choice(words) for _ in range(length))
        sentences.append(f"“{sentence},” {dice.choice(words)} said." if dice.random() < 1 / 7 else f"{sentence}.")
    return sentences


def _excerpt(dice: Random, article: list[str]) -> list[str]:
    """Sentences in a row that hold three words in ten."""
    words = " ".join(article).split()
    wanted = round(EXCERPT * len(words))
    start = dice.randrange(len(words) - wanted + 1)
    return [" ".join(words[start : start + wanted])]


def _edited(dice: Random, article: list[str], words: Sequence[str]) -> list[str]:
    """The article with small edits: a word in a hundred is another, and it may have lost its last sentence."""
    kept = article[:-1] if len(article) > 8 and dice.random() < 0.5 else article
    edited = [dice.choice(words) if dice.random() < 0.01 else word for word in " ".join(kept).split()]
    return [" ".join(edited)]


def measure(count: int, modulus: int) -> str:
    """Seconds of each step on one core, and of the copies that were planted the share found."""
    planted = plant(count, max(count // 50, 1))
    words = sum(article.count(" ") + 1 for article in planted.articles)
    since = perf_counter()
    sketches = {str(number): sketch.of_text(article, modulus) for number, article in enumerate(planted.articles)}
    sketched = perf_counter()
    found = {(int(a), int(b)): made for a, b, made in copies.among(sketches)}
    compared = perf_counter()
    wholes = [pair for pair in planted.wholes if pair in found and found[pair].whole]
    expected = planted.excerpts | planted.wholes
    others = [pair for pair in found if pair not in expected and not _kin(pair, expected)]
    hashes = sum(each.size for each in sketches.values())
    return "\n".join(
        (
            f"{count:,} articles, {words:,} words, one shingle in {modulus}: {hashes:,} hashes",
            f"sketches      {sketched - since:7.1f} s",
            f"comparison    {compared - sketched:7.1f} s",
            f"whole         {compared - since:7.1f} s",
            _share(f"excerpts of {EXCERPT:.0%} found", len(planted.excerpts & found.keys()), len(planted.excerpts)),
            _share("whole copies with small edits found", len(planted.wholes & found.keys()), len(planted.wholes)),
            _share("of these, as whole", len(wholes), len(planted.wholes)),
            f"found and not planted: {len(others):,} of {len(found):,}",
        )
    )


def _kin(pair: tuple[int, int], planted: frozenset[tuple[int, int]]) -> bool:
    """Whether both were made of one article: two excerpts of it can share text."""
    sources = {copy: source for source, copy in planted}
    return sources.get(pair[0], pair[0]) == sources.get(pair[1], pair[1])


def _share(what: str, found: int, there: int) -> str:
    return f"{what}: {found:,} of {there:,}, {found / max(there, 1):.1%}"


def pairs_of(folder: Path) -> str:
    """Every pair found in a folder of reports, or in a file of lines `{id, text}`, for a person to look at."""
    sketches = dict(_bodies(folder))
    lines = [f"{folder.name}: {len(sketches)} texts"]
    for one, other, made in copies.among(sketches):
        kind = "one text" if made.whole else "a part"
        lines.append(f"  {made.share:4.0%} of {one} | {made.other_share:4.0%} of {other} | {kind}")
    return "\n".join(lines if len(lines) > 1 else [*lines, "  no pair"])


def _bodies(source: Path) -> Iterator[tuple[str, Sketch]]:
    if source.is_file():
        for line in json_lines.read(source):
            yield line["id"], sketch.of_text(line["text"])
        return
    for page in scraped(source):
        try:
            yield Path(page.name).name, sketch.of_report(pipeline.read(page).report)
        except InputError:
            continue


def run(count: int, modulus: int, sources: Sequence[Path]) -> str:
    """The planted copies, then the pairs of each source; of those in ../shared where none is named."""
    beside = (SHARED / "reports" / "kg-base", *(SHARED / "corpora" / "attribution").glob("*.jsonl"))
    given = sources or [source for source in beside if source.exists()]
    return "\n\n".join((measure(count, modulus), *map(pairs_of, given)))
