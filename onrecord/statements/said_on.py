"""On which day something was said: by the cue's clause, the scene, the occasion, the news, or the same person's words.

Invariant: cues are asked for in the order of the text, and each answer may rest on those before it; publication dates
a cue only where the words are tied to the news of that day. What nothing ties to a day has none, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.dates import Edtf
from onrecord.entities import Entities
from onrecord.language import Pack
from onrecord.model import Dating, DatingMethod, EntityKind, Report, Role, Speaker, SpeakerKind, Statement
from onrecord.statements.attribution import Attribution, covers
from onrecord.statements.circumstances import Circumstances, addressed
from onrecord.statements.cue_times import CueTimes
from onrecord.statements.gatherings import Gatherings
from onrecord.statements.news import SAME_NEWS, days_before, is_news
from onrecord.statements.occasion import Occasions
from onrecord.statements.speaker import head_of
from onrecord.syntax import Syntax, Token
from onrecord.timex import Times, goes_on_later, is_long_ago, is_past_perfect, looks_back, puts_back

_GOVERNED = frozenset({DatingMethod.TIMEX, DatingMethod.EVENT, DatingMethod.PASSAGE})
"""How a date that stands with a clause governs it."""

_AHEAD = 2
"""Paragraphs after a person's words in which their next ones date them."""

_ANSWER = 200
"""Code points between a question and an answer that stands behind it: a clause of saying, no paragraph. Set by hand."""

_RIGHT_BEFORE = "The same speaker's words right before are dated: "
"""How a date is told that goes on from words before."""

_ANOTHER_TIME = Dating(None, "Words before it set another time, of which the report tells no day.")


class DatesOfSaying:
    """The dates on which the statements of one report were made.

    `of` is asked for each attribution in text order; `by_later_words` then goes back over the statements once. A time
    within what any of the `attributions` tells dates nothing outside of it.
    """

    def __init__(
        self,
        report: Report,
        syntax: Syntax,
        times: Times,
        entities: Entities,
        pack: Pack,
        attributions: Iterable[Attribution],
    ) -> None:
        self._report, self._syntax, self._times, self._entities = report, syntax, times, entities
        self._lexicon, self._pack = pack.attribution, pack
        self._cue_times = CueTimes(report, syntax, times, pack, attributions)
        self._occasions = Occasions(report, syntax, times, pack.attribution, pack.timex)
        self._gatherings = Gatherings(report, syntax, times, entities, pack)
        self._dated: dict[str, tuple[int, Dating]] = {}
        self._elsewhere: dict[int, bool] = {}
        self._last: tuple[int, str | None] = (-1, None)
        self._asked: tuple[int, Dating, str | None] | None = None
        self._there: dict[str, tuple[int, Dating]] = {}
        self._lead = next((n for n, block in enumerate(report.blocks) if block.role is Role.BODY), -1)
        opening = [n for n, block in enumerate(report.blocks) if block.role is Role.TITLE or n == self._lead]
        self._in_lead = {entity for n in opening for entity in self._named_in(n)}
        self._gave = self._interviews()
        self._on_day: dict[str, set[str]] = {}
        for timex in times.timexes:
            if timex.date is not None and timex.date.exact:
                named = self._named_in(report.block_at(timex.span.start))
                self._on_day.setdefault(timex.date.value, set()).update(named)

    def _interviews(self) -> dict[str, Dating]:
        """By person, the one day on which the report says that they gave an interview, or made remarks.

        Where a pronoun is linked to no person, it is the one whom the opening names, if that names one alone.
        """
        spoken = self._lexicon.conversations | self._lexicon.remarks
        found: dict[str, dict[str, Dating]] = {}
        for verb in self._syntax.tokens:
            given = verb.lemma in self._lexicon.granting and verb.pos == "VERB"
            whose = self._speech(verb, spoken)
            if not whose and not (given and any(n.lemma in spoken for n in self._syntax.children(verb, "dobj"))):
                continue
            when = self._cue_times.dating(verb)
            if when.method is not DatingMethod.TIMEX or when.date is None or not when.date.exact:
                continue
            for subject in whose or self._syntax.children(verb, "nsubj"):
                mentions = self._entities.at(subject.start, subject.end)
                gave = {m.entity for m in mentions if m.entity is not None}
                if subject.pos == "PRON" and not any(self._is_person(each) for each in gave):
                    named = {entity for entity in self._in_lead if self._is_person(entity)}
                    gave = named if len(named) == 1 else set()
                for person in gave:
                    found.setdefault(person, {})[when.date.value] = when
        days = {person: next(iter(each.values())) for person, each in found.items() if len(each) == 1}
        why = "They gave the interview, or made the remarks, then: "
        return {p: replace(w, method=DatingMethod.PASSAGE, basis=f"{why}{w.basis}") for p, w in days.items()}

    def _speech(self, verb: Token, spoken: frozenset[str]) -> list[Token]:
        """Whose speech took place, by a verb that says so ("Выступление министра состоялось в четверг")."""
        if verb.lemma not in self._lexicon.taking_place or verb.pos != "VERB":
            return []
        nouns = self._syntax.children(verb, "nsubj", "nsubjpass")
        own = [n for n in nouns if n.lemma in spoken & self._lexicon.gatherings]
        return [of for noun in own for of in self._syntax.children(noun, "nmod")]

    def of(self, cue: Token | None, told: Circumstances, speaker: Speaker, attribution: Attribution) -> Dating:
        """The date that governs the cue; else the scene's or occasion's; else that of the person's words right before.

        What none of these dates has the day of the question that it answers, or of the interview that the person gave.
        The day of the news dates only what is tied to it: words in the lead, or of those whom the lead or a paragraph
        with that day names; not what goes on with words of a few days before ("told the paper on Sunday that").
        What others say further down may be older, and a document speaks in the present whenever it was written.
        """
        if cue is None:
            return Dating(None, "No words of saying stand with it.")
        of_cue = self._cue_times.behind_dash(cue, attribution) or self._cue_times.dating(cue)
        own, block = self._no_later_than_told(of_cue), self._syntax.sentence_of(cue).block
        if cue.dep == "prep" or cue.text.lower() in self._lexicon.according_from:
            of_source = self._cue_times.of_source(attribution)
            if of_source is not None:
                return of_source
            if own.method in _GOVERNED:
                own = Dating(None, "The date beside it is of what is told, not of the telling.")
        asks = cue.lemma in self._lexicon.asking
        to = (addressed(told, self._entities) if asks else None) or self._asked_of(cue)
        person = speaker.entity or to or self._asked_on(cue, told, block)
        found = self._by_words(cue, own, told, person, speaker)
        # One whom nothing names ("the minister") answers what was asked right before; anybody else does not.
        meant = self._asked is not None and (person == self._asked[2] if person else speaker.kind is SpeakerKind.PERSON)
        answers = meant and not self._perfect(cue)
        if found.date is None and self._asked and answers and 0 <= attribution.start - self._asked[0] <= _ANSWER:
            basis = f"It answers the question before it: {self._asked[1].basis}"
            found = replace(self._asked[1], method=DatingMethod.PASSAGE, basis=basis)
        of_day = found.date is not None and found.method is not DatingMethod.PUBLICATION
        if person in self._gave and not of_day and not self._at_another_time(cue):
            found = self._gave[person]
        met = self._gatherings.day_of(person, cue.start)
        if (
            met is not None
            and found.date is None
            and not self._at_another_time(cue)
            and not looks_back(cue, self._pack.timex)
        ):
            found = met
        of_news = found.method is DatingMethod.PUBLICATION
        if (found.date is not None or of_news) and person is not None and not self._is_aside(cue, found):
            basis = found.basis.removeprefix(_RIGHT_BEFORE)
            self._dated[person] = (block, replace(found, basis=basis))
        self._occasions.spoken_at(cue, found)
        if found.date is not None and found.date.exact and self._occasions.stands_with(cue):
            self._meet(cue, attribution, found)
        self._asked = (attribution.end, found, to) if asks and found.date is not None else None
        self._last = (block, person)
        return found

    def _is_person(self, entity: str) -> bool:
        return self._entities.entity(entity).kind is EntityKind.PERSON

    def _is_aside(self, cue: Token, when: Dating) -> bool:
        """Whether it is said in an aside of another time: "Oren, who in 2017 said that …, stood beside him"."""
        aside = cue.dep in ("relcl", "acl") or any(a.dep == "relcl" for a in self._syntax.ancestors(cue))
        return aside and days_before(when, self._times.published) not in range(SAME_NEWS)

    def _no_later_than_told(self, own: Dating) -> Dating:
        """The date, unless it lies after the report, or is a last bound that does ("gives it until 2049")."""
        when, out = own.date, self._times.published.date
        bound = (when.first or when.last) if when is not None else None
        if bound is None or out is None or out.last is None or bound <= out.last:
            return own
        return Dating(None, f"{own.basis} It lies after the report.")

    def _meet(self, cue: Token, attribution: Attribution, when: Dating) -> None:
        """Know who else was there: those whom the sentence names beside what is said ("at a news conference with")."""
        sentence = self._syntax.sentence_of(cue)
        for mention in self._entities.at(sentence.start, sentence.end):
            inside = any(covers(part, (mention.span.start, mention.span.end)) for part in attribution.content)
            if mention.entity is not None and not inside:
                basis = f"They were there as well: {when.basis.removeprefix(_RIGHT_BEFORE)}"
                self._there.setdefault(mention.entity, (sentence.block, replace(when, basis=basis)))

    def _by_words(
        self,
        cue: Token,
        own: Dating,
        told: Circumstances,
        person: str | None,
        speaker: Speaker,
    ) -> Dating:
        """The date that the words tell: of the cue, the scene, the occasion, the news, or the words right before."""
        if own.method in (DatingMethod.TIMEX, DatingMethod.EVENT):
            return own
        if told.scene is not None:
            scene = self._cue_times.dating(told.scene)
            if scene.date is not None and scene.method is DatingMethod.TIMEX:
                basis = f"On the occasion told before: {scene.basis}"
                return replace(scene, method=DatingMethod.PASSAGE, basis=basis)
        occasion = self._occasions.day_of(cue)
        if occasion is not None:
            return occasion
        if own.method is DatingMethod.PUBLICATION:
            return self._of_news(cue, own, person, speaker)
        if cue.dep in ("relcl", "acl") or (cue.dep == "advcl" and cue.tag not in ("VBG", "VBN")):
            return (
                own if own.method is not DatingMethod.PASSAGE else Dating(None, "An aside; the report tells no date.")
            )
        if self._perfect(cue):
            return own
        if self._at_another_time(cue):
            return _ANOTHER_TIME
        if own.date is None and looks_back(cue, self._pack.timex):
            return own
        right_before = self._said_before(person, cue)
        if right_before is not None and goes_on_later(cue, self._syntax, self._pack.timex):
            right_before = right_before if is_news(right_before, self._times.published) else None
        if own.method is DatingMethod.PASSAGE and own.date is not None and own.date.exact:
            # Narration goes forward: what was done on an earlier day is background of the words before.
            behind = days_before(right_before, own) if right_before is not None else 0
            return own if behind is not None and behind >= 0 else right_before or own
        return right_before or own

    def _perfect(self, cue: Token) -> bool:
        """Whether a cue is in the perfect, which tells that something was said, and not when."""
        return cue.tag == "VBN" and any(c.dep == "aux" and c.tag != "MD" for c in self._syntax.children(cue))

    def _said_before(self, person: str | None, cue: Token) -> Dating | None:
        """The date of the words that a person spoke, or was asked, in the same paragraph or the one before.

        News of no day goes on as such.
        """
        block = self._syntax.sentence_of(cue).block
        since, earlier = self._dated.get(person or "", (block, None))
        if earlier is None or block - since > 1:
            return None
        if earlier.date is None:
            return earlier
        if earlier.date.first is None or earlier.date.last is None:
            return None
        named = any(s.pos != "PRON" for s in self._syntax.children(cue, "nsubj"))
        if block != since and named and is_long_ago(earlier.date, self._times.published.date):
            return None  # what was told of long ago is over with its paragraph, unless "she" goes on with it
        return replace(earlier, method=DatingMethod.PASSAGE, basis=f"{_RIGHT_BEFORE}{earlier.basis}")

    def _of_news(self, cue: Token, own: Dating, person: str | None, speaker: Speaker) -> Dating:
        """The day of the news, for words that are tied to it."""
        block = self._syntax.sentence_of(cue).block
        if speaker.kind is SpeakerKind.DOCUMENT:
            return Dating(None, "A document says so; the report does not tell of when it is.")
        if self._at_another_time(cue):
            return _ANOTHER_TIME
        right_before = self._said_before(person, cue)
        if right_before is not None and days_before(right_before, own) in range(SAME_NEWS):
            return right_before
        if block == self._lead or person in self._in_lead or person in self._on_day.get(own.value or "", ()):
            return own
        untied = Dating(
            None, "It stands with the news of the day, but nothing ties it to that day.", DatingMethod.PUBLICATION
        )
        since, there = self._there.get(person or "", (block, None))
        if (right_before is None or right_before.date is None) and there is not None and block - since <= _AHEAD:
            return replace(there, method=DatingMethod.PASSAGE)
        if right_before is not None and is_news(right_before, self._times.published):
            return right_before
        return self._in_response(cue) or untied

    def _in_response(self, cue: Token) -> Dating | None:
        """Between what it responds to and the day on which the report was out: one day, where both are the same."""
        since, out = self._occasions.after(cue), self._times.published.date
        if since is None or since.date is None or since.date.first is None or out is None or not out.exact:
            return None
        if out.last is None or out.last < since.date.first:
            return None
        basis = f"{since.basis} The report was out by {out.last}."
        return Dating(Edtf.between(since.date.first, out.last), basis, DatingMethod.EVENT)

    def _asked_of(self, cue: Token) -> str | None:
        """Who is asked where the question opens the answer: "Asked whether it would, the minister said"."""
        answering = self._syntax.head(cue)
        if cue.lemma not in self._lexicon.asking or cue.tag != "VBN" or cue.dep != "advcl":
            return None
        for subject in self._syntax.children(answering, "nsubj"):
            mentions = self._entities.at(subject.start, subject.end)
            return next((m.entity for m in mentions if m.entity is not None), None)
        return None

    def _asked_on(self, cue: Token, told: Circumstances, block: int) -> str | None:
        """Who is asked by a pronoun that means nobody yet: who spoke right before."""
        asked = told.addressee.quote.lower() if told.addressee else ""
        if cue.lemma not in self._lexicon.asking or asked not in self._pack.entities.pronouns:
            return None
        return self._last[1] if block - self._last[0] <= 1 else None

    def _at_another_time(self, cue: Token) -> bool:
        """Whether a clause or a phrase sets a time of saying without a date: "As a candidate", "When it began"."""
        if cue.index not in self._elsewhere:
            self._elsewhere[cue.index] = puts_back(cue, self._syntax, self._pack.timex) or self._is_put_back(cue)
        return self._elsewhere[cue.index]

    def _is_put_back(self, cue: Token) -> bool:
        """Whether a clause or a phrase before a cue puts it into another time."""
        beside = [c for c in self._syntax.children(cue, "advcl", "prep") if c.index < cue.index]
        if any(self._is_finite(c) if c.dep == "advcl" else self._sets_another_time(c) for c in beside):
            return True
        subject = min((s.index for s in self._syntax.children(cue, "nsubj", "nsubjpass")), default=0)
        opening = (c for c in self._syntax.children(cue, "prep", "advmod", "npadvmod") if c.index < subject)
        return any(self._holds_old_date(c) for c in opening)

    def _holds_old_date(self, opener: Token) -> bool:
        """Whether a phrase tells a time from before the news: "In a letter sent to the mayor in 2021, Oren said"."""
        words = self._syntax.subtree(opener)
        first, last = words[0].start, words[-1].end
        dates = (t.date for t in self._times.timexes if first <= t.span.start and t.span.end <= last)
        return any(is_long_ago(it, self._times.published.date) for it in dates)

    def _is_finite(self, clause: Token) -> bool:
        """Whether a clause has its verb or copula in the past or present: "When it began", "Когда она была мэром"."""
        return any(t.tag in ("VBD", "VBZ", "VBP") for t in (clause, *self._syntax.children(clause, "cop")))

    def _sets_another_time(self, opener: Token) -> bool:
        """Whether a preposition sets another time, alone ("As a candidate") or with its noun ("In opposition")."""
        nouns = self._syntax.children(opener, "pobj")
        in_a_state = any(n.lemma in self._lexicon.states and not self._syntax.children(n, "det") for n in nouns)
        return opener.lemma in self._lexicon.at_another_time or in_a_state

    def by_later_words(self, statements: list[Statement]) -> list[Statement]:
        """News of no day of its own, dated as the same person's next words are, in the same paragraph or the two after.

        "The minister said that it was ready. … “It is,” she told reporters on Sunday": the lead is of Sunday, too.
        """
        found: list[Statement] = []
        following: dict[str, tuple[int, Dating | None]] = {}
        for it in reversed(statements):
            person, own = it.speaker.entity, it.said_on
            block = self._report.block_at(it.content[0].start)
            ahead, after = following.get(person or "", (0, None))
            cue = head_of(self._syntax, it.cue) if it.cue else None
            reach = self._reach(own, cue)
            if person and after is not None and reach is not None and 0 <= ahead - block <= reach:
                basis = f"The same speaker's words right after are dated: {after.basis}"
                it = replace(it, said_on=replace(after, method=DatingMethod.PASSAGE, basis=basis))
            if person and not (cue and is_past_perfect(cue, self._syntax)):  # "On Tuesday she had said"
                of_news = own.method is DatingMethod.TIMEX and is_news(own, self._times.published)
                following[person] = (block, own if of_news else None) if own.method in _GOVERNED else (block, after)
            found.append(it)
        return found[::-1]

    def _reach(self, own: Dating, cue: Token | None) -> int | None:
        """Paragraphs on in which the same person's next words date these; None where these tell another time.

        What a report seems to look back on is of the day of the next words in the same paragraph.
        """
        if cue is None or self._at_another_time(cue) or looks_back(cue, self._pack.timex):
            return None
        if own.method is DatingMethod.PUBLICATION:
            return _AHEAD
        main = cue.tag == "VBD" and cue.dep in ("ROOT", "ccomp", "parataxis")
        return 0 if own.method is DatingMethod.UNKNOWN and own.date is None and main else None

    def _named_in(self, block: int) -> set[str]:
        """The entities that a block mentions."""
        bounds = self._report.blocks[block]
        return {m.entity for m in self._entities.at(bounds.start, bounds.end) if m.entity is not None}
