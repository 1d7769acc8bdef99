"""A report's entities, with look-ups by place in the text.

Invariant: mentions stand in text order and do not overlap; each one's entity is one of `entities` or None.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from onrecord.entities.abbreviations import abbreviations_in
from onrecord.entities.coreference import resolve
from onrecord.entities.declined import read_declined
from onrecord.entities.grouping import group_names, told_apart
from onrecord.entities.names import find_names
from onrecord.entities.offices import by_holder, read_offices
from onrecord.entities.spans import NameSpan
from onrecord.entities.spellings import skeleton
from onrecord.entities.titles import Titles
from onrecord.language import Inflection
from onrecord.lexicons.entities import EntityLexicon
from onrecord.model import Entity, Mention, Office, Report, Role
from onrecord.syntax import Syntax


@dataclass(frozen=True)
class Entities:
    """What the entity stage found.

    `agreeing` says that a title agrees with its name in case: then its noun is a mention of whoever bears the name.
    """

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    offices: tuple[Office, ...] = ()
    agreeing: bool = False

    @cached_property
    def _by_id(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def _held(self) -> dict[str, list[Office]]:
        return by_holder(self.offices)

    @cached_property
    def _ends(self) -> list[int]:
        return [mention.span.end for mention in self.mentions]

    def entity(self, entity: str) -> Entity:
        """The entity of an id. Raises KeyError for an id of another report."""
        return self._by_id[entity]

    def at(self, start: int, end: int) -> list[Mention]:
        """The mentions that overlap `[start, end)`, in text order."""
        found = []
        for mention in self.mentions[bisect_left(self._ends, start + 1) :]:
            if mention.span.start >= end:
                break
            found.append(mention)
        return found

    def offices_of(self, entity: str) -> list[Office]:
        """The offices of a person, in text order."""
        return self._held.get(entity, [])


def read_entities(
    report: Report, syntax: Syntax, lexicon: EntityLexicon, inflection: Inflection | None = None
) -> Entities:
    """The people, organisations and places of a report, with every mention of a person resolved or left unresolved.

    In a language that declines names, they are called by their nominatives.
    """
    if inflection is not None:
        declined = read_declined(report, syntax, lexicon, inflection)
        titles = Titles(report, syntax, declined, lexicon, inflection)
        mentions = resolve(report, syntax, declined.names, declined.entity_of, titles.offices, lexicon, titles)
        return Entities(declined.entities, mentions, titles.offices, agreeing=True)
    names, entity_of, entities = _named(report, syntax, lexicon)
    offices = read_offices(report, syntax, names, entity_of, lexicon)
    mentions = resolve(report, syntax, names, entity_of, offices, lexicon)
    return Entities(entities, mentions, offices)


_Named = tuple[list[NameSpan], dict[str, str], tuple[Entity, ...]]
"""Names in the order of the text, the entity of each spelling, and the entities."""


def _named(report: Report, syntax: Syntax, lexicon: EntityLexicon) -> _Named:
    names = told_apart(find_names(report, syntax, lexicon), syntax, lexicon)
    captions = {n for n, block in enumerate(report.blocks) if block.role is Role.CAPTION}
    told = {name.text for name in names if syntax.sentence_of(syntax.tokens[name.first]).block not in captions}
    begins = {skeleton(text): text[:1] for text in told}
    # A caption's "Evgeni" does not count where the article has "Yevgeny".
    counts = Counter(n.text for n in names if n.text in told or begins.get(skeleton(n.text), n.text[:1]) == n.text[:1])
    return names, *group_names(names, report.id, abbreviations_in(syntax, names, lexicon), counts)
