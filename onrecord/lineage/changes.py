"""What a version changed of the one before: statements that appeared, vanished, or are worded anew.

Invariant: every statement of either version is in one place: it stands, changed, appeared or vanished.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from onrecord.model import SHOWN, Record, Statement

NEAR = 0.6
"""Similarity in [0, 1] of two contents' words (1 less the normalised insertions and deletions of words) from which one
is the other, worded anew, where the speaker is the same. Set on our own tests; below it, a speaker's two statements on
one matter would be taken for one."""

_WORDS = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Edit:
    """Words in a row that were replaced: `before` is empty where words were added, `after` where they were left out."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A statement as it was and as it is, and its edits, in the order of the text; none where only the speaker is new.

    `likeness` is the similarity of their words in [0, 1].
    """

    before: Statement
    after: Statement
    edits: tuple[Edit, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Changes:
    """What one version has and another has not; statements in the order of their texts.

    `title` is the title before and after where it is another one; `standing` counts the statements that are the same.
    """

    title: tuple[str | None, str | None] | None
    appeared: tuple[Statement, ...]
    vanished: tuple[Statement, ...]
    changed: tuple[Changed, ...]
    standing: int


def changes(older: Record, newer: Record) -> Changes:
    """What the newer version changed.

    Statements are paired by their words first, whoever speaks, then by a speaker's name and near words, the nearest
    first. What appeared or vanished is told of statements that are shown (`onrecord.model.SHOWN`).
    """
    before, after = list(older.statements), list(newer.statements)
    standing = len(_paired(before, after, lambda a, b: float(_key(a) == _key(b) and _name(a) == _name(b)), 1))
    changed = [Changed(a, b, (), 1.0) for a, b, _ in _paired(before, after, lambda a, b: float(_key(a) == _key(b)), 1)]
    for a, b, likeness in _paired(before, after, _likeness, NEAR):
        changed.append(Changed(a, b, edits(_words(a), _words(b)), likeness))
    titles = (older.report.title, newer.report.title)
    return Changes(
        titles if titles[0] != titles[1] else None,
        tuple(it for it in after if it.confidence >= SHOWN),
        tuple(it for it in before if it.confidence >= SHOWN),
        tuple(sorted(changed, key=lambda it: it.after.content[0].start)),
        standing,
    )


def edits(before: str, after: str) -> tuple[Edit, ...]:
    """The words that make one text of the other.

    >>> edits("the port is open today", "the port will be open")
    (Edit(before='is', after='will be'), Edit(before='today', after=''))
    """
    one, other = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return tuple(
        Edit(" ".join(one[a:b]), " ".join(other[c:d])) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"
    )


def _paired(
    before: list[Statement], after: list[Statement], like: Callable[[Statement, Statement], float], least: float
) -> list[tuple[Statement, Statement, float]]:
    """Pairs that are at least so much alike, the most alike first, each statement once; they leave the lists."""
    scored = ((like(a, b), n, m) for n, a in enumerate(before) for m, b in enumerate(after))
    chosen: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for score, n, m in sorted((it for it in scored if it[0] >= least), key=lambda it: (-it[0], abs(it[1] - it[2]), it)):
        if n not in chosen and m not in used:
            chosen[n] = (m, score)
            used.add(m)
    found = [(before[n], after[m], score) for n, (m, score) in sorted(chosen.items())]
    before[:] = [it for n, it in enumerate(before) if n not in chosen]
    after[:] = [it for m, it in enumerate(after) if m not in used]
    return found


def _likeness(one: Statement, other: Statement) -> float:
    if _name(one) != _name(other):
        return 0.0
    return float(Indel.normalized_similarity(_key(one), _key(other)))


def _key(statement: Statement) -> tuple[str, ...]:
    """The words without case and punctuation."""
    return tuple(re.findall(r"\w+", _words(statement).casefold()))


def _words(statement: Statement) -> str:
    return " ".join(span.quote for span in statement.content)


def _name(statement: Statement) -> str:
    """Who speaks, as the report has it."""
    speaker = statement.speaker
    return (speaker.name or (speaker.span.quote if speaker.span else speaker.kind.value)).casefold()
