"""Phrases of a declined language with their first noun in the nominative."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.entities.inflected import cased
from onrecord.language import Inflection
from onrecord.syntax import Token


def in_nominative(text: str, tokens: Sequence[Token], inflection: Inflection) -> str | None:
    """Words with their first noun, and the adjectives before it, in the nominative; None where that is not told.

    `text` is the report's, in which the tokens stand. What stands behind the noun stays as it is spelled.
    """
    head = next((place for place, token in enumerate(tokens) if token.pos in ("NOUN", "PROPN")), None)
    if head is None or any(token.pos != "ADJ" for token in tokens[:head]):
        return None
    noun = tokens[head]
    forms = [form for form in inflection.forms(noun.text) if form.case and form.nominative == noun.lemma]
    if noun.text.isupper():
        return None
    for form in forms:
        adjectives = [_agreeing(token, form.case, form.gender, inflection) for token in tokens[:head]]
        if all(adjectives):
            told = zip([*adjectives, form.nominative], tokens[: head + 1], strict=True)
            words = [cased_as(str(word), token.text) for word, token in told]
            return " ".join(words) + text[noun.end : tokens[-1].end]
    return None


def _agreeing(adjective: Token, case: str, gender: str, inflection: Inflection) -> str | None:
    readings = inflection.readings(adjective.text)
    return next((form.nominative for form in readings if (form.case, form.gender) == (case, gender)), None)


def cased_as(nominative: str, spelled: str) -> str:
    """A nominative with a capital where the word as spelled has one.

    >>> cased_as("министерство", "Министерства"), cased_as("совет", "совета"), cased_as("мид", "МИДа")
    ('Министерство', 'совет', 'МИД')
    """
    if nominative == spelled.lower():
        return spelled
    if spelled[:2].isupper() and len(spelled) > 1:  # an abbreviation with an ending: "МИДа"
        return "".join(
            letter.upper() if own.isupper() else letter for letter, own in zip(nominative, spelled, strict=False)
        )
    return cased(nominative, spelled) if spelled[:1].isupper() else nominative
