"""Which times in a statement's sentence tell when it was said, and which are told in it.

Invariant: a time inside of what anybody tells dates nothing outside of it, but for one that is the cue's own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from onrecord.language import Pack
from onrecord.model import Dating, DatingMethod, Report, Timex
from onrecord.statements.attribution import Attribution, covers, subtract
from onrecord.statements.speaker import head_of
from onrecord.syntax import Syntax, Token
from onrecord.timex import Times, dating


class CueTimes:
    """The times of the cues of one report, whose attributions it knows all."""

    def __init__(
        self, report: Report, syntax: Syntax, times: Times, pack: Pack, attributions: Iterable[Attribution]
    ) -> None:
        self._report, self._syntax, self._times = report, syntax, times
        self._lexicon, self._pack = pack.attribution, pack
        self._starts = [timex.span.start for timex in times.timexes]
        self._told = [part for attribution in attributions for part in self._words_told(attribution)]

    def dating(self, verb: Token) -> Dating:
        """The date of a verb; of a participle or conjunct without one ("adding", "as saying") that of its main verb."""
        found = dating(verb, self._report, self._syntax, self._times, self._pack.timex, self._told)
        above = self._syntax.head(verb)
        if verb.dep == "pcomp" and above.pos == "ADP":
            above = self._syntax.head(above)
        if any(part[0] <= above.start < part[1] and not part[0] <= verb.start < part[1] for part in self._told):
            return found
        hangs = verb.dep in ("pcomp", "xcomp", "conj") or (verb.dep == "advcl" and verb.tag in ("VBG", "VBN"))
        # What somebody says that they expect, they expect as they say it.
        holds = verb.dep == "ccomp" and verb.lemma in self._lexicon.holding and verb.tag == "VBD"
        hangs = hangs or (holds and any(c.dep == "nsubj" and c.pos == "PRON" for c in self._syntax.children(verb)))
        if found.date is None and hangs and above.pos in ("VERB", "AUX") and above is not verb:
            return self.dating(above)
        return found

    def behind_dash(self, cue: Token, attribution: Attribution) -> Dating | None:
        """The one time in the words of saying behind speech, which the parser may hang on a verb of what is said.

        So "on Sunday" of "«It will open, — said Oren on Sunday, — in May»"; a time with a verb of its own is not of it.
        """
        if not self._lexicon.dashes_part_speech or attribution.start > cue.start:
            return None
        sentence = self._syntax.sentence_of(cue)
        last = min((start for start, _ in attribution.content if start > cue.start), default=sentence.end)
        near = self._times.timexes[bisect_left(self._starts, cue.end) : bisect_left(self._starts, last)]
        found = [it for it in near if it.date is not None and it.date.exact and not self._is_told(it)]
        if len(found) != 1:
            return None
        (timex,) = found
        at = self._syntax.at(timex.span.start)
        verb = next((t for t in self._syntax.ancestors(at) if t.pos in ("VERB", "AUX")), None) if at else None
        hung = verb is not None and any(start <= verb.start < end for start, end in attribution.content)
        return Dating(timex.date, timex.basis, DatingMethod.TIMEX) if hung else None

    def of_source(self, attribution: Attribution) -> Dating | None:
        """The date on the source itself: "according to a poll published on Friday"; no other is of the telling."""
        source = head_of(self._syntax, self._report.span(*attribution.source)) if attribution.source else None
        own = self._syntax.subtree(source) if source is not None else []
        cue = self._syntax.within(*attribution.cue) if attribution.cue else ()
        for clause in (c for noun in cue for c in self._syntax.children(noun, "acl", "amod")):
            own += self._syntax.subtree(clause) if clause.lemma in self._lexicon.publishing else []
        done = [verb for verb in own if verb.pos == "VERB" and verb.lemma not in self._lexicon.publishing]
        seen = {token.start for verb in done for token in self._syntax.subtree(verb)}  # "a report seen on Friday"
        starts = {token.start for token in own} - seen
        for timex in self._times.timexes:
            if timex.span.start in starts and timex.date is not None and not self._is_told(timex):
                return Dating(timex.date, timex.basis, DatingMethod.TIMEX)
        return None

    def _is_told(self, timex: Timex) -> bool:
        """Whether a time stands in what somebody says."""
        return any(start <= timex.span.start < end for start, end in self._told)

    def _words_told(self, attribution: Attribution) -> list[tuple[int, int]]:
        """The stretches of the content without the times that are the cue's own, as far as a cut took them in."""
        parts = list(attribution.content)
        cue = head_of(self._syntax, self._report.span(*attribution.cue)) if attribution.cue else None
        if cue is None:
            return parts
        first = bisect_left(self._starts, min(start for start, _ in parts))
        last = bisect_left(self._starts, max(end for _, end in parts))
        for timex in self._times.timexes[first:last]:
            at = (timex.span.start, timex.span.end)
            if any(covers(part, at) for part in parts) and self._is_own(timex, cue):
                parts = [piece for part in parts for piece in subtract(part, at)]
        return parts

    def _is_own(self, timex: Timex, cue: Token) -> bool:
        """Whether a time in the words of a statement tells when they were said.

        "Today" is the same day for who speaks as for who reports it; else a phrase of the cue's own opens the sentence
        ("In a speech in 2011 she described it as"), or ends it where no clause is told ("dismissed the site in 2014").
        """
        if timex.rule == "today":
            return True
        at = self._syntax.at(timex.span.start)
        while at is not None and self._syntax.head(at) not in (at, cue):
            if at.pos in ("VERB", "AUX"):
                return False
            at = self._syntax.head(at)
        if at is None or self._syntax.head(at) is not cue or at.dep not in ("prep", "npadvmod", "advmod"):
            return False
        subjects = self._syntax.children(cue, "nsubj", "nsubjpass")
        if at.index < min((subject.index for subject in subjects), default=cue.index):
            return True
        if (at.dep == "prep" and at.lemma not in self._pack.timex.at_events) or cue.lemma in self._lexicon.announcing:
            return False
        clauses = [child for child in self._syntax.subtree(cue) if child.dep in ("ccomp", "xcomp", "pcomp")]
        return at.index > cue.index and not clauses
