"""PolNeAR as training data: articles, folds, a label and two links for every word.

Invariant: a fold is a function of the article's id alone, so that a model and the trees that judge it are never made
from the same articles, whoever runs it.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.model import Act
from onrecord.statements.tagger.labels import ACTS, Part, begin
from onrecord.statements.tagger.windows import LIMIT, Window, windows

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FOLDS = 5
"""Each of the two branches leaves one fold out: trees are fitted on what a branch says of the fold it never saw."""

UNKNOWN = -100
"""A link that leads out of the window: no loss is taken there."""

NAMES = {"source": Part.SOURCE, "cue": Part.CUE, "content": Part.CONTENT}


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its attributions: `{source, cue, content}` of `[start, end)` lists, the source None where untold."""

    id: str
    text: str
    attributions: list[dict[str, Any]]

    @property
    def fold(self) -> int:
        """0 to `FOLDS` - 1."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % FOLDS

    @property
    def hash(self) -> str:
        """By which `acts.jsonl` names the article: the first 16 hexadecimal digits of the SHA-256 of its id."""
        return hashlib.sha256(self.id.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Done:
    """A labelled attribution of a window: its content's and cue's words, its act, whether it tells a state of mind."""

    content: list[int]
    cue: list[int]
    act: int
    thought: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A window with, for each word, its label and the words (1-based; 0 is none) where its cue and its source begin.

    `done` are those of its attributions whose act somebody has labelled.
    """

    window: Window
    labels: list[int]
    cues: list[int]
    sources: list[int]
    done: list[Done]


Acts = dict[str, list[dict[str, Any]]]
"""Labelled attributions by the hash of their article."""


def labelled_acts(path: Path) -> Acts:
    """The labels of `acts.jsonl`, by article."""
    out: Acts = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        out.setdefault(row["article"], []).append(row)
    return out


def articles(path: Path) -> list[Article]:
    """The articles of a JSON Lines file, or of a folder of texts with their attributions in braces."""
    if path.is_dir():
        return [_marked(text.stem, text.read_text(encoding="utf-8")) for text in sorted(path.glob("*.txt"))]
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Article(row["id"], row["text"], row["attributions"]) for row in rows]


_BRACES = re.compile(r"\{(?P<part>[SKC])(?P<numbers>[\d+]+) (?P<words>[^{}]*)\}")
_PARTS = {"S": "source", "K": "cue", "C": "content"}


def _marked(name: str, marked: str) -> Article:
    """A text in which `{S1 …}`, `{K1 …}`, `{C1 …}` are source, cue and content of attribution 1; `{S1+2 …}` of two."""
    text, at = "", 0
    found: dict[str, dict[str, Any]] = {}
    for braces in _BRACES.finditer(marked):
        text += marked[at : braces.start()]
        span = [len(text), len(text) + len(braces["words"])]
        text += braces["words"]
        at = braces.end()
        for number in braces["numbers"].split("+"):
            empty: dict[str, Any] = {"source": [], "cue": [], "content": []}
            found.setdefault(number, empty)[_PARTS[braces["part"]]].append(span)
    attributions = [{**each, "source": each["source"] or None} for each in found.values() if each["content"]]
    return Article(name, text + marked[at:], attributions)


def paragraphs(text: str) -> list[tuple[int, int]]:
    r"""The lines of a text that hold something.

    >>> paragraphs("One.\n\nTwo.")
    [(0, 4), (6, 10)]
    """
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def examples(
    article: Article, tokenizer: Tokenizer, shift: random.Random | None = None, acts: Acts | None = None
) -> list[Example]:
    """The windows of an article with their labels; `shift` moves the cuts between windows at random."""
    first = LIMIT if shift is None else shift.randint(LIMIT // 4, LIMIT)
    known = (acts or {}).get(article.hash, [])
    return [
        _labelled(article, window, known)
        for window in windows(article.text, paragraphs(article.text), tokenizer, first)
    ]


def _owners(article: Article) -> dict[int, tuple[Part, int]]:
    """For each code point in an attribution, the part and the attribution's number; later ones win."""
    owner: dict[int, tuple[Part, int]] = {}
    for number, attribution in enumerate(article.attributions):
        for name, part in NAMES.items():
            for start, end in attribution[name] or []:
                owner.update(dict.fromkeys(range(start, end), (part, number)))
    return owner


def _labelled(article: Article, window: Window, known: list[dict[str, Any]]) -> Example:
    owner = _owners(article)
    owned = [next((owner[at] for at in range(start, end) if at in owner), None) for start, end in window.words]
    labels, before = [], None
    for now in owned:
        labels.append(0 if now is None else begin(now[0]) + (now == before))
        before = now
    cues, sources = [0] * len(owned), [0] * len(owned)
    for at, now in enumerate(owned):
        if now is None:
            continue
        part, number = now
        if part is Part.CONTENT:
            cues[at] = _link(article, owned, labels, at, number, Part.CUE)
        if part is not Part.SOURCE:
            sources[at] = _link(article, owned, labels, at, number, Part.SOURCE)
    return Example(window, labels, cues, sources, [d for row in known if (d := _done(window, row)).content])


def _done(window: Window, row: dict[str, Any]) -> Done:
    content, cue = (
        [at for at, (start, end) in enumerate(window.words) if any(s < end and start < e for s, e in row[part] or [])]
        for part in ("content", "cue")
    )
    return Done(content, cue, ACTS.index(Act(row["act"])), row["kind"] == "thought")


def _link(
    article: Article,
    owned: list[tuple[Part, int] | None],
    labels: list[int],
    at: int,
    number: int,
    part: Part,
) -> int:
    """The nearest beginning of that part of the same attribution, 1-based; 0 where it has none, UNKNOWN outside."""
    begins = [i for i, now in enumerate(owned) if now == (part, number) and labels[i] == begin(part)]
    if begins:
        return 1 + min(begins, key=lambda i: abs(i - at))
    has = any(article.attributions[number][name] for name, named in NAMES.items() if named is part)
    return UNKNOWN if has else 0


def batches(items: Iterable[Example], pieces: int, shuffle: random.Random | None = None) -> list[list[Example]]:
    """Batches of windows of like length, of at most so many pieces with their padding."""
    pool = list(items)
    if shuffle is not None:
        shuffle.shuffle(pool)
    out: list[list[Example]] = []
    for at in range(0, len(pool), 512):
        batch: list[Example] = []
        for item in sorted(pool[at : at + 512], key=lambda item: len(item.window.pieces)):
            if batch and (len(item.window.pieces) + 2) * (len(batch) + 1) > pieces:
                out.append(batch)
                batch = []
            batch.append(item)
        out.append(batch)
    if shuffle is not None:
        shuffle.shuffle(out)
    return out
