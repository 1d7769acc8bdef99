"""What becomes of a proposition's predicate in a text, and of work on it: negated, meant, going on, undone.

Invariant: pure; a reading has the place of its words in the text.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.lexicons.matters import MatterLexicon, Telling, fits_one
from onrecord.matters.attitudes import HEDGED, TURNED, UNSAID, Candidate, is_of_matter, object_of
from onrecord.matters.clauses import Tokens, clause, negation_of, tokens_of, whether
from onrecord.matters.proposition import Proposition
from onrecord.model import Act, Stance


def work_on_it(text: str, own: Proposition, data: MatterLexicon) -> Iterable[Candidate]:
    """Work on the matter that is negated: "has not asked", "no plans", "is not on the agenda"."""
    tokens = () if data.asides.search(text) else tokens_of(text, data)
    for at, (word, _, end) in enumerate(tokens):
        if fits_one(data.under_way, word) and not _is_predicate(word, own, data):
            negation = negation_of(tokens, at, data)
            if negation is not None:
                yield Candidate(
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
    return own.says(own.predicate, word) or (own.family is not None and data.family_of(word) == own.family)


def predicate_said(text: str, act: Act, own: Proposition, data: MatterLexicon) -> Iterable[Candidate]:
    """What becomes of the proposition's predicate in the words."""
    if data.contrasts.search(text):
        return
    hedged = any(word in data.hedges for word in text.split())
    tokens = tokens_of(text, data)
    direct, undone = data.becoming(own.family)
    for at, (word, start, end) in enumerate(tokens):
        same = own.says(own.predicate, word) if own.predicate else False
        if not same and not (fits_one(direct, word) or fits_one(undone, word)):
            continue
        if _is_another(tokens, at, data):
            continue
        turned = not same and not fits_one(direct, word)
        forms = data.telling(text[start:end]) if data.telling else frozenset[Telling]()
        negation = negation_of(tokens, at, data)
        first, _ = clause(tokens, at, data)
        meant = next((tokens[i] for i in range(max(first, at - 6), at) if _means(i, at, tokens, data)), None)
        after = tokens[at + 1][0] if at + 1 < len(tokens) else ""
        if negation is None and after in data.indefinite & data.negations:
            negation, end = at, tokens[at + 1][2]
        if negation is not None:
            stance, weight, begins = Stance.OPPOSES, 0.8, tokens[negation][1]
            told = f"negates “{word}”"
        elif turned and act is Act.ASSERT and _is_so(tokens, at, data):
            stance, weight, begins, told = Stance.SUPPORTS, 0.72, start, f"says that it is so: “{word}”"
        elif (ours := _ours(tokens, at, forms, data)) is not None:
            stance, weight, begins, told = Stance.SUPPORTS, 0.85, ours, f"does it: “{word}”"
        elif meant or "ahead" in forms or act in (Act.PROPOSE, Act.PROMISE, Act.DEMAND):
            stance, weight, begins, told = Stance.SUPPORTS, 0.78, meant[1] if meant else start, f"means “{word}”"
        elif "going on" in forms or _goes_on(tokens, at, data):
            near = any(token[0] in data.ourselves for token in tokens[max(0, at - _RIGHT_BEFORE) : at])
            begins = start if "going on" in forms else tokens[at - 1][1]
            stance, weight = Stance.SUPPORTS if near else Stance.CONFIRMS, 0.76
            told = f"says that it goes on: “{word}”"
        else:
            continue
        if turned:
            beside = (token[0] for token in tokens[max(0, at - _BESIDE) : at + _BESIDE] if token[0] != word)
            named = any(is_of_matter(it, own, data) for it in beside)
            weight *= 1.0 if named else min(object_of(text, start, end, own, data), UNSAID)
            stance, told = TURNED.get(stance, Stance.DENIES), f"{told}, which undoes it"
        yield Candidate(stance, weight * (HEDGED if hedged else 1.0), begins, end, told)
        return


_BESIDE = 7
"""Words around one that undoes the proposition in which it must be said that it is this that is undone. Set by hand."""

_RIGHT_BEFORE = 3
"""Words back from the predicate in which a modal stands that means it: "will soon be built". Set by hand."""


def _means(at: int, predicate: int, tokens: Tokens, data: MatterLexicon) -> bool:
    """Whether a word before the predicate means it: a verb of wanting, or a modal right before it."""
    word = tokens[at][0]
    if word in data.obliging:
        return at + 1 < len(tokens) and tokens[at + 1][0] == data.infinitive and predicate == at + 2
    between = [token[0] for token in tokens[at + 1 : predicate]]
    bare = all(word in data.stop or word in data.vague or word.endswith("ly") for word in between)
    return fits_one(data.intending, word) and (
        word not in data.modals or len(between) <= 1 or (len(between) < _RIGHT_BEFORE and bare)
    )


def _is_another(tokens: Tokens, at: int, data: MatterLexicon) -> bool:
    """Whether a word is a family's only behind verbs that are not there, or is asked about alone."""
    word = tokens[at][0]
    lone = word in data.particles and (at == 0 or tokens[at - 1][0] not in data.particles[word])
    return lone or whether(tokens, at, at, data)


def _ours(tokens: Tokens, at: int, forms: frozenset[Telling], data: MatterLexicon) -> int | None:
    """Where the words begin by which who speaks does it, or will: "we open", or a form that says so by itself."""
    if at and tokens[at - 1][0] in data.ourselves and (data.telling is None or forms):
        return tokens[at - 1][1]
    return tokens[at][1] if "ours" in forms else None


def _goes_on(tokens: Tokens, at: int, data: MatterLexicon) -> bool:
    """Whether the predicate is told as going on or done: "is being built", "are leaving", "have already left"."""
    before = [token[0] for token in tokens[max(0, at - 2) : at]]
    going = tokens[at][0].endswith("ing") and bool(before) and before[-1] in data.being
    return going or (any(word in data.having for word in before) and data.infinitive not in before)


def _is_so(tokens: Tokens, at: int, data: MatterLexicon) -> bool:
    """Whether a word is told as what is so: "he stays", "the mine stays open"."""
    before = tokens[at - 1][0] if at else ""
    subject = before not in data.stop or before in data.pointing or before in data.pointing_at_people
    return bool(before) and subject and (tokens[at][0].endswith("s") or before.endswith("s"))
