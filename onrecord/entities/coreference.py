"""Pronouns and nominals to their entity within a report, each with a score and a reason, or left unresolved.

Invariant: a pronoun class ("he", "she") is taken from the report's own words for a person, never guessed from a name.
Method: ranked candidates by recency and grammatical role, after Lappin and Leass (1994); no training.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from onrecord.entities.declined_nominals import asked_for
from onrecord.entities.gender import class_of_noun, classes_of_people
from onrecord.entities.offices import by_holder, polity_and_role
from onrecord.entities.spans import NameSpan, honorific
from onrecord.entities.titles import Titles
from onrecord.lexicons.entities import EntityLexicon
from onrecord.model import EntityKind, Mention, MentionKind, Office, Report, Role, Span
from onrecord.page.quotation import find_quotations
from onrecord.syntax import Syntax, Token

_WINDOW = 3
"""Sentences back in which a pronoun's person is looked for; further back the report has turned to somebody else."""

_CLEAR = 2.2
"""How far the best candidate must lead: a subject over an object of the same sentence (2.0) is not clear enough ("Oren
met Tamm. He said …"), a subject over one a sentence further back (2.4 and more) is."""

_TIE = 0.5
"""The score of a mention that might as well mean another: no speaker is named by it."""

_FURTHER_ON = 0.7
"""The score of an office whose holder is named only further on. Set by hand: over what a speaker needs (0.55), under a
pronoun's that is clear (0.8)."""

_SPOKEN_OF = 0.6
"""The score of a former office for the one person of its paragraph. Set by hand, as the one above."""

_WEAK = 2.0
"""What a name loses as a pronoun's person that nothing tells to be a person's: one word, without title, office or first
name, and never the subject of a verb of saying. Set by hand: an object's weight, so that it ties with nobody named."""

_NOBODY = "nobody "
"""What the key of somebody without a name begins with, among those whom a pronoun may mean."""

_REMEMBERED = 500
"""People, the last met, among whom a nominal's is looked for: bounds the time on a text of any length."""

_SUBJECT, _OBJECT, _OTHER = 4.0, 2.0, 1.0
_FURTHER = 2.5
"""Weights: what a subject, an object, another place are worth, and what each sentence of distance costs. A subject one
sentence back outranks any other mention there, an object in the same sentence a subject two back. Set by hand on the
development reports."""


def resolve(
    report: Report,
    syntax: Syntax,
    names: list[NameSpan],
    entity_of: dict[str, str],
    offices: tuple[Office, ...],
    lexicon: EntityLexicon,
    titles: Titles | None = None,
) -> tuple[Mention, ...]:
    """All mentions in text order: the names, then what pronouns and nominals mean at their place.

    `titles` reads the words of offices where nouns are declined.
    """
    walk = _Walk(report, syntax, names, entity_of, offices, lexicon, titles)
    return walk.mentions()


def _opening(report: Report, syntax: Syntax) -> frozenset[int]:
    """The sentences of the titles, and the first one of the body."""
    roles = [report.blocks[sentence.block].role for sentence in syntax.sentences]
    first = roles.index(Role.BODY) if Role.BODY in roles else len(roles)
    return frozenset(number for number, role in enumerate(roles) if role is Role.TITLE or number == first)


class _Walk:
    """One pass over the report's tokens, with the persons met so far."""

    def __init__(
        self,
        report: Report,
        syntax: Syntax,
        names: list[NameSpan],
        entity_of: dict[str, str],
        offices: tuple[Office, ...],
        lexicon: EntityLexicon,
        titles: Titles | None,
    ) -> None:
        self.report, self.syntax, self.lexicon, self.titles = report, syntax, lexicon, titles
        self.entity_of = entity_of
        self.named = {index: name for name in names for index in range(name.first, name.last)}
        self.starts = {name.first: name for name in names}
        self.places = frozenset(name.text for name in names if name.kind is EntityKind.PLACE)
        # One office of a kind: somebody's whom a long report calls "the minister" a thousand times is told by one.
        self.roles = by_holder({(it.holder, it.role, it.polity, it.former): it for it in offices}.values())
        self.beside: defaultdict[str, set[str]] = defaultdict(set)
        for office in offices:
            self.beside[office.holder].update(office.span.quote.split())
        self.nouns: dict[str, frozenset[str]] = {}
        self.quoted = {t.index for q in find_quotations(report) for t in syntax.within(q.outer_start, q.outer_end)}
        self.written = {t.text for t in syntax.tokens if t.pos == "PROPN" and t.index > syntax.sentence_of(t).first}
        self.others = frozenset(name.text for name in names if name.kind is not EntityKind.PERSON)
        self.met: list[tuple[str, Token]] = []
        self.recent: dict[str, None] = {}
        self.classes: dict[str, str] = {}
        for name in names:
            known = honorific(name, syntax.tokens, lexicon.honorifics)
            if known and name.kind is EntityKind.PERSON:
                self.classes[entity_of[name.key]] = known
        self.classes |= classes_of_people(titles.declined, syntax, titles.inflection) if titles else {}
        # In a declined language no name is read for a person's that is not one by its forms.
        self.weak = frozenset() if titles else self._nobody_tells()
        self.offices_at: dict[int, Mention] = {}
        self.opening = _opening(report, syntax)
        self.inside_titles = {t.index for office in offices for t in syntax.within(office.span.start, office.span.end)}

    def _nobody_tells(self) -> frozenset[str]:
        """The people whom the recogniser alone takes for such."""
        told = set(self.roles)
        for name in self.starts.values():
            last, before = self.syntax.tokens[name.last - 1], self.syntax.tokens[name.first - 1]
            says = last.dep == "nsubj" and self.syntax.head(last).lemma in self.lexicon.personal
            titled = name.first > 0 and {before.text.lower(), before.lemma.lower()} & (
                self.lexicon.roles | self.lexicon.honorifics.keys()
            )
            acts = " " in name.text and last.dep in ("nsubj", "nsubjpass", "appos", "conj", "agent", "poss", "ROOT")
            acts |= any(
                t.text.lower() == self.lexicon.who
                for clause in self.syntax.children(last, "relcl")
                for t in self.syntax.children(clause, "nsubj", "nsubjpass")
            )
            if says or titled or acts or "-" in name.text:
                told.add(self.entity_of[name.key])
        return frozenset(self.entity_of.values()) - told

    def mentions(self) -> tuple[Mention, ...]:
        found: list[Mention] = []
        for token in self.syntax.tokens:
            if token.index in self.starts:
                found.append(self._name(self.starts[token.index]))
            elif token.index in self.named:
                self._meet_nobody(token)
            elif self.titles and token.index in self.titles.heads:
                span = self.report.span(token.start, token.end)
                beside = self.titles.heads[token.index]
                found.append(Mention(span, MentionKind.NOMINAL, beside, 1.0, "the noun beside its name"))
            elif token.text.lower() in self.lexicon.pronouns and token.pos in ("PRON", "DET"):
                found.append(self._pronoun(token))
            elif token.text.lower() in self.lexicon.relative_pronouns and token.tag in ("WP", "WP$"):
                mention = self._relative(token)
                if mention:
                    found.append(mention)
            elif self._is_office(token):
                mention = self._declined(token, self.titles) if self.titles else self._nominal(token)
                if mention:
                    self.offices_at[token.index] = mention
                    found.append(mention)
                if mention is None or mention.entity is None:
                    self._meet_nobody(token)
            else:
                self._meet_nobody(token)
        return tuple(found)

    def _is_office(self, token: Token) -> bool:
        if self.titles and token.pos in ("NOUN", "PROPN"):
            return self.titles.role_noun(token) is not None or token.lemma in self.lexicon.roles
        return token.pos in ("NOUN", "PROPN") and token.lemma in self.lexicon.roles

    def _name(self, name: NameSpan) -> Mention:
        tokens = self.syntax.tokens[name.first : name.last]
        entity = self.entity_of[name.key]
        if name.kind is EntityKind.PERSON:
            self._meet(entity, self._top(tokens))
        span = self.report.span(tokens[0].start, tokens[-1].end)
        return Mention(span, MentionKind.NAME, entity, 1.0, "its own name")

    def _meet(self, entity: str, place: Token) -> None:
        self.met.append((entity, place))
        self.recent.pop(entity, None)
        self.recent[entity] = None
        if len(self.recent) > _REMEMBERED:
            self.recent.pop(next(iter(self.recent)))

    def _meet_nobody(self, token: Token) -> None:
        """Keep in mind the subject of a sentence that is one person without a name: "A diplomat shrugged. He said …".

        So a noun for one, "one of them", or a name that is not read for a person's.
        """
        verb = self.syntax.head(token)
        before = verb.dep == "ccomp" and verb.index < verb.head  # "A diplomat was there, Oren said"
        main = token.dep in ("nsubj", "nsubjpass") and (verb.dep in ("ROOT", "conj", "parataxis") or before)
        main |= token.dep == "ROOT" and token.pos == "NOUN"  # "A diplomat shrugged at it", as parsers read it
        if not main or token.index in self.quoted or token.tag in ("NNS", "NNPS", "PRP", "EX"):
            return
        lexicon = self.lexicon
        if any(t.text.lower() in lexicon.nobody for t in self.syntax.children(token, "det", "preconj")):
            return
        noun = token.lemma in lexicon.roles | lexicon.unnamed | lexicon.relations
        noun |= self.titles is not None and self._is_body(token)
        noun |= token.text.lower() in lexicon.one and bool(self.syntax.children(token, "prep"))
        if (noun or self._may_be_named(token)) and not self._is_named(token):
            key = f"{_NOBODY}{token.index}"
            if self.titles and (known := class_of_noun(token, self.titles.inflection)):
                self.classes[key] = known
            self.met.append((key, token))

    def _is_body(self, token: Token) -> bool:
        """Whether a noun is for a body, which has a gender like people: "Компания отчиталась. Она сообщила"."""
        name = self.named.get(token.index)
        return token.lemma in self.lexicon.organizations or (name is not None and name.kind is EntityKind.ORGANIZATION)

    def _is_named(self, noun: Token) -> bool:
        """Whether a person's name stands beside a noun, or behind it and a comma: "the mayor of Velm, Ada Oren,"."""
        if noun.index in self.inside_titles:
            return True
        behind = [t for t in self.syntax.subtree(noun) if t.index > noun.index]
        comma = next((t.index for t in behind if t.text == ","), len(self.syntax.tokens))
        people = [t for t in behind if t.index in self.named and self.named[t.index].kind is EntityKind.PERSON]
        return any(t.index > comma or t.dep == "appos" for t in people)

    def _may_be_named(self, token: Token) -> bool:
        """Whether a subject may be a person's name: of no known kind, or two words taken for a body's."""
        name = self.named.get(token.index)
        if name is None:
            new = token.text in self.written and token.text not in self.others  # and no place's or body's elsewhere
            words = [token] if token.text[:1].isupper() and new else []
        elif name.kind is EntityKind.ORGANIZATION and self._stands_as_person(name):
            words = list(self.syntax.tokens[name.first : name.last])
        else:
            return False
        bodies = self.lexicon.organizations | self.lexicon.groups | self.lexicon.states
        return bool(words) and not any({t.lemma.lower(), t.text.lower()} & bodies for t in words)

    def _stands_as_person(self, name: NameSpan) -> bool:
        """Whether a name may be a first name and a surname: two words, without an article."""
        before = self.syntax.tokens[name.first - 1] if name.first else None
        two = name.last - name.first == 2 and not name.text.isupper()
        return two and (before is None or before.dep != "det")

    def _top(self, tokens: tuple[Token, ...]) -> Token:
        inside = {token.index for token in tokens}
        return next((token for token in tokens if token.head not in inside), tokens[-1])

    def _pronoun(self, token: Token) -> Mention:
        label = self.lexicon.pronouns[token.text.lower()]
        span = self.report.span(token.start, token.end)
        own = self._own_subject(token)
        if own is not None:
            return Mention(span, MentionKind.PRONOUN, own.entity, min(own.score, 0.8), "the subject of its clause")
        ranked = self._ranked(token, label)
        if not ranked:
            return Mention(span, MentionKind.PRONOUN, None, 0.0, "no person named in the sentences before")
        best, score = ranked[0]
        margin = score - (ranked[1][1] if len(ranked) > 1 else 0.0)
        sure = 0.9 if len(ranked) == 1 else 0.8 if margin >= _CLEAR else _TIE
        if any(one.startswith(_NOBODY) and score - weight < _CLEAR for one, weight in ranked):
            return Mention(span, MentionKind.PRONOUN, None, 0.0, "it may mean somebody without a name")
        if best in self.weak:
            return Mention(span, MentionKind.PRONOUN, best, _TIE, "a name of which nothing tells that it is a person's")
        if sure > _TIE and token.index not in self.quoted:
            self.classes.setdefault(best, label)
            self._meet(best, token)
        return Mention(span, MentionKind.PRONOUN, best, sure, "the nearest person who fits, subjects first")

    def _own_subject(self, token: Token) -> Mention | None:
        """The office without a name that a possessive's clause tells of: "The minister has given her view"."""
        if token.tag != "PRP$":
            return None
        subjects = self.syntax.children(self.syntax.tokens[self._clause(token)], "nsubj")
        return next((self.offices_at[s.index] for s in subjects if s.index in self.offices_at), None)

    def _ranked(self, token: Token, label: str) -> list[tuple[str, float]]:
        """Candidates for a pronoun with their weight, best first; a clause's subject is not its own object."""
        scores: dict[str, float] = {}
        clause = self._clause(token)
        for entity, place in reversed(self.met):
            distance = token.sentence - place.sentence
            if distance > _WINDOW:
                break
            if self.classes.get(entity, label) != label:
                continue
            if self._block(place) is Role.CAPTION and self._block(token) is not Role.CAPTION:
                continue
            same_clause = distance == 0 and self._clause(place) == clause
            reflexive_free = token.tag != "PRP$" and token.dep not in ("nsubj", "nsubjpass")
            if same_clause and (reflexive_free or (token.tag != "PRP$" and place.dep in ("nsubj", "nsubjpass"))):
                continue
            if place.index in self.quoted and token.index not in self.quoted:
                continue
            weight = self._weight(place) - _FURTHER * distance - (_WEAK if entity in self.weak else 0.0)
            scores[entity] = max(scores.get(entity, weight), weight) + 0.1
        return sorted(scores.items(), key=lambda item: (-item[1], item[0]))

    def _block(self, token: Token) -> Role:
        return self.report.blocks[self.syntax.sentence_of(token).block].role

    def _weight(self, token: Token) -> float:
        if token.dep in ("nsubj", "nsubjpass", "agent") or (token.dep in ("appos", "conj") and self._apposed(token)):
            nested = any(a.dep in ("relcl", "acl") for a in self.syntax.ancestors(token))
            return _SUBJECT - (1.0 if nested else 0.0)
        if self._is_told(token):
            return _SUBJECT
        return _OBJECT if token.dep in ("dobj", "pobj", "dative") else _OTHER

    def _is_told(self, token: Token) -> bool:
        """Whether somebody named in full is told or asked something, and may answer: "Oren asked Ilo Velik whether"."""
        if token.dep not in ("dobj", "dative") or token.index in self.quoted:
            return False
        name = self.named.get(token.index)
        full = name is not None and " " in name.text and name.kind is EntityKind.PERSON
        return full and self.syntax.head(token).lemma in self.lexicon.personal

    def _apposed(self, token: Token) -> bool:
        """Whether a name stands beside a subject, or behind a place that was taken for one: "Dalny, Temkov said"."""
        above = self.syntax.head(token)
        # "her rival, the skipper Ilo Tamm"; a tree's root governs itself, whatever its label
        while above.dep == "appos" and token.dep == "appos" and above.head != above.index:
            above = self.syntax.head(above)
        if above.dep != "nsubj":
            return False
        place = self.named.get(above.index)
        behind = place is not None and place.kind is EntityKind.PLACE and token.index - above.index == 2  # a comma
        return token.dep == "appos" or (behind and not self.syntax.children(above, "cc"))

    def _clause(self, token: Token) -> int:
        """The verb of the finite clause that holds the token."""
        for above in self.syntax.ancestors(token):
            if above.pos in ("VERB", "AUX") and above.dep not in ("aux", "auxpass"):
                return above.index
        return token.index

    def _relative(self, token: Token) -> Mention | None:
        """What "who" stands for: the noun that its clause modifies."""
        for above in self.syntax.ancestors(token):
            if above.dep == "relcl":
                noun = self.syntax.head(above)
                name = self.named.get(noun.index)
                if name and name.kind is EntityKind.PERSON:
                    span = self.report.span(token.start, token.end)
                    reason = "the noun that its clause belongs to"
                    return Mention(span, MentionKind.PRONOUN, self.entity_of[name.key], 0.95, reason)
                return None
        return None

    def _nominal(self, token: Token) -> Mention | None:
        """A definite noun of office without a name: whoever the report says holds it, the last one met first."""
        if (
            token.index in self.inside_titles
            or token.tag in ("NNS", "NNPS")
            or token.dep in ("compound", "attr", "oprd", "appos")
        ):
            return None
        words = [
            t
            for t in self.syntax.subtree(token)
            if t.index <= token.index or t.dep in ("prep", "pobj", "poss", "compound")
        ]
        counted = any(t.dep == "nummod" and t.text.lower() in self.lexicon.one for t in words)  # "one deputy"
        if counted or any(t.text.lower() in self.lexicon.indefinite for t in words if t.dep == "det"):
            return None
        held_in, role = polity_and_role(words, self.places, self.lexicon)
        span = self.report.span(min(words[0].start, token.start), token.end)
        if any(t.tag == "PRP$" for t in words):
            return Mention(span, MentionKind.NOMINAL, None, 0.0, "an office told by its relation to somebody else")
        if token.lemma in self.lexicon.unnamed and held_in is None:
            return Mention(span, MentionKind.NOMINAL, None, 0.0, "a noun for somebody whom the report does not name")
        if any(t.text.lower() in self.lexicon.former for t in words if t.dep == "amod"):
            reason = "an office held before; whose, the report does not tell"
            return self._just_spoken_of(token, span) or Mention(span, MentionKind.NOMINAL, None, 0.0, reason)
        holders = self._holders(reversed(self.recent), token, held_in, role)
        if held_in is None and (owners := self._owners(token, words)):
            holders = (it for it in holders if owners & self.beside[it])
        fitting = list(islice(holders, 2))  # that there is a second one is all that is asked of the others
        if not fitting:
            return self._ahead(token, span, held_in, role)
        self._meet(fitting[0], token)
        score = 0.9 if len(fitting) == 1 else _TIE
        return Mention(span, MentionKind.NOMINAL, fitting[0], score, "the person met last who holds such an office")

    def _declined(self, token: Token, titles: Titles) -> Mention | None:
        """As `_nominal`, in a declined language."""
        if token.index in self.inside_titles or token.tag in ("NNS", "NNPS"):
            return None
        mention, fitting = asked_for(self.report, self.syntax, titles, token, reversed(self.recent), self.classes)
        if fitting is not None:
            self._meet(fitting, token)
        return mention

    def _owners(self, noun: Token, words: list[Token]) -> set[str]:
        """The names of what an office is of: "the Federation's premier", "the representative of Tarn"."""
        names = [t for t in words if t.pos == "PROPN" and t.text[:1].isupper() and t.dep in ("poss", "pobj")]
        return {t.text for t in names if t.index != noun.index and t.lemma.lower() not in self.lexicon.roles}

    def _just_spoken_of(self, token: Token, span: Span) -> Mention | None:
        """Whom the sentence before is about: "Oren gave up. “It is over,” the former premier said".

        They are its subject, no other person stands in the paragraph before, and the report tells no office that they
        hold still.
        """
        if token.dep != "nsubj" or not any(t.text.lower() == "the" for t in self.syntax.children(token, "det")):
            return None
        block = self.syntax.sentence_of(token).block
        near = list(takewhile(lambda it: self.syntax.sentence_of(it[1]).block == block, reversed(self.met)))
        people = {entity for entity, _ in near}
        if len(people) != 1 or not any(
            t.dep in ("nsubj", "nsubjpass") and t.sentence < token.sentence for _, t in near
        ):
            return None
        (person,) = people
        if person.startswith(_NOBODY) or any(not office.former for office in self.roles.get(person, ())):
            return None
        return Mention(span, MentionKind.NOMINAL, person, _SPOKEN_OF, "the one person of whom the paragraph speaks")

    def _holders(self, people: Iterable[str], token: Token, held_in: str | None, role: str) -> Iterator[str]:
        """Of people in order those who hold an office that the words can mean."""
        return (
            entity
            for entity in people
            if any(self._fits(token.lemma, held_in, role, office) for office in self.roles.get(entity, ()))
        )

    def _ahead(self, token: Token, span: Span, held_in: str | None, role: str) -> Mention:
        """What an office means that the title or the first sentence tells before the name: its one holder.

        "Velmoria's security chief denied it. Security Director Ada Oren said …". The words must say more than a noun.
        """
        told = held_in is not None and bool((set(role.lower().split()) & self.lexicon.role_words) - {token.lemma})
        ahead = told and token.sentence in self.opening
        holders = list(islice(self._holders(self.roles, token, held_in, role), 2)) if ahead else []
        if len(holders) == 1:
            reason = "the one person of the report who holds such an office, named further on"
            return Mention(span, MentionKind.NOMINAL, holders[0], _FURTHER_ON, reason)
        return Mention(span, MentionKind.NOMINAL, None, 0.0, "nobody named so far holds such an office")

    def _fits(self, noun: str, held_in: str | None, role: str, office: Office) -> bool:
        if office.former:
            return False
        nouns = self._nouns(office.role)
        if noun not in nouns and nouns.isdisjoint(self.lexicon.wider_roles.get(noun, ())):
            return False
        words = office.role.lower().split()
        if words[:1] and words[0] in self.lexicon.elect:
            return False
        if held_in and office.polity and held_in != office.polity:
            return False
        asked = (set(role.lower().split()) & self.lexicon.role_words) - {noun}
        return not asked or asked <= set(words)

    def _nouns(self, role: str) -> frozenset[str]:
        """The words of an office by which its holder may be called."""
        if role not in self.nouns:
            words = role.lower().split()
            head = role.lower().partition(f" {self.lexicon.belonging} ")[0].split()
            leads = head[-1:] == [self.lexicon.lead_role]
            self.nouns[role] = frozenset(words if leads else (w for w in head if w in self.lexicon.roles))
        return self.nouns[role]
