"""Who spoke together on which day, where the report tells of their meeting: "Вчера прошли переговоры Веры с Орозовым".

Invariant: whoever the report puts at meetings of two days is at none; a meeting has a day only by words beside it, and
one that is news: of the days right before publication.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.entities import Entities
from onrecord.language import Pack
from onrecord.model import Dating, DatingMethod, EntityKind, Report
from onrecord.statements.news import is_news
from onrecord.syntax import Syntax, Token
from onrecord.timex import Times, dating


class Gatherings:
    """The meetings of one report whose day it tells, by who takes part."""

    def __init__(self, report: Report, syntax: Syntax, times: Times, entities: Entities, pack: Pack) -> None:
        self._report, self._syntax, self._times, self._entities, self._pack = report, syntax, times, entities, pack
        found: dict[str, dict[str, tuple[int, Dating]]] = {}
        for verb in syntax.tokens if pack.attribution.gatherings else ():
            when = self._day(verb) if self._is_meeting(verb) else None
            if when is None or when.date is None:
                continue
            sentence = syntax.sentence_of(verb)
            basis = f"They met, or spoke, then: {when.basis}"
            for mention in entities.at(sentence.start, sentence.end):
                it = mention.entity
                if it is not None and entities.entity(it).kind is EntityKind.PERSON:
                    told = (sentence.start, replace(when, method=DatingMethod.PASSAGE, basis=basis))
                    found.setdefault(it, {}).setdefault(when.date.value, told)
        self._days = {person: next(iter(days.values())) for person, days in found.items() if len(days) == 1}

    def day_of(self, person: str | None, at: int) -> Dating | None:
        """The day on which a person met others, for words of no day behind the sentence that tells of it."""
        since, when = self._days.get(person or "", (at, None))
        return when if since < at else None

    def _is_meeting(self, verb: Token) -> bool:
        """Whether a main verb tells that a meeting took place, that somebody held it, or received somebody."""
        lexicon, syntax = self._pack.attribution, self._syntax
        if verb.pos != "VERB" or verb.tag != "VBD" or verb.dep not in ("ROOT", "conj", "parataxis"):
            return False
        nouns = [n for n in syntax.children(verb, "nsubj", "nsubjpass", "dobj") if n.lemma in lexicon.gatherings]
        if verb.lemma in lexicon.taking_place and nouns:
            return True
        people = [n for n in syntax.children(verb, "nsubj", "dobj", "prep") if self._names_person(n)]
        return verb.lemma in lexicon.receiving and len(people) > 1

    def _names_person(self, noun: Token) -> bool:
        below = self._syntax.subtree(noun)
        mentions = (m for t in below for m in self._entities.at(t.start, t.end))
        return any(m.entity and self._entities.entity(m.entity).kind is EntityKind.PERSON for m in mentions)

    def _day(self, verb: Token) -> Dating | None:
        """The day that stands with a verb, if it is news."""
        when = dating(verb, self._report, self._syntax, self._times, self._pack.timex)
        return when if when.method is DatingMethod.TIMEX and is_news(when, self._times.published) else None
