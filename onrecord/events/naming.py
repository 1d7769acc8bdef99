"""What parties are called.

Invariant: a name is an entity's, a country's for its demonym, or words that stand in the report.
"""

from __future__ import annotations

from onrecord.events.reading import Reading
from onrecord.model import EntityKind
from onrecord.syntax import Token


def joined(nouns: list[Token], reading: Reading) -> list[Token]:
    """The nouns with all that is joined to them ("A and B"), but for times."""
    return [one for noun in nouns for one in reading.joined(noun) if one.index not in reading.timed]


def names(nouns: list[Token], reading: Reading) -> tuple[str, ...]:
    """What to call the parties that nouns stand for, each once: a demonym by its country, the rest by their names."""
    found: dict[str, None] = {}
    persons = any(reading.kind(noun) is EntityKind.PERSON for noun in nouns)
    for noun in nouns:
        if persons and noun.pos == "PROPN" and reading.kind(noun) is None and noun.lemma.lower() in _roles(reading):
            continue  # "Chairman and Chief Executive Oren Vald"
        name = reading.polity(noun.text) if noun.dep in ("amod", "compound") else reading.name(noun)
        name = name or reading.name(noun)
        if name:
            found.setdefault(name)
    return tuple(found)


def _roles(reading: Reading) -> frozenset[str]:
    return reading.pack.entities.roles
