"""How a statement stands to a proposition: by act, turns of phrase, negation, and what becomes of the predicate.

Invariant: pure; the words that decided are spans of the statement's content. Where nothing tells, the stance is None,
and never a guess from who speaks.

Ladder, the surest reading wins:

1. A question asks; a claim of ignorance does not know.
2. Turns of phrase of the language (`StanceCue`): "up to parliament", "not ruled out", "talks are under way".
3. Work on the matter (asking, planning, negotiating), negated, denies that it is under way.
4. The proposition's predicate, negated or meant: "will not be built" opposes, "must be built" supports; a predicate
   that undoes it ("stay open" where it is of closing) turns that round.
5. The act: who proposes, promises or demands it, supports it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.language import Pack
from onrecord.lexicons.matters import MatterLexicon, fits_one
from onrecord.matters.material import Said
from onrecord.matters.proposition import Proposition, same_word, stands_for
from onrecord.matters.speaking_for import polity_of
from onrecord.model import Act, Span, Stance, StanceReading, Statement

_TURNED = {Stance.SUPPORTS: Stance.OPPOSES, Stance.OPPOSES: Stance.SUPPORTS}

_HEDGED = 0.85
"""What a hedge ("perhaps", "likely") leaves of the confidence in a reading that is not itself of openness."""

_ACTS: dict[Act, Stance] = {
    Act.PROPOSE: Stance.SUPPORTS,
    Act.PROMISE: Stance.SUPPORTS,
    Act.DEMAND: Stance.SUPPORTS,
    Act.CONFIRM: Stance.CONFIRMS,
    Act.EXPRESS_WILLINGNESS: Stance.OPEN,
    Act.CLAIM_IGNORANCE: Stance.DOES_NOT_KNOW,
    Act.QUESTION: Stance.ASKS,
    Act.DENY: Stance.DENIES,
}
"""What an act alone tells, where the words tell nothing."""

BY_ACT = 0.5
"""Confidence in a stance that the act alone tells. Set on the sample matter: about half are right."""

_CONFIRMED = 0.65
"""The same where the act is to confirm: of a matter, that is seldom of something else. Set by hand."""


@dataclass(frozen=True, slots=True)
class Stands:
    """A reading of stance, whether it is of talking about the matter, not of the matter itself, and of past talk."""

    reading: StanceReading
    of_talks: bool
    of_past: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    stance: Stance
    weight: float
    start: int
    end: int
    reason: str
    of_talks: bool = False
    of_past: bool = False


def read_stance(said: Said, proposition: Proposition, pack: Pack) -> Stands | None:
    """The stance of a statement that bears on a proposition, or None where nothing tells one."""
    statement = said.statement
    act = statement.act
    if act is Act.DECLINE_COMMENT:
        return None
    spans = statement.content
    found: list[tuple[_Candidate, Span]] = []
    others = _others(said, proposition, pack)
    denied = _denies(statement, pack)
    for span in spans:
        its = list(_candidates(span.quote, act, proposition, pack.matters, others))
        its = [it for it in its if not any(_holds(other, it) for other in its)]
        found += [(_turned(it) if denied else it, span) for it in its]
    if statement.cue is not None:
        words = " ".join(span.quote for span in spans).lower()
        found += [(it, statement.cue) for it in _by_cue(statement.cue.quote.lower(), words, proposition, pack.matters)]
    left_open = _left_open(statement, pack)
    if left_open:
        found.append(
            (_Candidate(Stance.OPEN, 0.92, 0, len(left_open.quote), "does not rule it out, by its cue"), left_open)
        )
    if not found and _answers_when(said, pack.matters):
        found.append(
            (_Candidate(Stance.CONFIRMS, 0.8, 0, len(spans[0].quote), "answers when it was", True, True), spans[0])
        )
    if act is Act.QUESTION:
        return Stands(StanceReading(Stance.ASKS, 0.9, spans[:1], "it is a question"), of_talks=False)
    if act is Act.CLAIM_IGNORANCE and not any(it.stance is Stance.DOES_NOT_KNOW for it, _ in found):
        found.append((_Candidate(Stance.DOES_NOT_KNOW, 0.8, 0, len(spans[0].quote), "claims not to know"), spans[0]))
    if not found:
        told = _ACTS.get(act)
        if told is None:
            return None
        sure = _CONFIRMED if act is Act.CONFIRM else BY_ACT
        return Stands(StanceReading(told, sure, spans[:1], f"its act alone tells: {act.value}"), act is Act.DENY)
    best, span = max(found, key=lambda it: (it[0].weight, -it[1].start, -it[0].start))
    weight = best.weight + (0.05 if _ACTS.get(act) is best.stance else 0.0)
    words = _cut(span, best.start, best.end)
    return Stands(
        StanceReading(best.stance, round(min(weight, 0.97), 3), (words,), f"it {best.reason}"),
        best.of_talks,
        best.of_past,
    )


def _denies(statement: Statement, pack: Pack) -> bool:
    """Whether the cue itself denies what the content says ("denied that it is negotiating")."""
    cue = statement.cue.quote.lower() if statement.cue else ""
    verbs = tuple(verb for verb, act in pack.attribution.cue_acts.items() if act is Act.DENY)
    return statement.act is Act.DENY and any(fits_one(verbs, _stem(word)) for word in _token_words(cue))


def _stem(word: str) -> str:
    """A verb without the ending that changes its last letter ("denied", "denies")."""
    return f"{word[:-3]}y" if word.endswith(("ied", "ies")) else word


def _turned(it: _Candidate) -> _Candidate:
    """What a denial makes of a reading."""
    if it.stance in (Stance.CONFIRMS, Stance.SUPPORTS):
        stance, weight = _against(it.stance, it.of_talks)
        return replace(it, stance=stance, weight=weight, reason=f"is denied to: {it.reason}", of_past=False)
    return it


def _holds(one: _Candidate, other: _Candidate) -> bool:
    """Whether another begins within the words of one, which has more: the turn of phrase decides, not a word of it."""
    wider = one.end - one.start > other.end - other.start
    return wider and one.start <= other.start < one.end and one.weight > _HEDGED


_BEFORE = 160
"""Code points before an answer in which its question is looked for: a sentence of a report."""


_SHORT = 9
"""Words that an answer to a question after the time has at most."""


def _answers_when(said: Said, data: MatterLexicon) -> bool:
    """Whether it answers a question after the time, and by a time that had passed."""
    start, until = said.words[0].start, said.when.date.last if said.when.date else None
    passed = any(t.date and t.date.last and (until is None or t.date.last < until) for t in said.times)
    short = sum(len(_token_words(span.quote)) for span in said.words) <= _SHORT
    before = said.report.text[max(0, start - _BEFORE) : start].lower()
    return passed and short and bool(data.asking_when.search(before))


def _left_open(statement: Statement, pack: Pack) -> Span | None:
    """A cue that leaves something open ("did not rule out"), if the statement has one."""
    if statement.cue is None:
        return None
    words = set(_token_words(statement.cue.quote.lower()))
    excludes = any(fits_one((verb,), word) for verb in pack.attribution.excluding for word in words)
    return statement.cue if excludes and words & pack.matters.negations else None


def _cut(span: Span, start: int, end: int) -> Span:
    """A part of a span, verbatim, without white space at its ends."""
    piece = span.quote[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Span(span.start + start, span.start + start + len(piece), piece) if piece else span


_BY_CUE = 0.8
"""Confidence in a side that the cue alone takes ("urged parliament to …", "opposed")."""


def _by_cue(cue: str, words: str, own: Proposition, data: MatterLexicon) -> Iterable[_Candidate]:
    """The side that a cue takes to what the words are of."""
    if any(word in data.negations for word in _token_words(cue)):
        return
    for turn in data.cues:
        if turn.stance in _TURNED and not turn.of_theme and turn.pattern.search(cue):
            weight = _BY_CUE * _object(words, len(words), len(words), own, data)
            yield _Candidate(turn.stance, weight, 0, len(cue), f"{turn.name}, by its verb “{cue}”")


def _others(said: Said, proposition: Proposition, pack: Pack) -> frozenset[str]:
    """The names of the proposition that are not of whom the speaker speaks for, where that is known."""
    own = polity_of(said.role, pack)
    if own is None:
        return frozenset()
    theirs = [name for name in proposition.names if not stands_for(own.lower(), name, pack)]
    return frozenset(word for name in theirs for word in name) if len(theirs) < len(proposition.names) else frozenset()


def _candidates(
    text: str, act: Act, proposition: Proposition, data: MatterLexicon, others: frozenset[str]
) -> Iterable[_Candidate]:
    lowered = text.lower()
    if len(lowered) != len(text):  # some letters grow in lower case, and offsets would no longer be the text's
        lowered = text
    hedges = [m.start() for m in _TOKEN.finditer(lowered) if m[0] in data.hedges]
    hedged = bool(hedges)
    for cue in data.cues:
        found = cue.pattern.search(lowered)
        if found:
            stance = cue.stance
            if cue.of_theme and _undoes(lowered, proposition, data):
                stance = _TURNED.get(stance, stance)
            elif cue.stance in _TURNED and _opposite_said(lowered, found.start(), proposition, data):
                stance = _TURNED[stance]
            turns = cue.stance in (Stance.SUPPORTS, Stance.CONFIRMS) and not cue.has_negation
            if turns and _negated(lowered, found.start(), found.end(), data):
                yield _Candidate(
                    *_against(cue.stance, cue.of_talks),
                    found.start(),
                    found.end(),
                    _negating(cue.name, lowered[found.start() : found.end()]),
                    cue.of_talks,
                )
                continue
            if stance is Stance.SUPPORTS and cue.of_wanting and _subject(lowered, found.start(), others):
                yield _Candidate(
                    Stance.CONFIRMS, cue.weight, found.start(), found.end(), "says that another wants it", of_talks=True
                )
                continue
            if cue.stance in _UNDONE and not cue.has_negation and _right_before(lowered, found.start(), data):
                continue
            weight = cue.weight
            if cue.of_theme or cue.stance in _TURNED:
                left = _object(lowered, found.start(), found.end(), proposition, data)
                weight *= left if left == 1.0 or not cue.of_wanting else _OF_SOMETHING
            outside = any(not found.start() <= at < found.end() for at in hedges)
            weight *= _HEDGED if outside and cue.stance in _TURNED else 1.0
            yield _Candidate(stance, weight, found.start(), found.end(), cue.name, cue.of_talks, cue.of_past)
    yield from _under_way(lowered, proposition, data)
    yield from _predicate(lowered, act, proposition, data, hedged=hedged)


def _negating(name: str, words: str) -> str:
    """Why a turn of phrase that is negated tells the other side, in words."""
    told = name.removeprefix("says that ")
    return f"denies that {told}" if told != name else f"negates “{words}”"


_OF_SOMETHING, _UNSAID = 0.6, 0.9
"""What is left of an attitude whose own sentence names neither the theme nor anything that points to it: where the
sentence has other things that it may be to, and where it has none ("we said no"). Set by hand on sentences of our
own."""


def _object(text: str, start: int, end: int, own: Proposition, data: MatterLexicon) -> float:
    """What is left of an attitude by what its sentence says that it is to: 1 where that is the matter."""
    first = max((text.rfind(sign, 0, start) for sign in ".;?!…"), default=-1) + 1
    last = min((at for sign in ".;?!…" if (at := text.find(sign, end)) >= 0), default=len(text))
    words = [(word, at) for word, at, _ in _tokens(text) if first <= at < last]
    beside = [word for word, at in words if not start <= at < end]
    within = [word for word, at in words if start <= at < end and word not in data.topics]
    if any(_is_of_matter(word, own, data) for word in (*beside, *within)):
        return 1.0
    others = [word for word in beside if len(word) > 3 and word.isalpha()]
    return _UNSAID if all(word.endswith("ly") or _is_empty(word, data) for word in others) else _OF_SOMETHING


def _is_empty(word: str, data: MatterLexicon) -> bool:
    return word in data.stop or word in data.vague or word in data.negations or word in data.hedges


def _is_of_matter(word: str, own: Proposition, data: MatterLexicon) -> bool:
    """Whether a word names the theme, or points to it."""
    if any(same_word(noun, word) for noun in own.theme) or any(word in nouns for nouns in own.near):
        return True
    if word in data.pointing or word in data.topics or any((word,) in ways for ways in own.figures):
        return True
    if (
        word in data.standing_in
        or (own.another and word in data.additional)
        or (own.predicate and same_word(own.predicate, word))
        or (own.family is not None and data.family_of(word) == own.family)
    ):
        return True
    return not own.theme and any(word in name for name in own.names)


_NEAR = 4
"""Words before a verb in which its subject is looked for."""


def _subject(text: str, at: int, others: frozenset[str]) -> bool:
    """Whether the words before a verb name another than the speaker's side."""
    before = [word for word, _, end in _tokens(text) if end <= at]
    return any(word in others for word in before[-_NEAR:])


def _against(stance: Stance, of_talks: bool) -> tuple[Stance, float]:
    if stance is Stance.CONFIRMS or of_talks:
        return Stance.DENIES, 0.88
    return Stance.OPPOSES, 0.82


def _tokens(text: str) -> list[tuple[str, int, int]]:
    """Words with their places; a contracted negation apart."""
    return [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text)]


_TOKEN = re.compile(r"\[…\]|[^\W_]+?(?=n['’]t\b)|n['’]t\b|[^\W_]+(?:['’][^\W_]+)*|[;.!?,—:]")
"""A word, a contracted negation, or a sign."""


def _token_words(text: str) -> list[str]:
    return [word for word, _, _ in _tokens(text)]


def _clause(tokens: list[tuple[str, int, int]], at: int, data: MatterLexicon) -> tuple[int, int]:
    """The numbers of the first and the last but one token of the clause of a token."""
    first, last = at, at
    while first > 0 and tokens[first - 1][0] not in data.clause_ends:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1][0] not in data.clause_ends:
        last += 1
    return first, last + 1


_REACH = 7
"""Words that a negation reaches forward, within its clause. Set by hand on sentences of our own."""


def _negation(tokens: list[tuple[str, int, int]], at: int, data: MatterLexicon) -> int | None:
    """The token that negates another: before it in its clause, within reach."""
    first, _ = _clause(tokens, at, data)
    for place in range(at - 1, max(first, at - _REACH) - 1, -1):
        if tokens[place][0] in data.negations:
            return place
    return None


def _negated(text: str, start: int, end: int, data: MatterLexicon) -> bool:
    tokens = _tokens(text)
    inside = [i for i, t in enumerate(tokens) if start <= t[1] < end]
    if any(tokens[i][0] in data.negations for i in inside):
        return True
    return bool(inside) and _negation(tokens, inside[0], data) is not None


_UNDONE = frozenset({Stance.OPPOSES, Stance.DENIES})
"""Stances of turns of phrase that tell nothing where they are negated: who is not against it need not be for it."""

_JUST = 3
"""Words before a turn of phrase that its own negation stands within: "had not been abandoned". Set by hand."""


def _right_before(text: str, start: int, data: MatterLexicon) -> bool:
    """Whether a negation stands right before a turn of phrase, or it opens with its verb and one."""
    before = [word for word, _, end in _tokens(text) if end <= start][-_JUST:]
    inside = [word for word, at, _ in _tokens(text) if at >= start][:_JUST]
    ends = max((at + 1 for at, word in enumerate(before) if word in data.clause_ends), default=0)
    return any(word in data.negations for word in (*before[ends:], *inside))


def _under_way(text: str, own: Proposition, data: MatterLexicon) -> Iterable[_Candidate]:
    """Work on the matter that is negated: "has not asked", "no plans", "is not on the agenda"."""
    tokens = [] if data.asides.search(text) else _tokens(text)
    for at, (word, _, end) in enumerate(tokens):
        if fits_one(data.under_way, word) and not _is_predicate(word, own, data):
            negation = _negation(tokens, at, data)
            if negation is not None:
                yield _Candidate(
                    Stance.DENIES,
                    0.84,
                    tokens[negation][1],
                    end,
                    f"denies work on it: “{tokens[negation][0]} … {word}”",
                    of_talks=True,
                )
                return


def _is_predicate(word: str, own: Proposition, data: MatterLexicon) -> bool:
    """Whether a word is what the proposition is of doing: to deny that denies no work on it."""
    return same_word(own.predicate, word) or (own.family is not None and data.family_of(word) == own.family)


def _predicate(text: str, act: Act, own: Proposition, data: MatterLexicon, *, hedged: bool) -> Iterable[_Candidate]:
    """What becomes of the proposition's predicate in the words."""
    tokens = _tokens(text)
    direct = data.families.get(own.family, ()) if own.family else ()
    undone = data.families.get(data.opposite(own.family) or "", ()) if own.family else ()
    for at, (word, start, end) in enumerate(tokens):
        same = same_word(own.predicate, word) if own.predicate else False
        if not same and not (fits_one(direct, word) or fits_one(undone, word)):
            continue
        turned = not same and not fits_one(direct, word)
        negation = _negation(tokens, at, data)
        first, _ = _clause(tokens, at, data)
        meant = next((tokens[i] for i in range(max(first, at - 6), at) if _means(i, at, tokens, data)), None)
        after = tokens[at + 1][0] if at + 1 < len(tokens) else ""
        if negation is None and after in data.indefinite & data.negations:
            negation, end = at, tokens[at + 1][2]
        if negation is not None:
            stance, weight, begins = Stance.OPPOSES, 0.8, tokens[negation][1]
            told = f"negates “{word}”"
        elif turned and act is Act.ASSERT and _is_so(tokens, at, data):
            stance, weight, begins, told = Stance.SUPPORTS, 0.72, start, f"says that it is so: “{word}”"
        elif at and tokens[at - 1][0] in data.ourselves:
            stance, weight, begins, told = Stance.SUPPORTS, 0.85, tokens[at - 1][1], f"does it: “{word}”"
        elif meant or act in (Act.PROPOSE, Act.PROMISE, Act.DEMAND):
            stance, weight, begins, told = Stance.SUPPORTS, 0.78, meant[1] if meant else start, f"means “{word}”"
        elif _goes_on(tokens, at, data):
            stance, weight, begins, told = Stance.CONFIRMS, 0.76, tokens[at - 1][1], f"says that it goes on: “{word}”"
        else:
            continue
        if turned:
            beside = (token[0] for token in tokens[max(0, at - _BESIDE) : at + _BESIDE] if token[0] != word)
            weight *= 1.0 if any(_is_of_matter(it, own, data) for it in beside) else _OF_SOMETHING
            stance, told = _TURNED.get(stance, Stance.DENIES), f"{told}, which undoes it"
        yield _Candidate(stance, weight * (_HEDGED if hedged else 1.0), begins, end, told)
        return


_BESIDE = 7
"""Words around one that undoes the proposition in which it must be said that it is this that is undone. Set by hand."""

_RIGHT_BEFORE = 3
"""Words back from the predicate in which a modal stands that means it: "will soon be built". Set by hand."""


def _means(at: int, predicate: int, tokens: list[tuple[str, int, int]], data: MatterLexicon) -> bool:
    """Whether a word before the predicate means it: a verb of wanting, or a modal right before it."""
    word = tokens[at][0]
    if word in data.obliging:
        return tokens[at + 1 : at + 2] != [] and tokens[at + 1][0] == data.infinitive and predicate == at + 2
    return fits_one(data.intending, word) and (word not in data.modals or predicate - at <= _RIGHT_BEFORE)


def _goes_on(tokens: list[tuple[str, int, int]], at: int, data: MatterLexicon) -> bool:
    """Whether the predicate is told as going on or done: "is being built", "are leaving", "have already left"."""
    before = [token[0] for token in tokens[max(0, at - 2) : at]]
    going = tokens[at][0].endswith("ing") and bool(before) and before[-1] in data.being
    return going or (any(word in data.having for word in before) and data.infinitive not in before)


def _is_so(tokens: list[tuple[str, int, int]], at: int, data: MatterLexicon) -> bool:
    """Whether a word is told as what is so: "he stays", "the mine stays open"."""
    before = tokens[at - 1][0] if at else ""
    subject = before not in data.stop or before in data.pointing or before in data.pointing_at_people
    return bool(before) and subject and (tokens[at][0].endswith("s") or before.endswith("s"))


def _family_words(text: str, own: Proposition, data: MatterLexicon) -> tuple[list[int], list[int]]:
    """Where words of the predicate's family stand, and of the one that undoes it."""
    direct = data.families.get(own.family, ()) if own.family else ()
    undone = data.families.get(data.opposite(own.family) or "", ()) if own.family else ()
    tokens = _tokens(text)
    same = [t[1] for t in tokens if (own.predicate and same_word(own.predicate, t[0])) or fits_one(direct, t[0])]
    other = [t[1] for t in tokens if fits_one(undone, t[0]) and t[1] not in same]
    return same, other


def _undoes(text: str, own: Proposition, data: MatterLexicon) -> bool:
    """Whether an attitude to the theme is against a proposition that ends it: "we need it", of its closing."""
    same, other = _family_words(text, own, data)
    if same:
        return False
    if other:
        return True
    spoken = any(same_word(noun, word) for noun in own.theme for word, _, _ in _tokens(text)) or not own.theme
    return own.family in data.ending and spoken and not any(t[0] in data.topics for t in _tokens(text))


def _opposite_said(text: str, at: int, own: Proposition, data: MatterLexicon) -> bool:
    """Whether an attitude is to what undoes the proposition: "supports keeping it open", of its closing."""
    same, other = _family_words(text, own, data)
    near = [place for place in other if abs(place - at) < _WITHIN and "," not in text[min(at, place) : max(at, place)]]
    return bool(near) and not same


_WITHIN = 60
"""Code points between an attitude and what it is to, at most. Set by hand on sentences of our own."""
