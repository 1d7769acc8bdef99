"""Which time governs a predicate: in its clause, its sentence, its passage, the frame of the news, or none.

Invariant: publication dates a predicate only where the present tense or the news frame says so; what is told back is
never dated to publication. Every answer says how it was found, and "unknown" says why.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from itertools import islice
from operator import itemgetter

from onrecord.dates import Edtf
from onrecord.lexicons.timex import TimexLexicon
from onrecord.model import Dating, DatingMethod, Report, Role, Timex, TimexType
from onrecord.syntax import Syntax, Token
from onrecord.timex.clause_times import bounds_noun, in_clause, since, time_below, until
from onrecord.timex.outlook import VERBAL, Outlook, is_finite, is_past_perfect, is_perfect, outlook
from onrecord.timex.reading import Times
from onrecord.timex.sighting import head_of

_LEAD_SENTENCES = 3
"""Body sentences that tell the news itself."""
_LEAD_PARAGRAPHS = 2
"""Body paragraphs that tell the news itself, however many sentences a quotation in them has."""
_PERFECT_SENTENCES = 1
"""Body sentences in which the perfect opens the news ("The president has said that …"); later it tells back."""
_PASSAGE = 3
"""Sentences back through which a passage keeps the date with which it began."""
_FRAME_DAYS = 7
"""Days before publication within which the date of the lead is the day of the news."""
_WEEK = 7
"""Days before publication from which a date is of another time than the news: what was told of it is over with its
paragraph. Set by hand."""


def is_long_ago(told: Edtf | None, published: Edtf | None) -> bool:
    """Whether a date is more than a week before publication; not so where one of the two is not known.

    >>> is_long_ago(Edtf.parse("2023-05"), Edtf.parse("2023-06-08"))
    True
    """
    first, last = published and published.first, told and told.last
    return bool(first and last and (first - last).days > _WEEK)


def _just_before(day: Edtf, published: Edtf) -> bool:
    """Whether a day is so close to publication that it is the day of the news."""
    if day.first is None or published.last is None:
        return False
    return 0 <= (published.last - day.first).days <= _FRAME_DAYS


def dating(
    token: Token,
    report: Report,
    syntax: Syntax,
    times: Times,
    lexicon: TimexLexicon,
    told: Sequence[tuple[int, int]] = (),
) -> Dating:
    """The date that governs a predicate (a verb or an event noun), and how it was found.

    `told`: stretches `[start, end)` of what somebody says. A time within one is of what is told, and governs nothing
    outside of it: "accused them of having known since 2015".
    """
    index = _index(report, syntax, times, lexicon)
    timed = index.timed_beside(token, told)
    verb = _clause_verb(token, syntax)
    found = in_clause(token, syntax, timed, lexicon)
    found = found or _beside_clause(verb, syntax, timed, lexicon) or _before_told(verb, syntax, timed)
    if found is not None:
        return found
    if puts_back(verb, syntax, lexicon):
        return Dating(None, "It is told as earlier than the news, and the report does not tell when.")
    view = outlook(verb, syntax, lexicon)
    passage = _in_passage(verb, view, syntax, timed, lexicon, says=bool(told))
    if goes_on_later(verb, syntax, lexicon) and not index.is_news(passage, verb):
        return Dating(None, "It is told as later than what stands before, and the report does not tell when.")
    if looks_back(verb, lexicon):
        if passage is not None and not index.is_news(passage, verb):
            return passage
        return Dating(None, f"“{verb.text}” looks back from the news, and the report does not tell from when.")
    return passage or _in_frame(verb, view, index)


def goes_on_later(verb: Token, syntax: Syntax, lexicon: TimexLexicon) -> bool:
    """Whether an adverb puts a predicate after what was told before, on no day that is told: "she later said"."""
    return any(adverb.text.lower() in lexicon.later for adverb in syntax.children(verb, "advmod"))


def puts_back(verb: Token, syntax: Syntax, lexicon: TimexLexicon) -> bool:
    """Whether an adverb puts a predicate before the news without a day ("ранее заявляла")."""
    return any(adverb.text.lower() in lexicon.back for adverb in syntax.children(verb, "advmod"))


def looks_back(verb: Token, lexicon: TimexLexicon) -> bool:
    """Whether a verb's past tells of what was before the news ("отмечал он")."""
    return verb.tag == "VBD" and verb.lemma in lexicon.looking_back


def _timed(syntax: Syntax, times: Times, lexicon: TimexLexicon) -> dict[int, Timex]:
    """Dates and times by the index of the token that heads them."""
    found: dict[int, Timex] = {}
    for timex in times.timexes:
        if timex.type in (TimexType.DATE, TimexType.TIME) or timex.date is not None:
            head = head_of(timex.span.start, timex.span.end, syntax)
            if head is not None and not bounds_noun(timex, syntax, lexicon):
                found[head.index] = timex
    return found


_QUOTES = re.compile(r"“[^”]*(?:”|$)|«[^»]*(?:»|$)|\"[^\"]*(?:\"|$)")


class _Index:
    """What does not change from one predicate of a report to the next: each part is made once, when first asked for."""

    def __init__(self, report: Report, syntax: Syntax, times: Times, lexicon: TimexLexicon) -> None:
        self.report, self.syntax, self.lexicon, self.published = report, syntax, lexicon, times.published
        self.timed = _timed(syntax, times, lexicon)
        self._quotations: dict[int, list[tuple[int, int]]] = {}

    def frame(self, token: Token) -> tuple[Dating, str]:
        """When what a token stands in was published, and what that is: the report, or an entry of a live blog."""
        entry = self.report.entry_at(token.start)
        return (self.published, "report") if entry is None else (entry.posted, "entry")

    def is_news(self, found: Dating | None, verb: Token) -> bool:
        """Whether a date is none, or of the days before what a verb stands in was published, if that is known."""
        out = self.frame(verb)[0].date
        return found is None or found.date is None or out is None or _just_before(found.date, out)

    def quotation(self, offset: int, block: int) -> tuple[int, int] | None:
        """The quotation `[start, end)` of that block that holds an offset."""
        if block not in self._quotations:
            at = self.report.blocks[block]
            found = _QUOTES.finditer(self.report.text, at.start, at.end)
            self._quotations[block] = [match.span() for match in found]
        quotations = self._quotations[block]
        place = bisect_right(quotations, offset, key=itemgetter(0)) - 1
        return quotations[place] if place >= 0 and offset < quotations[place][1] else None

    def is_quoted(self, token: Token) -> bool:
        """Whether a token stands in a quotation."""
        return self.quotation(token.start, self.syntax.sentence_of(token).block) is not None

    def timed_beside(self, token: Token, told: Sequence[tuple[int, int]] = ()) -> _Timed:
        """The times that can govern a token."""
        return _Timed(self, token, told)

    @cached_property
    def lead(self) -> list[int]:
        """The numbers of the body's first sentences."""
        blocks, sentences = self.report.blocks, self.syntax.sentences
        body = (n for n, sentence in enumerate(sentences) if blocks[sentence.block].role is Role.BODY)
        return list(islice(body, _LEAD_SENTENCES))

    @cached_property
    def news_day(self) -> Edtf | None:
        """The latest day, just before publication, on which the lead says that somebody spoke.

        Or of what its first sentence tells ("signed an agreement on Tuesday"), or the next ones where nobody speaks in
        the first ("Velm has its quay. On Sunday the mayor cut the ribbon"); or else the day in the title.
        """
        opening = dict.fromkeys([*self.lead, *self._first_paragraphs])
        spoke = [token for number in opening for token in _speaking(number, self)]
        mains = (_main_verb(number, self.syntax, self.lexicon) for number in self.lead)
        opens = [main for main in mains if main is not None]
        if any(_speaking(number, self) for number in self.lead[:1]) or any(
            main.pos == "VERB" and _is_reporting(main, self.syntax, self.lexicon) for main in opens[:1]
        ):
            opens = opens[:1]
        return self._latest_day([*spoke, *opens[:1]]) or self._latest_day(opens) or self._day_in_title

    @property
    def _day_in_title(self) -> Edtf | None:
        """The day that a title without a verb gives to what the report is of: "Press conference, 6 November"."""
        published, blocks = self.published.date, self.report.blocks
        for sentence in self.syntax.sentences:
            tokens = self.syntax.tokens_of(sentence)
            if blocks[sentence.block].role is not Role.TITLE or any(token.pos in VERBAL for token in tokens):
                continue
            days = [self.timed[token.index].date for token in tokens if token.index in self.timed]
            if len(days) == 1 and days[0] is not None and days[0].exact and published is not None:
                return days[0] if _just_before(days[0], published) else None
        return None

    @property
    def _first_paragraphs(self) -> list[int]:
        """The numbers of the sentences of the body's first two paragraphs: a long quotation is part of its opening."""
        sentences = self.syntax.sentences
        body = [block for block, it in enumerate(self.report.blocks) if it.role is Role.BODY][:_LEAD_PARAGRAPHS]
        return [number for number, sentence in enumerate(sentences) if sentence.block in body]

    def _latest_day(self, verbs: list[Token]) -> Edtf | None:
        """The latest day of some verbs, of those just before publication."""
        published = self.published.date
        if published is None or published.last is None:
            return None
        days: list[tuple[date, Edtf]] = []
        for verb in verbs:
            if is_past_perfect(verb, self.syntax):  # "On Tuesday she had said": from before the news
                continue
            found = in_clause(verb, self.syntax, self.timed_beside(verb), self.lexicon)
            if found is None and verb.dep == "advcl":
                above = self.syntax.head(verb)
                found = in_clause(above, self.syntax, self.timed_beside(above), self.lexicon)
            when = found.date if found is not None else None
            if when is not None and when.first is not None and when.exact and _just_before(when, published):
                days.append((when.first, when))
        return max(days, key=itemgetter(0))[1] if days else None


class _Timed:
    """Times that can govern a token, by the index of their head.

    One inside of a quotation governs nothing outside of it, nor vice versa; nor does one inside of what is told.
    """

    def __init__(self, index: _Index, beside: Token, told: Sequence[tuple[int, int]]) -> None:
        self._index, self._beside, self._told = index, beside.start, told
        self._quotation = index.quotation(beside.start, index.syntax.sentence_of(beside).block)

    def same_entry(self, one: Token, other: Token) -> bool:
        """Whether two tokens stand in one entry of a live blog, or in none."""
        report = self._index.report
        return not report.entries or report.entry_at(one.start) == report.entry_at(other.start)

    def is_long_ago(self, found: Dating, verb: Token) -> bool:
        """Whether a date is more than a week before what a verb stands in was published."""
        return is_long_ago(found.date, self._index.frame(verb)[0].date)

    def same_paragraph(self, one: Token, other: Token) -> bool:
        """Whether two tokens stand in one paragraph."""
        return self._index.syntax.sentence_of(one).block == self._index.syntax.sentence_of(other).block

    def get(self, head: int) -> Timex | None:
        """The time that a token heads, if it is on the same side of the quotation marks."""
        timex = self._index.timed.get(head)
        if timex is None:
            return None
        token = self._index.syntax.tokens[head]
        if any(first <= token.start < end and not first <= self._beside < end for first, end in self._told):
            return None
        block = self._index.syntax.sentence_of(token).block
        return timex if self._index.quotation(token.start, block) == self._quotation else None

    def __contains__(self, head: int) -> bool:
        return self.get(head) is not None

    def __getitem__(self, head: int) -> Timex:
        return self._index.timed[head]


def _index(report: Report, syntax: Syntax, times: Times, lexicon: TimexLexicon) -> _Index:
    """The index of the report, made once and kept with its `Times`."""
    for kept in times.index:
        if isinstance(kept, _Index) and kept.report is report and kept.syntax is syntax and kept.lexicon is lexicon:
            return kept
    times.index[:] = [made := _Index(report, syntax, times, lexicon)]
    return made


def _clause_verb(token: Token, syntax: Syntax) -> Token:
    """The verb of the token's clause: itself, or the nearest verb above."""
    if token.pos in VERBAL:
        return token
    return next((above for above in syntax.ancestors(token) if above.pos in VERBAL), token)


def _main_verb(sentence: int, syntax: Syntax, lexicon: TimexLexicon) -> Token | None:
    """The verb at the root of a sentence, or of saying, where what is said stands at the root before it.

    Slovnet's trees hang "…, — сказала Верина" on the words that were said; of those the narration does not tell.
    """
    tokens = syntax.tokens_of(syntax.sentences[sentence])
    for token in tokens:
        if token.dep == "parataxis" and token.lemma in lexicon.reporting and is_finite(token, syntax):
            above = list(syntax.ancestors(token))
            if above[-1].index < token.index and not any(at.pos in VERBAL for at in above[:-1]):
                return token
    return next((token for token in tokens if token.head == token.index and token.pos in VERBAL), None)


def _in_passage(
    verb: Token, view: Outlook | None, syntax: Syntax, timed: _Timed, lexicon: TimexLexicon, *, says: bool
) -> Dating | None:
    """A main clause in the simple past that goes on with what the sentence before told: same subject, or a pronoun.

    Words (`says`) go on with words told before, or with what was done on a day: "She was third in 2013. “I lost
    heart,” she said" is of no year.
    """
    if view is not Outlook.PAST or _is_embedded(verb, syntax) or not _is_simple_past(verb, syntax):
        return None
    subject = _subject(_main(verb, syntax), syntax)
    named = subject is not None and subject.pos != "PRON"
    for earlier in range(verb.sentence - 1, max(-1, verb.sentence - 1 - _PASSAGE), -1):
        main = _main_verb(earlier, syntax, lexicon)
        if (
            main is None
            or subject is None
            or not timed.same_entry(main, verb)
            or not _goes_on(subject, verb, main, syntax, lexicon)
        ):
            return None
        found = _in_last_clause(main, syntax, timed, lexicon)
        if found is not None:
            if found.date is None or _is_bound(found):
                return None
            spoke = says or _is_reporting(verb, syntax, lexicon)
            if spoke and not (found.date.exact or _is_reporting(main, syntax, lexicon)):
                return None
            if spoke and named and not timed.same_paragraph(main, verb) and timed.is_long_ago(found, verb):
                return None  # "In 2012 Oren said …. ¶ “…,” Oren told reporters": the report is back at its news
            basis = f"The passage goes on from the sentence before: {found.basis}"
            return Dating(found.date, basis, DatingMethod.PASSAGE)
        subject = _subject(main, syntax)
    return None


def _in_last_clause(main: Token, syntax: Syntax, timed: _Timed, lexicon: TimexLexicon) -> Dating | None:
    """The time of a sentence's last main clause that has one: "She ran in May, but on Monday she was tired"."""
    clauses = [main]
    while following := [v for v in syntax.children(clauses[-1], "conj") if v.pos in VERBAL and _subject(v, syntax)]:
        clauses.append(following[-1])
    dated = (in_clause(clause, syntax, timed, lexicon) for clause in reversed(clauses))
    return next((found for found in dated if found is not None), None)


def _is_bound(found: Dating) -> bool:
    return found.date is not None and (found.date.first is None or found.date.last is None)


def _beside_clause(verb: Token, syntax: Syntax, timed: _Timed, lexicon: TimexLexicon) -> Dating | None:
    """Of "discussed before he was elected in October 2017": a clause whose own date bounds the verb's."""
    for clause in syntax.children(verb, "advcl"):
        openers = syntax.children(clause, "mark", "advmod", "prep")
        marks = [child.lemma for child in openers if child.index < clause.index]
        before = any(mark in lexicon.before for mark in marks)
        if not before and not any(mark in lexicon.after for mark in marks):
            continue
        head = time_below(clause, syntax, timed, lexicon)
        when = timed[head.index].date if head is not None else None
        if when is None:
            continue
        date = until(when) if before else since(when)
        return Dating(date, f"{'Before' if before else 'After'} what is told of {when}.", DatingMethod.EVENT)
    return None


def _before_told(verb: Token, syntax: Syntax, timed: _Timed) -> Dating | None:
    """The past perfect of a main clause looks back from what was told just before."""
    if not is_past_perfect(verb, syntax) or _is_embedded(verb, syntax):
        return None
    first = syntax.sentences[max(0, verb.sentence - 1)].first
    for index in range(verb.index - 1, first - 1, -1):
        timex = timed.get(index)
        if timex is not None and timex.date is not None and timex.date.last is not None:
            basis = f"Told as earlier than “{timex.span.quote}”."
            return Dating(until(timex.date), basis, DatingMethod.EVENT)
    return None


def _is_simple_past(verb: Token, syntax: Syntax) -> bool:
    """Whether it is "was opened", not "had opened" or "has opened"."""
    return not is_perfect(verb, syntax, tags=("VBD", "VBZ", "VBP"))


def _is_embedded(verb: Token, syntax: Syntax) -> bool:
    """Whether a verb stands inside what another verb tells, or inside a noun."""
    at = verb
    while at.head != at.index:
        if at.dep in ("relcl", "acl", "advcl", "xcomp", "pcomp", "csubj"):
            return True
        # The parser hangs "…, she said" under the quotation as often as the other way round.
        if at.dep == "ccomp" and at.start > syntax.head(at).start:
            return True
        at = syntax.head(at)
    return False


def _tags_quotation(verb: Token, index: _Index) -> bool:
    """Whether a verb hangs under a quotation that it stands behind: "“…,” its chairwoman said"."""
    above = index.syntax.head(verb)
    return verb.dep == "ccomp" and index.is_quoted(above) and not index.is_quoted(verb)


def _main(verb: Token, syntax: Syntax) -> Token:
    """The verb itself where it has a subject, else the first of the verbs that it is coordinated with."""
    at = verb
    while at.dep == "conj" and not syntax.children(at, "nsubj", "nsubjpass") and syntax.head(at).pos in VERBAL:
        at = syntax.head(at)
    return at


def _subject(verb: Token, syntax: Syntax) -> Token | None:
    return next(iter(syntax.children(verb, "nsubj", "nsubjpass")), None)


def _goes_on(subject: Token, verb: Token, main: Token, syntax: Syntax, lexicon: TimexLexicon) -> bool:
    """Whether a subject is a pronoun, the subject of the sentence before, or a noun that goes on speaking.

    "The envoy noted", right after a sentence in which someone is named and says something, is as a rule that someone;
    in a paragraph of its own it may be another.
    """
    if subject.tag in ("PRP", "PRP$"):
        return True
    others = [t for t in syntax.tokens_of(syntax.sentence_of(verb)) if t.dep in ("nsubj", "nsubjpass")]
    named = any(other.pos == "PROPN" and syntax.head(other).lemma in lexicon.reporting for other in others)
    if (
        subject.pos == "NOUN"
        and not named
        and not syntax.children(subject, "appos")  # "Velmora's minister, Ada Oren, told": it is told who speaks
        and syntax.sentence_of(verb).block == syntax.sentence_of(main).block
        and _is_reporting(verb, syntax, lexicon)
        and _is_reporting(main, syntax, lexicon)
    ):
        return True
    earlier = _subject(main, syntax)
    return earlier is not None and earlier.lemma == subject.lemma


def _in_frame(verb: Token, view: Outlook | None, index: _Index) -> Dating:
    """The news frame: a present-tense report, or a reporting verb of the simple past, is of the day of the news."""
    syntax, lexicon = index.syntax, index.lexicon
    if view is Outlook.FUTURE:
        return Dating(None, "It lies ahead, and the report does not tell when.")
    reporting, perfect = _is_reporting(verb, syntax, lexicon), is_perfect(verb, syntax)
    embedded = _is_embedded(verb, syntax) and not _tags_quotation(verb, index)
    opens = reporting and not embedded and verb.sentence in index.lead[:_PERFECT_SENTENCES]
    if perfect and not opens:
        return Dating(None, "The perfect tells that it was before the report, not when.")
    if embedded or view is None:
        return Dating(None, "The report does not tell when.")
    if view is Outlook.PRESENT:
        if reporting:
            return _about(_news_day(verb, index, "It is told in the present tense"), index)
        return _published(*index.frame(verb), "It is told in the present tense")
    if perfect:
        return _about(_news_day(verb, index, "It opens the news that the report tells"), index)
    if reporting and _is_simple_past(verb, syntax) and not _told_back(verb, index):
        return _news_day(verb, index, "It belongs to the news that the report tells")
    return Dating(None, "It is told back, and the report does not tell from when.")


def _is_reporting(verb: Token, syntax: Syntax, lexicon: TimexLexicon) -> bool:
    """A verb of the lexicon's list, or one whose object is a finite clause."""
    if verb.lemma in lexicon.reporting:
        return True
    return any(is_finite(clause, syntax) for clause in syntax.children(verb, "ccomp"))


def _told_back(verb: Token, index: _Index) -> bool:
    """Whether the nearest dated main clause before, in the last six sentences, is older than the news."""
    published = index.frame(verb)[0].date
    if published is None or published.first is None:
        return False
    for earlier in range(verb.sentence - 1, max(-1, verb.sentence - 7), -1):
        main = _main_verb(earlier, index.syntax, index.lexicon)
        if main is None or index.is_quoted(main) or _is_reported(main, index):
            continue
        if _turns_to_another(verb, main, index):
            return False
        found = in_clause(main, index.syntax, index.timed_beside(main), index.lexicon)
        if found is not None and found.date is not None and found.date.last is not None:
            return (published.first - found.date.last).days > _FRAME_DAYS
    return False


def _is_reported(main: Token, index: _Index) -> bool:
    """Whether a main verb is what somebody said ("In May, she said, they met"): no telling of the report's own."""
    beside = index.syntax.children(main, "parataxis", "ccomp")
    return any(
        clause.lemma in index.lexicon.reporting and clause.index < main.index and clause.tag in ("VBD", "VBZ", "VBP")
        for clause in beside
        if not index.syntax.children(clause, "ccomp", "mark")
    )


def _turns_to_another(verb: Token, main: Token, index: _Index) -> bool:
    """Whether a new paragraph turns to somebody by name of whom the paragraph that looked back does not speak."""
    syntax, blocks = index.syntax, index.report.blocks
    one, other = syntax.sentence_of(main).block, syntax.sentence_of(verb).block
    subject = _subject(_main(verb, syntax), syntax)
    if one == other or subject is None or subject.pos != "PROPN":
        return False
    if syntax.children(subject, "appos", "relcl"):  # "Bora Lund, then the foreign minister": who they were at the time
        return False
    return subject.text not in index.report.text[blocks[one].start : blocks[one].end]


def _news_day(verb: Token, index: _Index, why: str) -> Dating:
    """The day of what the lead says, that somebody spoke or what was done, just before publication; else publication.

    An entry of a live blog is news of its own.
    """
    published, what = index.frame(verb)
    day = index.news_day
    if day is not None and what == "report":
        return Dating(day, f"{why}; the news is of {day}.", DatingMethod.PUBLICATION)
    return _published(published, what, why)


def _about(found: Dating, index: _Index) -> Dating:
    """The day of a report as about the day of what it tells in the perfect or present, which tell no day."""
    if found.date is None or found.date == index.news_day or not found.date.exact or found.date.approximate:
        return found
    return Dating(Edtf.parse(f"{found.date}~"), f"{found.basis[:-1]}, so about then.", found.method)


def _speaking(number: int, index: _Index) -> list[Token]:
    """The verbs by which a sentence says that somebody speaks: its own, or those of "while he was speaking"."""
    return [
        token
        for token in index.syntax.tokens_of(index.syntax.sentences[number])
        if token.pos == "VERB" and token.lemma in index.lexicon.reporting
        if (token.dep == "advcl" or not _is_embedded(token, index.syntax)) and not index.is_quoted(token)
    ]


def _published(published: Dating, what: str, why: str) -> Dating:
    if published.date is None:
        return Dating(None, f"{why}, but the {what}'s own date is not known.")
    if published.date.last is None:
        return Dating(None, f"{why}, and of the {what} no more is known than {published.date}.")
    return Dating(published.date, f"{why}, and the {what} is of {published.date}.", DatingMethod.PUBLICATION)
