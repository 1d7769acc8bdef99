"""Which reports' words can be of a matter, asked of the index of words: in each language that it was put into.

Invariant: what may be of a matter is found; whether it is, the stage that reads it tells.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, and_, false, or_

from onrecord.entities.spellings import spelt_in_cyrillic
from onrecord.language import Pack
from onrecord.ledger import search, tables
from onrecord.matters.proposition import Proposition


def touching(proposition: Proposition, packs: Mapping[str, Pack]) -> ColumnElement[bool]:
    """Whether a report's words can be of a matter, in one of the languages that it could be put into."""
    reports = tables.reports
    told = [(own, packs[code]) for code, own in sorted(proposition.elsewhere.items()) if code in packs]
    return or_(
        _in_one(proposition, packs[proposition.language]),
        *(and_(reports.c.language.startswith(pack.code), _in_one(own, pack)) for own, pack in told),
    )


def _in_one(proposition: Proposition, pack: Pack) -> ColumnElement[bool]:
    """Whether a report's words, in a pack's language, can be of a matter.

    They have a noun of its theme and one of its names; or all of its theme; or, of two names and more, all of them, and
    what its predicate becomes.
    """
    named = [_names_looked_for(name, pack) for name in proposition.names]
    nouns = nouns_looked_for(proposition, pack)
    having = [words for words in (nouns, set[str]().union(*named)) if words]
    # Without a word for the one or the other in this language, every report with the other would be looked through.
    lacks = (proposition.theme and not nouns) or (proposition.names and not any(named))
    asked = [false() if lacks and proposition.forms is not None else and_(*map(any_of, having))]
    whole = [*(_looked_for(proposition, {noun}, pack) for noun in proposition.theme)]
    whole += [{ways[0][0]} for ways in proposition.figures]
    if len(whole) >= _WHOLE:
        asked.append(and_(*map(any_of, whole)))
    family = {word for words in pack.matters.becoming(proposition.family) for word in words}
    becomes = {told for word in family for told in _as_prefixes(word, pack)}
    if len(named) > 1 and all(named) and becomes:
        asked.append(and_(*map(any_of, named), any_of(becomes)))
    return or_(*asked)


def any_of(words: Collection[str]) -> ColumnElement[bool]:
    """Whether a report has one of these words."""
    return or_(false(), *(tables.reports.c.key.in_(search.matching(search.REPORTS, word)) for word in sorted(words)))


def _as_prefixes(beginning: str, pack: Pack) -> Collection[str]:
    """A beginning of words as a pack writes it ("open"; "set." is the whole word), as search does."""
    return _as_looked_for(beginning[:-1], pack) if beginning.endswith(".") else (f"{beginning}*",)


_WHOLE = 2
"""Words of a theme that a report without a name of the proposition has all of, at least: "retirement age"."""


def nouns_looked_for(proposition: Proposition, pack: Pack) -> set[str]:
    """The words for what a matter is of: its nouns, others for the same things, its numbers."""
    words = set(proposition.theme).union(*proposition.near)
    return _looked_for(proposition, words, pack) | {ways[0][0] for ways in proposition.figures}


def _looked_for(proposition: Proposition, words: Collection[str], pack: Pack) -> set[str]:
    """What finds these words of a proposition in an index, in all their forms where the language inflects."""
    forms = proposition.forms or {}
    return {told for word in words for form in forms.get(word, (word,)) for told in _as_looked_for(form, pack)}


def _as_looked_for(form: str, pack: Pack) -> Collection[str]:
    """What finds a word in its dictionary form: of two that are one word, the first; of a name, its spellings."""
    if pack.matters.looked_for is None:
        return (form,)
    if form.isascii():
        return spelt_in_cyrillic(form)
    return pack.matters.looked_for(form.partition(" ")[0])


def _names_looked_for(name: Collection[str], pack: Pack) -> set[str]:
    """What finds a name's words in an index."""
    words = [word for word in name if word.isalnum() and len(word) > 1]
    if pack.matters.looked_for is None:
        return {_beginning(word) for word in words}
    return {told for word in words for told in _as_looked_for(word, pack)}


def _beginning(name: str) -> str:
    """A name's beginning as a prefix that its demonym has too ("velmora", "velmoran")."""
    stem = name.removesuffix("istan").removesuffix("stan").removesuffix("land")
    return f"{stem[: max(4, len(stem) - 2)]}*"
