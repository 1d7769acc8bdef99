"""For whom a person speaks: the institution of an office and its government.

Invariant: read from the speaker's role as the report has it; where it does not tell, a person speaks for nobody else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.entities.reference import country, polity
from onrecord.language import Pack
from onrecord.language.inflected import as_cased, as_spelled
from onrecord.matters.clauses import lowered
from onrecord.matters.material import Said
from onrecord.matters.other_languages import country_at, whole_country
from onrecord.model import EntityKind, SpeakerKind

_POLITY = re.compile(r"^(?:[A-Z][\w’'-]+ )+(?=[a-z])")
"""A name before an office ("Velmoran", of "Velmoran prime minister")."""


@dataclass(frozen=True, slots=True)
class SpeaksFor:
    """The institution ("foreign ministry of Velmora"), its polity, and whether the speaker heads it or a government.

    `of_state` says that it is one that every state has, told by its office: without a polity, nobody knows whose;
    `divided` that its members speak each for themselves; `spokesman` that the role is to speak for it.
    """

    institution: str | None
    polity: str | None
    principal: bool
    of_state: bool = False
    divided: bool = False
    spokesman: bool = False

    @property
    def bare(self) -> str:
        """The institution without its polity."""
        return (self.institution or "").removesuffix(f" of {self.polity}")

    @property
    def side(self) -> str | None:
        """Whose side: the polity, else the institution; none for a parliament, or a ministry of nobody knows where."""
        if self.divided:
            return None
        return self.polity or (None if self.of_state else self.institution)


def polity_of(role: str | None, pack: Pack) -> str | None:
    """The polity of a role: "foreign minister of Velmora", "Velmoran president", "ambassador to Ostrany of Velmora"."""
    if not role:
        return None
    if pack.matters.plain is not None:
        return _polity_in_cases(role, pack)
    of = re.findall(r"\bof (?:the )?((?:[A-Z][\w’'-]+)(?:(?: of| and)? [A-Z][\w’'-]+)*)", role)
    for name in reversed(of):
        known = country(name, pack.entities) or polity(name, frozenset(), pack.entities)
        if known:
            return known
    for word in re.findall(r"[A-Z][\w’'-]+", role.replace(" to ", " ")):
        known = polity(word, frozenset(), pack.entities)
        if known and known not in re.findall(r"\bto (?:the )?([A-Z]\w+)", role):
            return known
    if of:
        return of[-1] if len(of[-1].split()) == 1 else None
    before = re.finditer(r"(?:\bThe )?((?:[A-Z][\w-]+ )+)(?=([a-z].*))", role)
    return next((it[1].strip() for it in before if _opens_with_office(it[2], pack)), None)


def _polity_in_cases(role: str, pack: Pack) -> str | None:
    """The polity of a role in a language that inflects ("замглавы МИД Велмории"): one not held there, but for it.

    A country by its English name, where reference data knows it; of others the word right behind the office, if that is
    a name: in the nominative where its form leaves one.
    """
    told = [(it[0], it.start()) for it in re.finditer(r"\w+(?:-\w+)*", role)]
    own = [
        (word, at)
        for place, (word, at) in enumerate(told)
        if not (place and told[place - 1][0].lower() in pack.matters.held_in)
    ]
    words = [word for word, _ in own]
    known = next((found for at in range(len(words)) if (found := country_at(words, at, pack))), None)
    if known:
        return known
    offices = [it.span() for pattern, _ in pack.matters.roles for it in pattern.finditer(lowered(role))]
    for word, at in own:
        behind = any(end <= at and not role[end:at].strip() for _, end in offices)
        office = any(start <= at < end for start, end in offices)
        if behind and not office and word[:1].isupper() and not word.isupper():
            return _in_nominative(word, pack)
    return None


def _in_nominative(genitive: str, pack: Pack) -> str:
    """A place's name in the genitive by its nominative; as it stands where it can have two."""
    forms = pack.inflection.places(genitive) if pack.inflection else ()
    named = {form.nominative for form in forms if form.case == "gent"}
    return as_cased(as_spelled(named.pop(), genitive), genitive) if len(named) == 1 else genitive


_ADJECTIVE = 16
"""Letters that may stand between a country's name and its office: "new", "then acting", "outgoing". Set by hand."""


def _opens_with_office(words: str, pack: Pack) -> bool:
    """Whether words begin with an office, but for an adjective."""
    found = (pattern.search(words) for pattern, _ in pack.matters.roles)
    return any(it is not None and it.start() <= _ADJECTIVE and " for " not in words[: it.start()] for it in found)


def speaks_for(said: Said, pack: Pack) -> SpeaksFor:
    """The institution for which a statement is made."""
    speaker = said.statement.speaker
    role = said.role
    kind = said.speaker.kind if said.speaker else None
    many = kind in (EntityKind.ORGANIZATION, EntityKind.PLACE) or (
        kind is not EntityKind.PERSON and speaker.kind is SpeakerKind.ORGANIZATION
    )
    words = lowered(role or "")
    spokesman = bool(pack.matters.spokesmen.search(words))
    if (role is None and many) or kind is EntityKind.ORGANIZATION:
        return replace(_of_body(said.name or "", pack), spokesman=spokesman)
    if role is None:
        return SpeaksFor(None, None, principal=False)
    of = polity_of(role, pack) or _where(said, pack)
    principal = bool(pack.matters.principals.search(lowered(_POLITY.sub("", role)) or words))
    for pattern, name in pack.matters.roles:
        found = pattern.search(words)
        if found:
            name = found.expand(name)
            divided = name in pack.matters.divided
            whole = f"{name} of {of}" if of else name
            return SpeaksFor(whole, of, principal, of_state=True, divided=divided, spokesman=spokesman)
    head, tie, body = role.partition(" of ")
    led = None if tie else pack.matters.leading.search(words)
    if led is not None and led.start() > 0:
        return SpeaksFor(role[: led.start()].strip(), of, principal=True, spokesman=spokesman)
    leads = bool(tie and pack.matters.leading.search(lowered(head)))
    institution = body.removeprefix("the ") if tie and head else None
    return SpeaksFor(institution, of, principal or leads, spokesman=spokesman)


def _where(said: Said, pack: Pack) -> str | None:
    """The country in whose capital an office-holder speaks whose polity is not told: reports say it of guests."""
    venue = said.statement.venue
    for word in re.findall(r"[A-Z][\w’'-]+", venue.quote if venue else ""):
        if word in pack.entities.capitals:
            return pack.entities.capitals[word]
    return None


def _of_body(name: str, pack: Pack) -> SpeaksFor:
    is_country = country(name, pack.entities) or whole_country(name, pack)
    of = is_country or pack.entities.capitals.get(name) or polity_of(name, pack)
    if of and (is_country or name in pack.entities.capitals):
        return SpeaksFor(f"government of {of}", of, principal=False)
    words = lowered(name)
    for pattern, institution in pack.matters.roles:
        found = pattern.search(words)
        if found and of:
            return SpeaksFor(f"{found.expand(institution)} of {of}", of, principal=False)
    return SpeaksFor(name or None, of, principal=False)
