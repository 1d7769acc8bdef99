"""How alike two statements' words are, and whether they can be one act of saying.

Invariant: depends on the two statements alone, and is the same either way round.

The thresholds were set on 64 of the invented pairs in `tests/matters/pairs.jsonl`; 32 others were kept back
(`python -m evaluation utterances`; docs/evaluation.md, "Utterances").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

from onrecord.dates import Edtf
from onrecord.language import full_pack_for, primary
from onrecord.lexicons.renderings import RenderingLexicon
from onrecord.matters.translations import translated
from onrecord.model import Act, Form, Span, Statement

Meaning = Callable[[str, str], float]
"""How near two texts' meanings are, in [0, 1]: an encoder's, if one is at hand."""

RUN = 6
"""Words in a row that two statements share, from which one day's are one act of saying, if the one is `CONTAINED` in
the other. At 4 and 5 the phrases that a matter brings along ("a second base in the south") join different sentences."""

LONG_RUN = 8
"""The same where a date is unknown, wider than a month, or a day off: the length from which two texts that share it
are seldom independent, as for shingles (`onrecord.lineage.sketch.SHINGLE`). It gives up short quotations of unknown
date."""

DICE = 0.5
"""Of both statements' content words, the share that both have (Dice), in [0, 1], from which one day's are one. Higher
loses what two reporters put into words of their own; lower joins two sentences on one matter."""

CONTAINED = 0.72
"""Of the shorter statement's content words, the share in [0, 1] that the longer has, from which it is a part of it."""

FEW, SOME = 3, 4
"""Content words that must be shared for `CLOSE`, and for `DICE` and `CONTAINED`: with less, chance decides."""

CLOSE, CLOSEST = 0.7, 0.8
"""`DICE` where only three, or two, content words are shared; `CLOSE` also where one date is wider than a month, or one
statement denies and the other is ready: two sentences on one matter share the words that name it."""

EDITED = 0.9
"""Of two contents' words, the share of the longer in [0, 1] that the other has, from which they are one in two reports
of one text: a desk changes the spelling, and a name's."""

WITHIN = 0.75
"""`DICE` for two statements of one report, which seldom gives the same words twice; its title's are its body's."""

NEAR_MEANING = 0.8
"""Nearness in meaning, in [0, 1], from which one day's are one act of saying, in two languages too. A convention of
sentence encoders' cosines, not set on data of ours: none is asked unless handed in."""

MONTH, NEARBY = 31, 7
"""Days: of a date that is still narrow; between the publications of reports one of which does not date its words."""

_STEM, _SHARE = 4, 0.55
"""Letters that two forms of a word share at its beginning, and the share of the longer in [0, 1]: "discussed",
"discussion"; "harbor", "harbour". It also takes "minister" and "ministry" for one."""

_REFUSING = {Act.DENY, Act.CLAIM_IGNORANCE, Act.DECLINE_COMMENT}
_GRANTING = {Act.EXPRESS_WILLINGNESS, Act.PROPOSE, Act.PROMISE, Act.CONFIRM}

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a statement: where it stands in the report, and folded for comparing."""

    start: int
    end: int
    folded: str


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement as several reports are compared by: its report, the report's language and outlet (else its name).

    `speaker` is the entity's id in the whole ledger, None where the name does not tell. `published` is when the report
    came out; `wires` are those that it credits, and the agency that the speaker told it.
    """

    statement: Statement
    report: str
    language: str
    outlet: str
    speaker: str | None
    published: Edtf | None = None
    wires: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alike:
    """That two statements are one act of saying: how sure, in [0, 1], and by what."""

    score: float
    reason: str


def lexicon(language: str) -> RenderingLexicon | None:
    """The language's words; None where it has no full pack."""
    pack = full_pack_for(language)
    return pack.renderings if pack else None


@lru_cache(maxsize=1 << 14)
def words(content: tuple[Span, ...]) -> tuple[Word, ...]:
    """The words of a content, in order.

    >>> [word.folded for word in words((Span(5, 26, "We’ve 1,200 Harbours."),))]
    ["we've", '1200', 'harbours']
    """
    return tuple(
        Word(span.start + found.start(), span.start + found.end(), _folded(found[0]))
        for span in content
        for found in _WORD.finditer(span.quote)
    )


def _folded(word: str) -> str:
    return word.replace(",", "") if word[0].isdigit() else word.casefold().replace("’", "'")


@lru_cache(maxsize=1 << 16)
def forms(one: str, other: str) -> bool:
    """Whether two folded words are one, or two forms of one.

    >>> forms("discussed", "discussion"), forms("asked", "ask"), forms("harbour", "hardly"), forms("1994", "1996")
    (True, True, False, False)
    """
    if one == other:
        return True
    if one[0].isdigit() or other[0].isdigit():
        return False
    short, long = sorted((one, other), key=len)
    shared = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    if shared == len(short) == _STEM - 1:
        return len(long) - len(short) <= _STEM - 2
    return shared >= _STEM and shared >= _SHARE * len(long)


def content(folded: tuple[str, ...], lexicon: RenderingLexicon) -> tuple[str, ...]:
    """The words that carry what is said, each once: without function words and negations."""
    return tuple(
        dict.fromkeys(word for word in folded if word not in lexicon.function and word not in lexicon.negations)
    )


def shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words of the one are in the other, in some form; no word stands for two."""
    both = Counter(one) & Counter(other)
    left: defaultdict[str, list[str]] = defaultdict(list)
    for word in (Counter(other) - both).elements():
        left[word[: _STEM - 1]].append(word)  # forms of one word share at least these letters
    count = both.total()
    for word in (Counter(one) - both).elements():
        near = left.get(word[: _STEM - 1], [])
        found = next((n for n, its in enumerate(near) if forms(word, its)), None)
        if found is not None:
            del near[found]
            count += 1
    return count


def alike(one: Saying, other: Saying, *, copied: bool = False, meaning: Meaning | None = None) -> Alike | None:
    """Whether two statements can be one act of saying; None where nothing says so.

    The speaker must be the same entity, or both reports one text (`copied`) that names none. What the words must share
    depends on what the dates say: `RUN` or `DICE` on one day, `LONG_RUN` where a date is unknown or wide.
    """
    if not _one_speaker(one, other, copied=copied):
        return None
    if (one.statement.act is Act.QUESTION) != (other.statement.act is Act.QUESTION):
        return None
    days = apart(one.statement.said_on.date, other.statement.said_on.date)
    if days is not None and days > 1:
        return None
    ours, theirs = (tuple(word.folded for word in words(it.statement.content)) for it in (one, other))
    if not ours or not theirs:
        return None
    if copied and (ours == theirs or _same(ours, theirs)):
        return Alike(1.0, "the same words in two reports of one text")
    if one.speaker is None:
        return None
    languages = (primary(one.language), primary(other.language))
    known = lexicon(one.language) if languages[0] == languages[1] else None
    found = _by_words(one, other, ours, theirs, days, known) if known else None
    if languages[0] != languages[1] and on_one_known_day(one, other):
        found = _in_translation(one, other, ours, theirs, languages)
    if found is None and meaning is not None and days == 0 and not _wide(one, other) and one.report != other.report:
        nearness = meaning(_text(one), _text(other))
        if nearness >= NEAR_MEANING:
            return Alike(min(nearness, 0.99), f"of one day and near in meaning ({nearness:.2f})")
    return found


def on_one_known_day(one: Saying, other: Saying) -> bool:
    """Whether both reports date it to the day, and to one."""
    dates = [it.statement.said_on.date for it in (one, other)]
    return all(it is not None and it.exact for it in dates) and apart(*dates) == 0


def _in_translation(
    one: Saying, other: Saying, ours: tuple[str, ...], theirs: tuple[str, ...], languages: tuple[str, str]
) -> Alike | None:
    """What a glossary tells of two statements in two languages, of one day."""
    told = None if _opposed(one.statement.act, other.statement.act) else translated(ours, theirs, languages)
    if told is None:
        return None
    both, share = told
    return Alike(0.5 + 0.4 * share, f"{both} words are the other's in translation; said on one day")


def _by_words(
    one: Saying,
    other: Saying,
    ours: tuple[str, ...],
    theirs: tuple[str, ...],
    days: int | None,
    known: RenderingLexicon,
) -> Alike | None:
    mine, its = content(ours, known), content(theirs, known)
    both = shared(*sorted((mine, its), key=lambda it: (len(it), it)))
    if not both:
        return None
    dice, contained = 2 * both / (len(mine) + len(its)), both / min(len(mine), len(its))
    run, carrying = _run(ours, theirs, known)
    whole = run == min(len(ours), len(theirs)) and carrying >= 2
    when = _when(one, other, days)
    long = run >= LONG_RUN and carrying >= SOME
    if days is None or days == 1 or _wide(one, other):
        weeks = apart(one.published, other.published) if days is None else 0
        if weeks is not None and weeks <= NEARBY and (long or (whole and run >= RUN and carrying >= SOME)):
            return Alike(0.85, f"{run} words in a row are the same; {when}")
        if days == 0 and dice >= CLOSE and both >= SOME:
            return Alike(0.6 + 0.2 * dice, f"{both} of its content words are the same; {when}")
        return None
    opposed = _opposed(one.statement.act, other.statement.act)
    part = run >= RUN and carrying >= FEW and contained >= CONTAINED and not opposed
    if long or whole or part:
        return Alike(0.95, f"{run} words in a row are the same; {when}")
    if one.report == other.report:
        fits = dice >= WITHIN and both >= FEW
    elif opposed:
        fits = dice >= CLOSE and both >= FEW
    else:
        quoted = one.statement.form is Form.DIRECT and other.statement.form is Form.DIRECT
        fits = _enough(dice, contained, both) or (quoted and set(mine) == set(its))
    return Alike(0.5 + 0.4 * max(dice, 0.8 * contained), f"{both} content words are the same; {when}") if fits else None


def _enough(dice: float, contained: float, both: int) -> bool:
    if both >= SOME:
        return dice >= DICE or contained >= CONTAINED
    return dice >= (CLOSE if both >= FEW else CLOSEST) and both > 1


def _opposed(one: Act, other: Act) -> bool:
    return (one in _REFUSING and other in _GRANTING) or (other in _REFUSING and one in _GRANTING)


def _one_speaker(one: Saying, other: Saying, *, copied: bool) -> bool:
    if one.speaker is not None or other.speaker is not None:
        return one.speaker == other.speaker
    named = [(it.statement.speaker.kind, _speaker_words(it)) for it in (one, other)]
    return copied and named[0] == named[1]


def _speaker_words(it: Saying) -> str:
    speaker = it.statement.speaker
    return " ".join((speaker.name or (speaker.span.quote if speaker.span else "")).casefold().split())


def _same(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two texts are one but for spelling."""
    return shared(*sorted((ours, theirs), key=lambda it: (len(it), it))) >= EDITED * max(len(ours), len(theirs))


def _run(ours: tuple[str, ...], theirs: tuple[str, ...], known: RenderingLexicon) -> tuple[int, int]:
    """The longest run of words that both have, and how many of it carry something."""
    if len(ours) > len(theirs) or (len(ours) == len(theirs) and ours > theirs):
        ours, theirs = theirs, ours  # of equally long runs the same one, whichever comes first
    match = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    return match.size, len(content(ours[match.a : match.a + match.size], known))


def apart(one: Edtf | None, other: Edtf | None) -> int | None:
    """Days between two dates, at least; 0 where they can be the same day, None where one is not known.

    >>> apart(Edtf.parse("2024-03"), Edtf.parse("2024-04-02")), apart(Edtf.parse("2024"), Edtf.parse("2024-04-02"))
    (2, 0)
    """
    if one is None or other is None:
        return None
    first = max((it.first for it in (one, other) if it.first), default=date.min)
    last = min((it.last for it in (one, other) if it.last), default=date.max)
    return max(0, (first - last).days)


def _wide(one: Saying, other: Saying) -> bool:
    return any(_width(it.statement.said_on.date) >= MONTH for it in (one, other))


def _width(it: Edtf | None) -> int:
    return (it.last - it.first).days if it and it.first and it.last else MONTH


def _when(one: Saying, other: Saying, days: int | None) -> str:
    if days is None:
        return "a date is not known, the reports came out within a week"
    if days:
        return "the reports' dates are a day apart"
    return "said on one day" if on_one_known_day(one, other) else "the dates allow one day"


def _text(it: Saying) -> str:
    return " ".join(span.quote for span in it.statement.content)
