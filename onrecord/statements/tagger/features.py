"""What the judge looks at: numbers that tell a right attribution from a wrong one.

Invariant: a candidate's row depends on its section alone, and columns stand in the order of `NAMES`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.lexicons.attribution import AttributionLexicon
from onrecord.statements.tagger.candidates import BIASES, RULES, SNAPPED, Candidate
from onrecord.statements.tagger.labels import Part, begin
from onrecord.statements.tagger.section import Section, Words

_KINDS = {"PROPN": 1, "PRON": 2, "NOUN": 3, "VERB": 4, "AUX": 5, "ADP": 6, "ADJ": 7, "DET": 8, "NUM": 9, "PUNCT": 10}
_MARKS = {
    ",": 1,
    ":": 2,
    "“": 3,
    '"': 3,
    "”": 4,
    ".": 5,
    "?": 6,
    "!": 6,
    "-": 7,
    "—": 7,
    "–": 7,
    "(": 8,
    ")": 8,
    "'": 9,
}

_ROLES = (
    "words",
    "pieces",
    "gaps",
    "sentences",
    "quoted share",
    "cuts a quotation",
    "begins quoted",
    "ends quoted",
    "mean",
    "least",
    "begins",
    "outside",
    "before",
    "behind",
    "roots",
    "dangling",
    "opens",
    "mark before",
    "mark behind",
    "last mark",
    "begins a sentence",
    "ends a sentence",
    "kind before",
    "first kind",
)
_CUE = (
    "has cue",
    "cue words",
    "cue mean",
    "cue begins",
    "cue before",
    "cue behind",
    "cue kind",
    "saying",
    "holding",
    "calling",
    "asking",
    "wanting",
    "quoting",
    "spoken noun",
    "rumour",
    "cue to content",
    "cue first",
    "cue sentence",
    "cue block",
    "to cue",
    "no cue",
    "cue is quoted",
    "words between",
    "marks between",
)
_SOURCE = (
    "has source",
    "source words",
    "source mean",
    "source begins",
    "source before",
    "source behind",
    "source kind",
    "capital",
    "pronoun",
    "cue to source",
    "content to source",
    "no source by cue",
    "no source by content",
    "source to cue",
    "source first",
    "source sentence",
    "source block",
    "source is quoted",
    "source in content",
)
_ORIGIN = (
    *(f"decoding {k}" for k in range(len(BIASES))), "by rule", "varied", "origins", "rule", "rule content",
    "rule source", "rule cue", "rule continues", "rule touches",
)  # fmt: skip

NAMES = (*_ROLES, *_CUE, *_SOURCE, *_ORIGIN)


def _kind(section: Section, word: int) -> int:
    """The part of speech of the token that begins with a word, as a number; 0 for any other."""
    at = section.tokens[word] if 0 <= word < len(section.words) else len(section.syntax.tokens)
    return _KINDS.get(section.syntax.tokens[at].pos, 0) if at < len(section.syntax.tokens) else 0


def _mark(section: Section, word: int) -> int:
    """Which mark a word is, as a number; 0 for words, -1 outside of the section."""
    if not 0 <= word < len(section.words):
        return -1
    return _MARKS.get(section.report.text[section.words[word][0]], 0)


def _outside(section: Section, word: int) -> float:
    """Probability that a word belongs to no part; 1 beyond the section."""
    return section.begins[0][word] if 0 <= word < len(section.words) else 1.0


class Features:
    """Rows of one section's candidates."""

    def __init__(self, section: Section, lexicon: AttributionLexicon, found: Sequence[Candidate]) -> None:
        self.section, self.lexicon = section, lexicon
        self.rules = [(set(_all(c.pieces)), c) for c in found if c.rule is not None]
        self.rules_of: dict[int, list[int]] = defaultdict(list)  # of each word, those whose content has it
        for place, (words, _) in enumerate(self.rules):
            for word in words:
                self.rules_of[word].append(place)
        self._contents: dict[tuple[Words, ...], list[float]] = {}
        self._cues: dict[Words, list[float]] = {}

    def rows(self, found: Sequence[Candidate]) -> npt.NDArray[np.float32]:
        """One row a candidate."""
        if not found:
            return np.zeros((0, len(NAMES)), np.float32)
        return np.asarray([self._row(candidate) for candidate in found], np.float32)

    def _row(self, candidate: Candidate) -> list[float]:
        if candidate.pieces not in self._contents:
            self._contents[candidate.pieces] = self._content(candidate.pieces)
        return [
            *self._contents[candidate.pieces],
            *self._cue(candidate),
            *self._source(candidate),
            *self._origin(candidate),
        ]

    def _content(self, pieces: tuple[Words, ...]) -> list[float]:
        section = self.section
        first, last = pieces[0][0], pieces[-1][1]
        words = sum(b - a for a, b in pieces)
        quoted = sum(section.quoted_words(piece) for piece in pieces)
        cut = sum(
            bool(section.quoted[a] and a and section.quoted[a - 1] == section.quoted[a])
            + bool(b < len(section.words) and section.quoted[b] and section.quoted[b - 1] == section.quoted[b])
            for a, b in pieces
        )
        means = [section.chance(Part.CONTENT, piece) for piece in pieces]
        roots, dangling = self._tree(pieces)
        begins, inside = begin(Part.CONTENT), begin(Part.CONTENT) + 1
        sentences = section.sentences
        return [
            words,
            len(pieces),
            last - first - words,
            sentences[last - 1] - sentences[first] + 1,
            quoted / words,
            cut,
            section.quoted[first] > 0,
            section.quoted[last - 1] > 0,
            sum(m * (b - a) for m, (a, b) in zip(means, pieces, strict=True)) / words,
            min(means),
            min(section.begins[begins][a] + section.begins[inside][a] for a, _ in pieces),
            section.begins[begins][first],
            _outside(section, first - 1),
            _outside(section, last),
            roots,
            dangling,
            section.report.text[section.words[first][0]].isupper(),
            _mark(section, first - 1),
            _mark(section, last),
            _mark(section, last - 1),
            first == 0 or sentences[first - 1] != sentences[first],
            last == len(section.words) or sentences[last] != sentences[last - 1],
            _kind(section, first - 1),
            _kind(section, first),
        ]

    def _tree(self, pieces: tuple[Words, ...]) -> tuple[int, int]:
        """How many tokens of the content hang on words outside, and how many outside hang on it."""
        section = self.section
        roots = dangling = 0
        tokens, heads = section.syntax.tokens, section.heads
        for first, last in pieces:
            a = section.tokens[first]
            b = section.tokens[last] if last < len(section.words) else len(tokens)
            if a >= b or a >= len(tokens):
                continue
            inside = heads[a:b]
            roots += int(((inside < a) | (inside >= b)).sum())
            low = section.syntax.sentence_of(tokens[a]).first
            high = section.syntax.sentence_of(tokens[b - 1]).last
            around = heads[low:high]
            dangling += int(((around >= a) & (around < b)).sum()) - int(((inside >= a) & (inside < b)).sum())
        return roots, dangling

    def _cue(self, candidate: Candidate) -> list[float]:
        section, cue, pieces = self.section, candidate.cue, candidate.pieces
        none = section.unlinked(Part.CUE, pieces)
        if cue is None:
            return [0.0] * 20 + [none, 0, 0, 0]
        first, last = pieces[0][0], pieces[-1][1]
        if cue not in self._cues:
            self._cues[cue] = self._cue_alone(cue)
        near = min(_distance(cue, piece) for piece in pieces)
        between = (cue[1], first) if cue[1] <= first else (last, cue[0])
        marks = sum(_mark(section, w) > 0 for w in range(*between)) if 0 < between[1] - between[0] < 30 else 0
        return [
            *self._cues[cue],
            near,
            cue[0] < first,
            section.sentences[cue[0]] - section.sentences[first],
            section.blocks[cue[0]] - section.blocks[first],
            section.link(Part.CUE, pieces, cue),
            none,
            section.quoted[cue[0]] > 0,
            max(0, between[1] - between[0]),
            marks,
        ]

    def _cue_alone(self, cue: Words) -> list[float]:
        section, lexicon = self.section, self.lexicon
        a = section.tokens[cue[0]]
        b = section.tokens[cue[1]] if cue[1] < len(section.words) else len(section.syntax.tokens)
        tokens = section.syntax.tokens[a : max(b, a + 1)]
        lemmas = {token.lemma for token in tokens}
        verbs = [token for token in tokens if token.pos in ("VERB", "AUX")]
        return [
            1,
            cue[1] - cue[0],
            section.chance(Part.CUE, cue),
            section.begins[begin(Part.CUE)][cue[0]],
            _outside(section, cue[0] - 1),
            _outside(section, cue[1]),
            _KINDS.get(verbs[-1].pos if verbs else tokens[0].pos, 0) if tokens else 0,
            bool(lemmas & lexicon.saying),
            bool(lemmas & lexicon.holding),
            bool(lemmas & lexicon.calling),
            bool(lemmas & lexicon.asking),
            bool(lemmas & lexicon.wanting),
            bool(lemmas & lexicon.quoting),
            bool(lemmas & lexicon.spoken_nouns),
            bool(lemmas & lexicon.rumours),
        ]

    def _source(self, candidate: Candidate) -> list[float]:
        section, source, cue, pieces = self.section, candidate.source, candidate.cue, candidate.pieces
        untold = section.unlinked(Part.SOURCE, (cue,)) if cue else 0.0
        none = section.unlinked(Part.SOURCE, pieces)
        if source is None:
            return [0.0] * 11 + [untold, none] + [0] * 6
        first = pieces[0][0]
        return [
            1,
            source[1] - source[0],
            section.chance(Part.SOURCE, source),
            section.begins[begin(Part.SOURCE)][source[0]],
            _outside(section, source[0] - 1),
            _outside(section, source[1]),
            _kind(section, source[1] - 1),
            section.report.text[section.words[source[0]][0]].isupper(),
            source[1] - source[0] == 1 and _kind(section, source[0]) == _KINDS["PRON"],
            section.link(Part.SOURCE, (cue,), source) if cue else 0.0,
            section.link(Part.SOURCE, pieces, source),
            untold,
            none,
            _distance(source, cue) if cue else -1,
            source[0] < (cue[0] if cue else first),
            section.sentences[source[0]] - section.sentences[cue[0] if cue else first],
            section.blocks[source[0]] - section.blocks[cue[0] if cue else first],
            section.quoted[source[0]] > 0,
            any(a <= source[0] < b for a, b in pieces),
        ]

    def _origin(self, candidate: Candidate) -> list[float]:
        words = set(_all(candidate.pieces))
        touching = sorted({place for word in words for place in self.rules_of.get(word, ())})
        best, rule = max(
            ((len(words & other) / len(words | other), rule) for other, rule in map(self.rules.__getitem__, touching)),
            key=lambda pair: pair[0],
            default=(0.0, None),
        )
        agreed = rule.rule if rule else None
        return [
            *(k in candidate.origins for k in range(len(BIASES))),
            RULES in candidate.origins,
            SNAPPED in candidate.origins,
            len(candidate.origins),
            agreed.confidence if agreed else 0.0,
            best,
            _same(rule.source, candidate.source) if rule else -1,
            _same(rule.cue, candidate.cue) if rule else -1,
            agreed.continues if agreed else 0,
            len(touching),
        ]


def _all(pieces: tuple[Words, ...]) -> list[int]:
    return [word for first, last in pieces for word in range(first, last)]


def _distance(one: Words, other: Words) -> int:
    """Words between two spans."""
    return max(one[0] - other[1], other[0] - one[1], 0)


def _same(one: Words | None, other: Words | None) -> int:
    """2 for the same words or both none, 1 for some in common, 0 for none in common."""
    if one == other:
        return 2
    return int(one is not None and other is not None and one[0] < other[1] and other[0] < one[1])
