"""Propositions that several speakers take sides on, from what they say.

Invariant: a function of the set of statements; a proposition is put together from words of theirs (a name, a verb in
its plain form, an object), and names those whose statements have it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.language import Pack
from onrecord.matters.material import Said
from onrecord.model import Act, Block, Dating, Report, Role
from onrecord.syntax import Syntax, Token

_SIDES = frozenset(
    {Act.DENY, Act.CONFIRM, Act.PROPOSE, Act.PROMISE, Act.DEMAND, Act.EXPRESS_WILLINGNESS, Act.QUESTION, Act.FORECAST}
)
"""Acts by which one takes a side, or by which it is asked for."""

_SPEAKERS, _REPORTS = 2, 2
"""The least number of speakers and of reports of a proposition that is suggested."""

_LONGEST = 9
"""Words of an object at most."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A proposition, how many reports have statements of it, and the speakers, those with most statements first."""

    proposition: str
    reports: int
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Clause:
    verb: str
    noun: str
    subject: str | None
    phrase: str
    said: Said


def suggest(items: Iterable[Said], pack: Pack, most: int = 10) -> tuple[Suggested, ...]:
    """The propositions of most speakers and reports first; `items` are statements in the pack's language."""
    ordered = sorted((it for it in items if it.statement.act in _SIDES and it.name), key=lambda it: it.place)
    groups: defaultdict[tuple[str, str], list[_Clause]] = defaultdict(list)
    for clause in _clauses(ordered, pack):
        groups[pack.matters.family_of(clause.verb) or clause.verb, clause.noun].append(clause)
    found = [it for group in groups.values() if (it := _suggested(group, pack))]
    found.sort(key=lambda it: (-len(it.speakers) * it.reports, it.proposition))
    return tuple(found[:most])


def _suggested(group: list[_Clause], pack: Pack) -> Suggested | None:
    speakers = Counter(it.said.name or "" for it in group)
    reports = {it.said.report.id for it in group}
    whole = [it for it in group if it.subject]
    if len(speakers) < _SPEAKERS or len(reports) < _REPORTS or not whole:
        return None
    best = max(whole, key=lambda it: (len(it.phrase.split()), it.subject or "", it.phrase))
    named = " ".join(part for part in (best.subject, pack.matters.infinitive, best.verb, best.phrase) if part)
    return Suggested(named, len(reports), tuple(sorted(speakers, key=lambda name: (-speakers[name], name))))


def _clauses(items: list[Said], pack: Pack) -> Iterable[_Clause]:
    texts = [" ".join(" ".join(span.quote for span in it.words).split()) for it in items]
    text = "\n".join(texts)
    if not text.strip():
        return
    blocks, starts, at = [], [], 0
    for place, one in enumerate(texts):
        end = at + len(one) + (place < len(texts) - 1)
        blocks.append(Block(Role.BODY, at, end, "a statement"))
        starts.append(at)
        at = end
    report = Report("statements", "", None, None, pack.code, None, None, Dating(None, ""), text, tuple(blocks))
    syntax = pack.parse(report)
    for token in syntax.tokens:
        if token.pos != "VERB" or not pack.matters.family_of(token.lemma.lower()):
            continue
        for noun in syntax.children(token, "dobj", "nsubjpass"):
            phrase = _phrase(syntax, token, noun, text)
            if phrase and noun.pos == "NOUN":
                said = items[report.block_at(token.start)]
                yield _Clause(token.lemma.lower(), noun.lemma.lower(), _subject(syntax, token, text), phrase, said)


def _phrase(syntax: Syntax, verb: Token, noun: Token, text: str) -> str | None:
    """The object's words with the place that follows the verb, as they stand."""
    own = [t for t in syntax.subtree(noun) if t.dep != "punct"]
    tail = [t for prep in syntax.children(verb, "prep") if prep.index > noun.index for t in syntax.subtree(prep)]
    tokens = own if len(own) > _LONGEST or not tail else [*own, *tail]
    if len(tokens) > _LONGEST or tokens[-1].index - tokens[0].index != len(tokens) - 1:
        tokens = own
    if len(tokens) > _LONGEST or tokens[-1].index - tokens[0].index != len(tokens) - 1:
        return None
    return text[tokens[0].start : tokens[-1].end]


def _subject(syntax: Syntax, verb: Token, text: str) -> str | None:
    """A name that is the verb's subject, or that of the verb that governs it ("asked Velmora to open")."""
    for token in (verb, *list(syntax.ancestors(verb))[:1]):
        for child in syntax.children(token, "nsubj", "dobj"):
            if child.pos == "PROPN" and child.index < verb.index:
                names = [t for t in syntax.subtree(child) if t.pos == "PROPN" and abs(t.index - child.index) < 4]
                return text[names[0].start : names[-1].end]
    return None
