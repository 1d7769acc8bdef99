"""All names of a report in a declined language: people and countries, other places, bodies; each in the nominative.

In: the trees with the recogniser's names. Invariant: names do not overlap. What the dictionary and the paradigms leave
open ("в Тарне": Тарн or Тарна) is settled by the report's other mentions, or stays as it is spelled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.entities.inflected import read_inflected
from onrecord.entities.nominative import cased_as, in_nominative
from onrecord.entities.reference import country, polity
from onrecord.entities.spans import KINDS, NameSpan
from onrecord.entities.strangers import is_subject, named_in_full, surnames_alone
from onrecord.language import Inflection
from onrecord.lexicons.entities import EntityLexicon
from onrecord.model import Entity, EntityKind, Report, content_id
from onrecord.syntax import Syntax, Token

_QUOTES = frozenset("«»“”„\"'")

_SHORTEST = 3
"""Letters of a state's name, at least."""

_BACK = 4
"""Words between the noun of what a state has and the state's name: "minister of labour and social protection of …"."""


@dataclass(frozen=True)
class DeclinedNames:
    """Names in the order of the text, the entity of each spelling, and the entities.

    By the index of a name's first token, `cases` in which it can stand; `places`: by token, the polity or place whose
    name it is of, those inside of bodies' names as well; `genders` of people by entity.
    """

    names: list[NameSpan]
    entity_of: dict[str, str]
    entities: tuple[Entity, ...]
    genders: Mapping[str, str]
    cases: Mapping[int, frozenset[str]]
    places: Mapping[int, str]


class _Collected:
    """Names as they are found, each under its entity with all its spellings."""

    def __init__(self, report: Report, syntax: Syntax) -> None:
        self.report, self.syntax = report, syntax
        self.names: list[NameSpan] = []
        self.entity_of: dict[str, str] = {}
        self.taken: set[int] = set()
        self._entities: dict[str, Entity] = {}

    def add(self, first: int, last: int, name: str, kind: EntityKind) -> None:
        """A mention at tokens `[first, last)` of what is called by a name."""
        text = _text(self.report, self.syntax, first, last)
        own = content_id("entity", self.report.id, name, kind)
        entity = self._entities.setdefault(own, Entity(own, name, kind))
        if text not in (entity.name, *entity.variants):
            self._entities[own] = replace(entity, variants=(*entity.variants, text))
        self.names.append(NameSpan(first, last, text, kind))
        self.entity_of.setdefault(text, own)
        self.taken |= set(range(first, last))

    def give_way(self, places: set[int]) -> None:
        """Leave out the names that stand at tokens which a longer name takes."""
        self.names = [name for name in self.names if places.isdisjoint(range(name.first, name.last))]

    def people(self) -> frozenset[str]:
        """The names of the people found so far."""
        return frozenset(entity.name for entity in self._entities.values() if entity.kind is EntityKind.PERSON)

    def entities(self) -> tuple[Entity, ...]:
        """The entities of the names, in the order of their first one."""
        standing = dict.fromkeys(self.entity_of[name.text] for name in sorted(self.names, key=lambda it: it.first))
        return tuple(self._entities[each] for each in standing)


def read_declined(report: Report, syntax: Syntax, lexicon: EntityLexicon, inflection: Inflection) -> DeclinedNames:
    """The people, places and bodies of a report."""
    found = read_inflected(report, inflection)
    of = {entity.id: entity for entity in found.entities}
    collected = _Collected(report, syntax)
    cases: dict[int, frozenset[str]] = {}
    places: dict[int, str] = {}
    for mention in found.mentions:
        inside = syntax.within(mention.span.start, mention.span.end)
        if not inside or mention.entity is None:
            continue
        entity, first, last = of[mention.entity], inside[0].index, inside[-1].index + 1
        collected.add(first, last, entity.name, entity.kind)
        if entity.kind is EntityKind.PLACE:
            places |= dict.fromkeys(range(first, last), entity.name)
        else:
            cases[first] = found.cases.get(mention.span.start, frozenset())
    for further in (named_in_full, surnames_alone):
        for first, last, meant in further(syntax, collected.people(), collected.taken, inflection, lexicon):
            collected.add(first, last, meant, EntityKind.PERSON)
            cases[first] = frozenset({"nomn"}) if is_subject(syntax.tokens[first], syntax) else frozenset()
    told = _told(syntax, collected.taken, lexicon, inflection)
    where = [(first, last) for first, last, kind in told if kind is EntityKind.PLACE]
    elsewhere = _Places(syntax, inflection, where, collected.taken)
    for first, last in elsewhere.spans:
        collected.add(first, last, elsewhere.name(first, last), EntityKind.PLACE)
        places |= dict.fromkeys(range(first, last), elsewhere.name(first, last))
    bodies = _Bodies(report, syntax, lexicon, inflection, places)
    stretches = [bodies.stretch(first, last) for first, last, kind in told if kind is EntityKind.ORGANIZATION]
    collected.give_way({index for first, last in stretches for index in range(first, last)})
    for first, last, name in bodies.called(stretches):
        collected.add(first, last, name, EntityKind.ORGANIZATION)
    names = sorted(collected.names, key=lambda name: name.first)
    return DeclinedNames(names, collected.entity_of, collected.entities(), found.genders, cases, places)


def _text(report: Report, syntax: Syntax, first: int, last: int) -> str:
    return report.text[syntax.tokens[first].start : syntax.tokens[last - 1].end]


def _told(
    syntax: Syntax, taken: set[int], lexicon: EntityLexicon, inflection: Inflection
) -> list[tuple[int, int, EntityKind]]:
    """The recogniser's places and bodies where nothing better is known, without the marks around them.

    Whatever it says, one word is a place behind what states have: "the ministry of Velmoria".
    """
    found: dict[int, tuple[int, int, EntityKind]] = {}
    for name in syntax.names:
        first, last, kind = name.first, name.last, KINDS[name.label]
        while first < last and (syntax.tokens[first].text in _QUOTES or syntax.tokens[first].pos == "PUNCT"):
            first += 1
        while first < last and (syntax.tokens[last - 1].text in _QUOTES or syntax.tokens[last - 1].pos == "PUNCT"):
            last -= 1
        capital = any(t.text[:1].isupper() for t in syntax.tokens[first:last])
        if kind is not EntityKind.PERSON and capital and taken.isdisjoint(range(first, last)):
            found[first] = (first, last, kind)
    inside = {index: it for it in found.values() for index in range(it[0], it[1])}
    for token in syntax.tokens:
        within = inside.get(token.index)
        alone = within is None or (within[1] - within[0] == 1 and within[2] is EntityKind.ORGANIZATION)
        if alone and token.index not in taken and _is_state(syntax, token, taken, lexicon, inflection):
            found[token.index] = (token.index, token.index + 1, EntityKind.PLACE)
    places = {
        syntax.tokens[first].text
        for first, last, kind in found.values()
        if kind is EntityKind.PLACE and last - first == 1
    }
    return [
        (first, last, EntityKind.PLACE if last - first == 1 and syntax.tokens[first].text in places else kind)
        for first, last, kind in sorted(found.values())
    ]


def _is_state(syntax: Syntax, name: Token, taken: set[int], lexicon: EntityLexicon, inflection: Inflection) -> bool:
    """Whether a word is a state's by what stands before it, and by its ending or a person's name behind it."""
    before, behind = (syntax.tokens[at : at + 1] for at in (max(name.index - 1, 0), name.index + 1))
    if not name.text[:1].isupper() or name.text[1:].lower() != name.text[1:] or len(name.text) < _SHORTEST:
        return False
    if before[0].text in _QUOTES or name.lemma in lexicon.roles | lexicon.organizations | lexicon.states:
        return False
    genitives = {form.nominative for form in inflection.places(name.text) if form.case == "gent"} - {name.text.lower()}
    lands = any(nominative.endswith(inflection.words.land) for nominative in genitives)
    titled = bool(behind) and behind[0].index in taken and behind[0].sentence == name.sentence
    if not genitives or not (lands or titled):
        return False
    for back in range(name.index - 1, max(name.index - 1 - _BACK, -1), -1):
        token = syntax.tokens[back]
        if token.sentence != name.sentence or token.pos not in ("NOUN", "PROPN", "ADJ", "VERB", "CCONJ"):
            return False
        if back in taken:
            return False
        if token.lemma in lexicon.states or (lands and token.lemma in lexicon.roles):
            return True
    return False


class _Places:
    """Places that no reference data has, by what their mentions can be in the nominative."""

    def __init__(
        self, syntax: Syntax, inflection: Inflection, spans: Sequence[tuple[int, int]], taken: set[int]
    ) -> None:
        self.syntax, self.inflection = syntax, inflection
        readings = {span: self._readings(*span) for span in spans}
        known = {option for options in readings.values() for option in options}
        told = {index for first, last in spans for index in range(first, last)} | taken | set(syntax.labels)
        for token in syntax.tokens:  # the same name where the recogniser does not see it
            if known and token.pos == "PROPN" and token.text[:1].isupper() and token.index not in told:
                options = self._readings(token.index, token.index + 1)
                if options & known and not token.text[1:].isupper():
                    readings[token.index, token.index + 1] = options
        self.spans = sorted(readings)
        spelled: defaultdict[str, set[str]] = defaultdict(set)
        for (first, last), options in readings.items():
            for option in options:
                spelled[option].add(" ".join(t.text for t in syntax.tokens[first:last]))
        alone = {next(iter(options)) for options in readings.values() if len(options) == 1}
        self._names: dict[tuple[int, int], str] = {}
        for (first, last), options in readings.items():
            own = " ".join(t.text for t in syntax.tokens[first:last])
            fitting = options if len(options) == 1 else options & alone
            if not fitting and options:
                most = max(len(spelled[option]) for option in options)
                fitting = {option for option in options if most > 1 and len(spelled[option]) == most}
            words = next(iter(fitting)).split() if len(fitting) == 1 else own.split()
            spelled_words = own.split() if len(own.split()) == len(words) else words
            self._names[first, last] = " ".join(map(cased_as, words, spelled_words))

    def name(self, first: int, last: int) -> str:
        """The nominative of a mention, or its spelling."""
        return self._names[first, last]

    def _readings(self, first: int, last: int) -> set[str]:
        """The nominatives that a mention can have in the case that its place in the sentence gives."""
        tokens = self.syntax.tokens[first:last]
        cases = self._cases(tokens[0])
        *before, noun = tokens
        found = set()
        for form in self.inflection.places(noun.text):
            if form.case in cases or not cases:
                adjectives = [self._adjective(token, form.case, form.gender) for token in before]
                if all(adjectives):
                    found.add(" ".join([*map(str, adjectives), form.nominative]))
        return found

    def _adjective(self, token: Token, case: str, gender: str) -> str | None:
        forms = self.inflection.readings(token.text)
        return next((f.nominative for f in forms if f.case == case and f.gender == gender), None)

    def _cases(self, token: Token) -> frozenset[str]:
        """The cases that a place in a sentence gives; empty where it tells none."""
        above = self.syntax.head(token)
        before = self.syntax.tokens[token.index - 1] if token.index else token
        governed = self.inflection.words.governed
        if before.pos == "ADP" and before.sentence == token.sentence:
            return governed.get(before.text.lower(), frozenset())
        if token.dep == "nmod" or (token.dep == "appos" and before.pos in ("NOUN", "PROPN")):
            return frozenset({"gent"})
        if token.dep == "nsubj" and above.pos in ("VERB", "AUX"):
            return frozenset({"nomn"})
        return frozenset()


class _Bodies:
    """Bodies with what they are of, those of one name and one state together."""

    def __init__(
        self,
        report: Report,
        syntax: Syntax,
        lexicon: EntityLexicon,
        inflection: Inflection,
        places: Mapping[int, str],
    ) -> None:
        self.report, self.syntax, self.lexicon, self.inflection = report, syntax, lexicon, inflection
        self.places = places

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """A body's tokens with whose it is: "МИД Вельмории", "вельморийский МИД"."""
        tokens = self.syntax.tokens
        if not self._of_state(tokens[first:last]) or any(index in self.places for index in range(first, last)):
            return first, last
        end = last
        while end in self.places and tokens[end].sentence == tokens[first].sentence:
            end += 1
        if end > last:
            return first, end
        before = tokens[first - 1] if first else None
        return (first - 1 if before and before.pos == "ADJ" and self._people(before) else first), last

    def _of_state(self, tokens: Iterable[Token]) -> bool:
        """Whether a body is one that every state has one of."""
        return any(token.lemma in self.lexicon.states for token in tokens)

    def _people(self, token: Token) -> str | None:
        return polity(token.lemma, frozenset(self.places.values()), self.lexicon)

    def called(self, stretches: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
        """What each stretch is called; a body without its state is that of the only state told with its name."""
        read = [(first, last, self._name(first, last), self._whose(first, last)) for first, last in stretches]
        states: defaultdict[str, set[str]] = defaultdict(set)
        for first, last, name, whose in read:
            if whose:
                states[self._bare(first, last, name)].add(whose)
        groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        keys = []
        for first, last, name, whose in read:
            bare = self._bare(first, last, name)
            key = bare, whose or (next(iter(states[bare])) if len(states[bare]) == 1 else "")
            keys.append(key)
            groups[key].append(name)
        for key, (first, last, _, _) in zip(keys, read, strict=True):
            yield first, last, max(groups[key], key=lambda name: (len(name.split()), not name[:1].islower()))

    def _whose(self, first: int, last: int) -> str:
        tokens = self.syntax.tokens[first:last]
        place = next((self.places[token.index] for token in tokens if token.index in self.places), None)
        if place:
            return country(place, self.lexicon) or place
        return (self._people(tokens[0]) if tokens[0].pos == "ADJ" and self._of_state(tokens) else None) or ""

    def _bare(self, first: int, last: int, name: str) -> str:
        """A body's name in lower case without whose it is."""
        tokens = self.syntax.tokens[first:last]
        words = name.split() if len(name.split()) == len(tokens) else [token.text for token in tokens]
        state = self._of_state(tokens)
        kept = [
            word
            for word, token in zip(words, tokens, strict=True)
            if not state or (token.index not in self.places and not (token.pos == "ADJ" and self._people(token)))
        ]
        return " ".join(kept or words).lower()

    def _name(self, first: int, last: int) -> str:
        """A body's name with its first noun, and the adjectives before it, in the nominative; else as spelled."""
        text = _text(self.report, self.syntax, first, last)
        tokens = self.syntax.tokens[first:last]
        apposed = first > 0 and self.syntax.tokens[first - 1].text in _QUOTES and self._noun_before(first - 1)
        return text if apposed else in_nominative(self.report.text, tokens, self.inflection) or text

    def _noun_before(self, mark: int) -> bool:
        """Whether a noun stands before an opening mark: what is between the marks is not declined then."""
        return mark > 0 and self.syntax.tokens[mark - 1].pos == "NOUN"
