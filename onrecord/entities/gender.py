"""What nouns, names and verbs of a declined language tell of gender: the class of the pronouns that can mean them.

Invariant: a class is told by the dictionary, by a name's own form, or by a verb that agrees; where they leave two, it
is unknown.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.language import Inflection
from onrecord.model import EntityKind
from onrecord.syntax import Syntax, Token

if TYPE_CHECKING:
    from onrecord.entities.declined import DeclinedNames


def class_of_noun(token: Token, inflection: Inflection) -> str | None:
    """The class of the pronouns that a noun takes, where the dictionary leaves one."""
    genders = {form.gender for form in inflection.forms(token.text) if form.nominative == token.lemma}
    return inflection.words.classes.get(next(iter(genders))) if len(genders) == 1 else None


def class_of_subject(subject: Token, syntax: Syntax, inflection: Inflection) -> str | None:
    """The class that a verb in the past tells of its subject: "добавила"."""
    verb = syntax.head(subject)
    if subject.dep != "nsubj" or verb.tag != "VBD":
        return None
    endings = sorted(inflection.words.agreeing.items(), key=lambda it: -len(it[0]))
    gender = next((gender for ending, gender in endings if verb.text.lower().endswith(ending)), None)
    return inflection.words.classes.get(gender or "")


def classes_of_people(names: DeclinedNames, syntax: Syntax, inflection: Inflection) -> dict[str, str]:
    """The class of each person whose name tells it, or else the verbs that it is the subject of."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for name in names.names:
        inside = range(name.first, name.last)
        top = next((t for i in inside if (t := syntax.tokens[i]).head not in inside), None)
        if name.kind is EntityKind.PERSON and top and (found := class_of_subject(top, syntax, inflection)):
            told[names.entity_of[name.text]].add(found)
    by_verb = {entity: next(iter(found)) for entity, found in told.items() if len(found) == 1}
    classes = inflection.words.classes
    by_name = {entity: classes[gender] for entity, gender in names.genders.items() if gender in classes}
    return {**by_verb, **by_name}
