"""Russian words and forms by which time is told."""

from onrecord.lexicons.timex import TimexLexicon

TIMEX = TimexLexicon(
    classes={},
    cardinals={},
    articles=frozenset(),
    fragments={},
    forms=(),
    future_auxiliaries=frozenset(),
    expecting=frozenset(),
    scheduled=frozenset(),
    scheduling=frozenset(),
    abilities=frozenset(),
    reporting=frozenset(),
    starting_bounds=frozenset(),
    ending_bounds=frozenset(),
    year_openers=frozenset(),
    joining=frozenset(),
    before=frozenset(),
    after=frozenset(),
    at_events=frozenset(),
    afterwards=frozenset(),
    held=frozenset(),
    onsets=frozenset(),
    answered=frozenset(),
)
