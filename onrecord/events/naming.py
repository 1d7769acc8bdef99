"""What parties are called.

Invariant: a name is an entity's, a country's for its demonym, or words that stand in the report.
"""

from __future__ import annotations

from onrecord.events.reading import Reading
from onrecord.syntax import Token


def joined(nouns: list[Token], reading: Reading) -> list[Token]:
    """The nouns with all that is joined to them ("A and B"), but for times."""
    return [one for noun in nouns for one in reading.joined(noun) if one.index not in reading.timed]


def names(nouns: list[Token], reading: Reading) -> tuple[str, ...]:
    """What to call the parties that nouns stand for, each once: a demonym by its country, the rest by their names."""
    found: dict[str, None] = {}
    for noun in nouns:
        name = reading.polity(noun.text) if noun.dep in ("amod", "compound") else reading.name(noun)
        name = name or reading.name(noun)
        if name:
            found.setdefault(name)
    return tuple(found)
