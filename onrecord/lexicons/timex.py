"""The words and forms by which a language tells time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class TimexForm:
    """One form of time expression: the rule that reads it, and a pattern.

    `pattern` is a regular expression in which `{class}` stands for a class of words and captures its value under the
    class's name (`{class:name}`: under `name`), `<name>` for a fragment of the lexicon, and a space for any white
    space inside a paragraph. It is matched at word boundaries. `values` adds what the form itself means, such as
    `{"shift": -1}`.
    """

    rule: str
    pattern: str
    values: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class TimexLexicon:
    """Keys in lower case match in any case; keys with a capital match so, or all in capitals.

    `classes`: words to values, one table a class. Months count from 1, weekdays from 1 (Monday); `unit` values are
    S, MIN, H, D, W, M, Q, Y, E (ten years) and C (a hundred); `part` and `season` values are TIMEX3's (MO, NI, SU, …);
    `mod` values are START, MID, END, EARLIER and LATER. `cardinals`: number words, to be added up, and multiplied from
    100 on; `articles`: words that stand for one. `fragments`: pieces of patterns. `forms`: all are tried, the longest
    match wins, then the earlier form.

    The rest is lemmas, for tense and bounds. `future_auxiliaries`: modals that put an event ahead; `abilities`: modals
    that look back when negated ("could not be reached on Monday"). `expecting`: verbs and adjectives whose infinitive
    lies ahead; `scheduled`: those whose participle puts its own date ahead ("scheduled for Monday"); `scheduling`:
    prepositions that make it so of any verb of expecting ("set for Monday"); `impending`: verbs whose present does so
    ("ожидается в марте"). `reporting`: verbs that carry the news ("says"). `starting_bounds`, `ending_bounds`:
    prepositions that make a date a first or a last bound; negated, the other one ("не раньше марта"). `before`,
    `after`: conjunctions that set a clause before or after another. `year_openers`: words after which four figures are
    a year. `joining`: what stands between two dates of which the second alone has its year. `at_events`: prepositions
    of what something happens at or in, whose own day is that of what happens ("at Monday's briefing"); `afterwards`:
    those of what something is said after, on the same day as a rule ("after Monday's session"); `held`: verbs whose
    participle tells when that was ("at its sitting held on Monday", "in a letter published on Monday").
    `onsets`: prepositions of the time from which something is to be ("a strike from Monday").
    `answered`: verbs whose participle sets the moment of an answer ("Asked on Monday whether …, she said").
    `back` (lower case, as written): adverbs that put what is told before the news and tell no day ("ранее заявил");
    `later` (likewise): adverbs that put it after what was told before, and tell no day ("later, she said");
    `looking_back`: verbs whose past does so, where no day is told ("отмечал он": imperfective beside the news).
    """

    classes: Mapping[str, Mapping[str, int | str]]
    cardinals: Mapping[str, int]
    articles: frozenset[str]
    fragments: Mapping[str, str]
    forms: tuple[TimexForm, ...]
    future_auxiliaries: frozenset[str]
    expecting: frozenset[str]
    scheduled: frozenset[str]
    scheduling: frozenset[str]
    impending: frozenset[str]
    abilities: frozenset[str]
    reporting: frozenset[str]
    starting_bounds: frozenset[str]
    ending_bounds: frozenset[str]
    year_openers: frozenset[str]
    joining: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    at_events: frozenset[str]
    afterwards: frozenset[str]
    held: frozenset[str]
    onsets: frozenset[str]
    answered: frozenset[str]
    back: frozenset[str]
    later: frozenset[str]
    looking_back: frozenset[str]
