"""A report with all that was read from it so far: what the stages of events and facts look things up in.

Invariant: nothing here is guessed: a name is an entity's where a mention stands, and else the words as written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from onrecord.dates import Edtf
from onrecord.entities import Entities
from onrecord.entities.reference import polity
from onrecord.language import FullPack
from onrecord.model import (
    OUTLET,
    Dating,
    DatingMethod,
    EntityKind,
    Mention,
    MentionKind,
    Report,
    Role,
    Span,
    Statement,
    Timex,
)
from onrecord.syntax import Syntax, Token
from onrecord.timex import Times, dating

POINT = re.compile(r"\d{4}(-\d{2}){0,2}")
"""A year, month or day in ISO 8601, as TIMEX3 and EDTF both write it."""

NAME_CUT = frozenset(
    {"relcl", "acl", "appos", "conj", "cc", "punct", "prep", "advcl", "preconj", "advmod", "parataxis", "dep"}
)
"""What is no part of a thing's short name: clauses, appositions, what is joined to it, and prepositional phrases."""


_OPENING = 2
"""Sentences with which a report opens: what they tell is the news of its day; further on, background begins."""

_JOINING = 3
"""Tokens between two names of a list at the most: ", and the"."""

_STEM = 3
"""Code points at the start that a demonym shares with its place at the least; `demonym_of` asks for no fewer."""


@dataclass(frozen=True)
class Reading:
    """The inputs of a stage after statements, with look-ups."""

    report: Report
    syntax: Syntax
    times: Times
    entities: Entities
    statements: tuple[Statement, ...]
    pack: FullPack

    @cached_property
    def _mentions(self) -> dict[int, Mention]:
        found: dict[int, Mention] = {}
        for mention in self.entities.mentions:
            for token in self.syntax.within(mention.span.start, mention.span.end):
                found[token.index] = mention
        return found

    @cached_property
    def places(self) -> frozenset[str]:
        """The spellings of the report's places."""
        found: set[str] = set()
        for entity in self.entities.entities:
            if entity.kind is EntityKind.PLACE:
                found.update((entity.name, *entity.variants))
        return frozenset(found)

    @cached_property
    def cues(self) -> frozenset[int]:
        """The tokens of all cues."""
        return frozenset(self._by_cue)

    @cached_property
    def timed(self) -> dict[int, Timex]:
        """The timex that each token stands in, if any."""
        return {
            token.index: timex
            for timex in self.times.timexes
            for token in self.syntax.within(timex.span.start, timex.span.end)
        }

    def mention(self, token: Token) -> Mention | None:
        """The mention that the token stands in."""
        return self._mentions.get(token.index)

    def kind(self, token: Token) -> EntityKind | None:
        """The kind of the entity that the token is a mention of."""
        mention = self.mention(token)
        if mention is None or mention.entity is None:
            return None
        return self.entities.entity(mention.entity).kind

    def entity_name(self, token: Token) -> str | None:
        """The name of the entity that the token is a mention of; a country's, or its people's, by reference data."""
        mention = self.mention(token)
        if mention is None or mention.entity is None:
            return None
        entity = self.entities.entity(mention.entity)
        if entity.kind in (EntityKind.PLACE, EntityKind.GROUP):
            return self.polity(mention.span.quote) or entity.name
        return entity.name

    def polity(self, word: str) -> str | None:
        """The country or place that a name or demonym stands for."""
        if not word[:1].isupper():
            return None
        if word not in self._polities:
            alike = self._places_by_stem.get(word.lower()[:_STEM], frozenset())
            self._polities[word] = polity(word, alike, self.pack.entities)
        return self._polities[word]

    @cached_property
    def _polities(self) -> dict[str, str | None]:
        """What `polity` has answered: it is asked of every token, and most words stand more than once."""
        return {}

    @cached_property
    def _places_by_stem(self) -> dict[str, frozenset[str]]:
        """The report's places by their first letters: a demonym is made of none but those that begin as it does."""
        found: dict[str, set[str]] = {}
        for place in self.places:
            found.setdefault(place.lower()[:_STEM], set()).add(place)
        return {stem: frozenset(places) for stem, places in found.items()}

    @cached_property
    def named_polities(self) -> frozenset[str]:
        """The polities that the report's mentions name."""
        return frozenset(p for m in self.entities.mentions if (p := self.polity(m.span.quote)))

    @cached_property
    def peoples(self) -> frozenset[str]:
        """The polities that the report names by a demonym."""
        words = {t.text for t in self.syntax.tokens if t.pos in ("ADJ", "PROPN")}
        return frozenset(p for word in words if (p := self.polity(word)) and p != word)

    @cached_property
    def statement(self) -> dict[str, Statement]:
        """The statements by id."""
        return {statement.id: statement for statement in self.statements}

    @cached_property
    def _by_cue(self) -> dict[int, Statement]:
        found: dict[int, Statement] = {}
        for statement in self.statements:
            if statement.cue:
                for token in self.syntax.within(statement.cue.start, statement.cue.end):
                    found.setdefault(token.index, statement)
        return found

    def told_by(self, token: Token) -> Statement | None:
        """The first statement of whose cue the token is part."""
        return self._by_cue.get(token.index)

    def phrase(self, token: Token, cut: frozenset[str] = NAME_CUT) -> Span | None:
        """The noun phrase that the token heads, as one stretch, without articles, clauses and what is joined to it."""
        inside = {token.index}
        stack = [token]
        while stack:
            at = stack.pop()
            for child in self.syntax.children(at):
                if child.dep == "case" and at.index == token.index:
                    continue
                hyphen = child.dep == "punct" and child.tag == "HYPH"
                paired = at.dep == "amod" and child.dep in ("cc", "conj") and child.pos in ("CCONJ", "ADJ", "PROPN")
                if child.dep not in cut or hyphen or paired:
                    inside.add(child.index)
                    stack.append(child)
        first = last = token.index
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        tokens = self.syntax.tokens
        while first < token.index and tokens[first].tag == "HYPH":  # "(highest)-ranking officer"
            first += 2
        while first < token.index and (
            tokens[first].pos == "DET" or tokens[first].text.lower() in self.pack.events.articles
        ):
            first += 1
        return self.report.stripped(tokens[first].start, tokens[last].end)

    def name(self, token: Token) -> str | None:
        """What to call the thing that a noun, name or pronoun stands for; None for a pronoun that is not resolved."""
        lexicon = self.pack.events
        mention = self.mention(token)
        if mention is not None and mention.kind is not MentionKind.NAME:
            if mention.entity:
                return self.entities.entity(mention.entity).name
            if mention.kind is MentionKind.PRONOUN:
                return None
        if token.pos in ("SCONJ", "ADP", "PART"):
            return None
        if token.pos == "PRON" or token.tag in ("WDT", "WP", "PRP", "PRP$", "EX"):
            meant = self.meant(token) if token.text.lower() in lexicon.pronouns | lexicon.relatives else None
            return self.name(meant) if meant is not None and meant.index != token.index else None
        bearer = self._bearer(token, mention)
        if bearer is not None:
            return bearer
        span = self.phrase(token)
        of = self.syntax.tokens[token.index + 1 : token.index + 2]
        if (
            span is not None
            and token.pos == "NOUN"
            and of
            and of[0].lemma in lexicon.possessing
            and of[0].head == token.index
        ):
            counted = token.lemma in lexicon.measures
            lands = [n for n in self.syntax.children(of[0], "pobj") if counted or self._told_by_name(n)]
            whole = self.phrase(lands[0]) if lands else None
            if whole is not None:  # "the government of Velmora"
                return " ".join(self.report.text[span.start : whole.end].split())
        if mention is not None and span is not None and self._same_words(mention, span):
            return self.entity_name(token) or " ".join(span.quote.split())
        return " ".join(span.quote.split()) if span else None

    def _told_by_name(self, noun: Token) -> bool:
        """Whether a noun is a name or has one before it: "(members of) the Oskanian church"."""
        beside = self.syntax.children(noun, "amod", "compound", "poss", "nmod")
        return noun.pos == "PROPN" or any(c.text[:1].isupper() for c in beside)

    def _bearer(self, token: Token, mention: Mention | None) -> str | None:
        """The name that a common noun is given beside it.

        "Her deputy, Oren Vald", "the newspaper Tarvona Post", "the Velmoran Fishers' Union (VFU) group": the person's
        or body's name says more than the noun.
        """
        if token.pos != "NOUN" or (mention is not None and mention.kind is MentionKind.NAME):
            return None
        for child in self.syntax.children(token, "appos"):
            kind = self.kind(child) if child.pos == "PROPN" else None
            if kind is EntityKind.PERSON or (kind is EntityKind.ORGANIZATION and not self._told_by_name(token)):
                return self.entity_name(child)
        for child in self.syntax.children(token, "nmod", "compound"):
            apart = child.index < token.index - 1 and self.syntax.tokens[token.index - 1].text == ")"
            if apart and self.kind(child) is EntityKind.ORGANIZATION:
                return self.entity_name(child)
        above = self.syntax.head(token)
        if token.dep == "appos" and self.kind(above) is EntityKind.PERSON and token.lemma in self.pack.entities.roles:
            return self.entity_name(above)
        return None

    def _same_words(self, mention: Mention, span: Span) -> bool:
        """Whether the phrase is the name itself, with at most a title before it that the entity stage knows."""
        if mention.span.covers(span):
            return True
        entity = mention.entity and self.entities.entity(mention.entity)
        return bool(entity) and entity.kind is EntityKind.PERSON  # type: ignore[union-attr]

    def meant(self, token: Token) -> Token | None:
        """The noun that "it", "its", "which" or "that" stands for; None where none is likely.

        A relative pronoun means its clause's antecedent; "it" the last thing of a likely kind that was a subject, in
        this sentence or the one before.
        """
        syntax, lexicon = self.syntax, self.pack.events
        if token.tag in ("WDT", "WP", "WP$") or token.text.lower() not in lexicon.pronouns:
            for above in (token, *syntax.ancestors(token)):
                if above.dep == "relcl":
                    return self._person(token, self.antecedent(above))
            return None
        here = syntax.sentence_of(token)
        for number in (token.sentence, token.sentence - 1):
            if number < 0 or syntax.sentences[number].block != here.block:
                break
            nouns = [t for t in syntax.tokens_of(syntax.sentences[number]) if t.index < token.index and self._likely(t)]
            subjects = [t for t in nouns if t.dep in ("nsubj", "nsubjpass")]
            if subjects or nouns:
                return (subjects or nouns)[-1]
        return None

    def _person(self, pronoun: Token, noun: Token) -> Token:
        """What "who" can mean: no body and no place where these hang on somebody ("a minister of the cabinet who")."""
        entities, syntax = self.pack.entities, self.syntax
        while pronoun.tag == "WP" and noun.dep == "pobj" and self.kind(noun) is not EntityKind.PERSON:
            persons = entities.roles | entities.groups | entities.unnamed | self.pack.events.parties
            if noun.lemma in persons - entities.organizations:
                break
            noun = syntax.head(syntax.head(noun))
        return noun

    def _likely(self, token: Token) -> bool:
        return token.pos in ("NOUN", "PROPN") and (
            token.lemma in self.pack.events.sites
            or (self.kind(token) is EntityKind.FACILITY and token.dep != "compound")
        )

    def antecedent(self, clause: Token) -> Token:
        """The noun that a relative clause is about.

        It is the tree's, or the name right before an aside ("…, which"), since parsers hang such clauses too high.
        """
        noun = self.syntax.head(clause)
        tokens = self.syntax.tokens
        before = self.syntax.subtree(clause)[0].index - 1
        if before <= noun.index or tokens[before].text != ",":
            return noun
        before -= 1
        if tokens[before].text == ")":  # an abbreviation in brackets behind the name
            while before > noun.index and tokens[before].text != "(":
                before -= 1
            before -= 1
        nearest = tokens[before]
        mention = self.mention(nearest)
        if nearest.index <= noun.index or (mention is None and nearest.pos != "PROPN"):
            return noun
        return self.top(mention) if mention is not None else nearest

    def top(self, mention: Mention) -> Token:
        """The token of a mention that governs its others."""
        tokens = self.syntax.within(mention.span.start, mention.span.end)
        inside = {token.index for token in tokens}
        return next((token for token in tokens if token.head not in inside), tokens[-1])

    def joined(self, token: Token) -> list[Token]:
        """The token and all that is joined to it by conjunctions ("A, B and C"), in text order."""
        found = [token]
        for child in self.syntax.children(token, "conj"):
            found.extend(self.joined(child))
        return sorted(found, key=lambda t: t.index)

    def listed(self, token: Token) -> list[Token]:
        """Like `joined`, with the names that follow in one list on the surface, since parsers lose long lists."""
        found = {one.index: one for one in self.joined(token)}
        tokens, joining = self.syntax.tokens, self.pack.events.joining
        mention = self.mention(token)
        while mention is not None and mention.kind is MentionKind.NAME:
            index = self.syntax.within(mention.span.start, mention.span.end)[-1].index + 1
            start = index
            while index < len(tokens) and index - start < _JOINING:
                if tokens[index].text.lower() not in joining and not (index > start and tokens[index].pos == "DET"):
                    break
                index += 1
            if index in (start, len(tokens)) or tokens[index].sentence != token.sentence:
                break
            mention = self.mention(tokens[index])
            named = mention is not None and mention.kind is MentionKind.NAME
            if mention is not None and named and self.kind(tokens[index]) is self.kind(token):
                top = self.top(mention)
                if top.dep in ("nsubj", "nsubjpass") and token.dep not in ("nsubj", "nsubjpass"):
                    break  # the next clause's subject
                found[top.index] = top
            else:
                break
        return [found[index] for index in sorted(found)]

    def obliques(self, token: Token, prepositions: frozenset[str] | set[str]) -> list[Token]:
        """The nouns that these prepositions tie to a verb or noun, with those of a particle or nested preposition."""
        found = []
        for child in self.syntax.children(token, "prep", "agent", "prt", "advmod", "dative"):
            if child.lemma in prepositions or child.text.lower() in prepositions:
                found.extend(self.syntax.children(child, "pobj"))
            if child.dep in ("prep", "advmod", "prt"):
                for inner in self.syntax.children(child, "prep"):
                    if inner.lemma in prepositions:
                        found.extend(self.syntax.children(inner, "pobj"))
        return sorted(found, key=lambda t: t.index)

    def when(self, token: Token, past: bool = False) -> Dating:
        """The date of what a predicate tells.

        "October 2017, when she was elected" dates it by the noun of its clause; what tells of the past in any tense
        ("dates from 2003") has the time itself and not "since" it.
        """
        head = self.syntax.head(token)
        timex = self.timed.get(head.index) if token.dep == "relcl" else None
        if timex is None and past:
            timex = next((self.timed[t.index] for t in self.syntax.subtree(token) if t.index in self.timed), None)
        point = self._point(timex) if timex is not None else None
        if timex is not None and point is not None:
            return Dating(point, timex.basis, DatingMethod.TIMEX)
        return dating(token, self.report, self.syntax, self.times, self.pack.timex)

    @staticmethod
    def _point(timex: Timex) -> Edtf | None:
        """The day, month or year that a timex names, without the "since" that opens it; None for anything vaguer."""
        return Edtf.parse(timex.value) if POINT.fullmatch(timex.value) else None

    def opens(self, token: Token) -> bool:
        """Whether the token stands in the first two sentences of the body's first block."""
        first = next((s.first for s in self.syntax.sentences if s.block == self._opening), None)
        sentence = self.syntax.sentence_of(token)
        if first is None or sentence.block != self._opening:
            return False
        return token.sentence - self.syntax.tokens[first].sentence < _OPENING

    @cached_property
    def _opening(self) -> int | None:
        return next((number for number, block in enumerate(self.report.blocks) if block.role is Role.BODY), None)

    def voice(self, span: Span) -> str:
        """Who vouches for what stands here: the innermost statement whose content covers it, else the outlet."""
        parts, starts, ends = self._contents
        holding: list[tuple[int, str]] = []
        at = bisect_right(starts, span.start) - 1
        while at >= 0 and ends[at] >= span.end:  # no part before this one ends late enough once `ends` does not
            start, end, statement = parts[at]
            if end >= span.end:
                holding.append((end - start, statement))
            at -= 1
        return min(holding)[1] if holding else OUTLET

    @cached_property
    def _contents(self) -> tuple[list[tuple[int, int, str]], list[int], list[int]]:
        """All content in text order with its statement's id, where each part starts, and the last end up to each."""
        parts = sorted((part.start, part.end, s.id) for s in self.statements for part in s.content)
        return parts, [start for start, _, _ in parts], list(accumulate((end for _, end, _ in parts), max))
