"""People whose names no dictionary of a declined language has, by what the recogniser takes for people.

Invariant: a name is given in the nominative only where the report has it so; a surname alone is of the one person who
has it, or of somebody not named in full whom a verb shows to be a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from onrecord.entities.gender import class_of_subject
from onrecord.entities.reference import demonym_of
from onrecord.entities.spans import KINDS
from onrecord.language import Inflection
from onrecord.language.inflected import FIRST, PATRONYMIC, verb_form
from onrecord.lexicons.entities import EntityLexicon
from onrecord.model import EntityKind
from onrecord.syntax import Syntax, Token

_Named = tuple[int, int, str]
"""Tokens `[first, last)` of a name, and the name."""


def is_subject(token: Token, syntax: Syntax) -> bool:
    """Whether a word is the subject of a verb."""
    return token.dep == "nsubj" and syntax.head(token).pos in ("VERB", "AUX")


def named_in_full(
    syntax: Syntax, people: AbstractSet[str], taken: AbstractSet[int], inflection: Inflection, lexicon: EntityLexicon
) -> list[_Named]:
    """The recogniser's people of two words or more that the dictionary has no first name of ("Си Цзэмин").

    Each with the shortest spelling of the report of which its own can be a case.
    """
    found = []
    for name in syntax.names:
        tokens = syntax.tokens[name.first : name.last]
        capitals = all(t.text[:1].isupper() and t.text.replace("-", "").isalpha() for t in tokens)
        title = any(t.lemma in lexicon.roles or "-" in t.text[:4] for t in tokens)
        person = KINDS[name.label] is EntityKind.PERSON and len(tokens) > 1 and capitals and not title
        if person and not inflection.is_plural(tokens[-1].text) and taken.isdisjoint(range(name.first, name.last)):
            found.append((name.first, name.last, " ".join(t.text for t in tokens)))
    spelled: dict[str, str] = {}
    for text in sorted(people | {text for *_, text in found}, key=lambda text: (len(text), text)):
        spelled.setdefault(text.lower(), text)
    called = []
    for first, last, own in found:
        addressed = _by_patronymic(own, people, inflection)
        if addressed is not None:
            called.append((first, last, addressed))
            continue
        fitting = (spelled[each] for each in _nominatives(own, inflection) if each in spelled)
        called.append((first, last, min(fitting, key=lambda text: (len(text), text), default=own)))
    return called


def _by_patronymic(name: str, people: AbstractSet[str], inflection: Inflection) -> str | None:
    """The one person with a first name before a patronymic alone, as people are addressed: "Анна Петровна"."""
    first, _, patronymic = name.partition(" ")
    if all(form.kind != PATRONYMIC for form in inflection.forms(patronymic)):
        return None
    given = {form.nominative for form in inflection.forms(first) if form.kind == FIRST}
    fitting = [person for person in people if person.split()[0].lower() in given]
    return fitting[0] if len(fitting) == 1 else None


def _nominatives(name: str, inflection: Inflection) -> set[str]:
    """What a name can be in the nominative, in lower case: first name and surname declined, or the surname alone."""
    before, _, last = name.rpartition(" ")
    surnames = inflection.declined(last, last=True)
    both = {
        f"{given.nominative} {form.nominative}"
        for form in surnames
        for given in (inflection.declined(before, last=False) if " " not in before else ())
        if (given.gender, given.case) == (form.gender, form.case)
    }
    return both | {f"{before} {form.nominative}".lower() for form in surnames} | {name.lower()}


def surnames_alone(
    syntax: Syntax, people: AbstractSet[str], taken: AbstractSet[int], inflection: Inflection, lexicon: EntityLexicon
) -> list[_Named]:
    """Surnames alone that no dictionary has: of the one person who has it, else of somebody not named in full.

    For the latter `_is_person` must hold of the word somewhere, and nowhere in the report may it stand, in any case,
    where places do, or make the adjective of a people. Its other cases are mentions, too.
    """
    having: defaultdict[str, set[str]] = defaultdict(set)
    for person in people:
        having[person.split()[-1].lower()].add(person)
    words = [
        token
        for token in syntax.tokens
        if token.text.istitle()
        and token.text.isalpha()
        and token.index not in taken
        and not inflection.forms(token.text)
    ]
    own = {token.text: _surnames(token.text, inflection) for token in words}
    people_of = {token.lemma for token in syntax.tokens if token.pos == "ADJ"}
    placed = _placed(syntax, words, inflection, lexicon)
    alone = {
        token.text
        for token in words
        if _is_person(syntax, token, inflection, lexicon)
        and token.text.lower() not in placed
        and not any(demonym_of(each, token.text, lexicon.demonym_endings) for each in people_of)
    }
    for text in sorted(alone):
        if own[text].isdisjoint(having):
            having[text.lower()].add(text)
    called = ((token, {who for each in own[token.text] for who in having.get(each, ())}) for token in words)
    return [(token.index, token.index + 1, meant.pop()) for token, meant in called if len(meant) == 1]


def _surnames(word: str, inflection: Inflection) -> set[str]:
    """What a surname can be in the nominative, in lower case."""
    return {form.nominative for form in inflection.declined(word, last=True)} | {word.lower()}


def _placed(syntax: Syntax, words: Sequence[Token], inflection: Inflection, lexicon: EntityLexicon) -> set[str]:
    """What words that stand where places do can be in the nominative, in lower case, with their spellings."""
    found: set[str] = set()
    for word in words:
        before = syntax.tokens[word.index - 1] if word.index else word
        if syntax.labels.get(word.index, "PERSON") != "PERSON" or before.text.lower() in lexicon.locative:
            found |= {word.text.lower(), *(form.nominative for form in inflection.places(word.text))}
    return found


def _is_person(syntax: Syntax, word: Token, inflection: Inflection, lexicon: EntityLexicon) -> bool:
    """Whether a word that the recogniser takes for a person's name is the surname of somebody not named in full.

    It is the subject of a verb that agrees with it in gender, or in the present tells what people do.
    """
    if syntax.labels.get(word.index) != "PERSON" or not is_subject(word, syntax):
        return False
    spelled, verb, told = word.text.lower(), syntax.head(word), class_of_subject(word, syntax, inflection)
    forms = inflection.declined(word.text, last=True)
    genders = {form.gender for form in forms if (form.case, form.nominative) == ("nomn", spelled)}
    now = verb.lemma in lexicon.personal and verb.tag == "VBZ" and verb_form(inflection.code, verb.text)[0] == "pres"
    return bool(genders) and (now or told in {inflection.words.classes[gender] for gender in genders})
