"""Whether words that tell an office in a declined language can mean one that the report has told of somebody.

Invariant: no word may be asked for that the office does not have; a ministry and its head are one under all their names
("глава МИД" is the "министр иностранных дел").
"""

from __future__ import annotations

from onrecord.lexicons.entities import EntityLexicon
from onrecord.lexicons.inflected import InflectedLexicon
from onrecord.model import Office


def can_mean(
    role: str, held_in: str | None, office: Office, entities: EntityLexicon, inflected: InflectedLexicon
) -> bool:
    """Whether words of a role and a polity can mean an office: its noun, or a wider one, and no word more."""
    if office.former or office.role.split()[0] in entities.elect:
        return False
    noun, asked = _canonical(role, entities, inflected)
    own, words = _canonical(office.role, entities, inflected)
    if own not in {noun, *entities.wider_roles.get(noun, ())} or _is_for_another(noun, words, inflected):
        return False
    return not (held_in and office.polity and held_in != office.polity) and asked <= words


def _is_for_another(noun: str, words: frozenset[str], inflected: InflectedLexicon) -> bool:
    """Whether an office of these words is for something else than that of whoever the noun calls so ("diplomat")."""
    field = inflected.fields.get(noun)
    if field is None:
        return False
    for_what = words & {word for its in inflected.portfolios.values() for word in its.split()}
    return not for_what <= set(field.split())


def _canonical(role: str, entities: EntityLexicon, inflected: InflectedLexicon) -> tuple[str, frozenset[str]]:
    """A role's noun, and its other words, where ministries and their heads are called in one way."""
    told = role.lower()
    for begins, meant in inflected.equivalents.items():
        if f"{told} ".startswith(f"{begins} "):
            told = meant + told.removeprefix(begins)
            break
    words = told.split()
    noun = next((word for word in words if word in entities.roles), words[0] if words else "")
    if any(word in inflected.portfolios for word in words):
        noun, named = inflected.heads.get(noun, noun), noun
        words = [word for word in words if word != named]
    rest = " ".join(inflected.portfolios.get(word, word) for word in words).split()
    return noun, frozenset(rest) - {noun} - inflected.generic
