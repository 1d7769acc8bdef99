"""From attributions to statements: speaker, form, act, date and circumstances of each.

Invariant: statements stand in the order of their words, and no statement's content crosses into another's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.dates import Edtf
from onrecord.entities import Entities
from onrecord.language import Pack
from onrecord.model import (
    Act,
    Dating,
    DatingMethod,
    EntityKind,
    Form,
    Report,
    Role,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    content_id,
)
from onrecord.statements.act import read_act, read_form
from onrecord.statements.attribute import Attributed, as_said
from onrecord.statements.attribution import Attribution, covers
from onrecord.statements.circumstances import CircumstanceReader, Circumstances
from onrecord.statements.occasion import Occasions
from onrecord.statements.phrases import Phrases
from onrecord.statements.quotation import find_quotations
from onrecord.statements.speaker import head_of, read_speaker
from onrecord.statements.tagger import Speech
from onrecord.syntax import Syntax, Token
from onrecord.timex import Times, dating

_NEARBY = 4000
"""Code points before a pronoun in which its person is looked for: more than the sentences that it may reach."""

_GOVERNED = frozenset({DatingMethod.TIMEX, DatingMethod.EVENT, DatingMethod.PASSAGE})
"""How a date that stands with a clause governs it."""

_SAME_NEWS = 5
"""Days before the day of the news within which the date of a person's words right before is that of the next ones, too.
Set by hand: a weekend and a day on either side; words of longer ago are background, and the next may be news."""

_AHEAD = 2
"""Paragraphs after a person's words in which their next ones date them."""

_ANSWER = 200
"""Code points between a question and an answer that stands behind it: a clause of saying, no paragraph. Set by hand."""

_RIGHT_BEFORE = "The same speaker's words right before are dated: "
"""How a date is told that goes on from words before."""

_ADDING = 0.8
"""What is left of the score of a speaker for "the president added" behind that person's words. Set by hand."""


class _StatementReader:
    """Turns the attributions of one report into statements, in text order, with the scene carried along."""

    def __init__(
        self,
        report: Report,
        syntax: Syntax,
        times: Times,
        entities: Entities,
        pack: Pack,
        speech: Speech | None,
    ) -> None:
        self.speech = speech
        self.report, self.syntax, self.times, self.entities = report, syntax, times, entities
        self.lexicon, self.pack = pack.attribution, pack
        self.phrases = Phrases(report, syntax, find_quotations(report), pack.attribution)
        self.circumstances = CircumstanceReader(report, syntax, entities, pack.attribution)
        self.occasions = Occasions(report, syntax, times, pack.attribution, pack.timex)
        self.scene: tuple[str, int, Circumstances] | None = None
        self.dated: dict[str, tuple[int, Dating]] = {}
        self.last: tuple[int, str | None] = (-1, None)
        self.asked: tuple[int, Dating, str | None] | None = None
        self.roles: dict[str, str] = {}
        self.there: dict[str, tuple[int, Dating]] = {}
        self.spoke: tuple[int, Speaker] | None = None
        self.lead = next((n for n, block in enumerate(report.blocks) if block.role is Role.BODY), -1)
        opening = [n for n, block in enumerate(report.blocks) if block.role is Role.TITLE or n == self.lead]
        self.in_lead = {entity for n in opening for entity in self._named_in(n)}
        self.on_day: dict[str, set[str]] = {}
        for timex in times.timexes:
            if timex.date is not None and timex.date.exact:
                named = self._named_in(report.block_at(timex.span.start))
                self.on_day.setdefault(timex.date.value, set()).update(named)

    def _named_in(self, block: int) -> set[str]:
        """The entities that a block mentions."""
        bounds = self.report.blocks[block]
        return {m.entity for m in self.entities.at(bounds.start, bounds.end) if m.entity is not None}

    def statements(self, attributions: Iterable[Attribution]) -> tuple[Statement, ...]:
        found: list[Statement] = []
        for attribution in attributions:
            found.extend(self._of(attribution))
        return tuple(_nested(self._dated_after(found)))

    def _dated_after(self, statements: list[Statement]) -> list[Statement]:
        """News of no day of its own, dated as the same person's next words are, in the same paragraph or the two after.

        "The minister said that it was ready. … “It is,” she told reporters on Sunday": the lead is of Sunday, too.
        """
        found: list[Statement] = []
        following: dict[str, tuple[int, Dating | None]] = {}
        for it in reversed(statements):
            person, own = it.speaker.entity, it.said_on
            block = self.report.block_at(it.content[0].start)
            ahead, after = following.get(person or "", (0, None))
            cue = self._token((it.cue.start, it.cue.end)) if it.cue else None
            of_no_day = own.method is DatingMethod.PUBLICATION and not self._at_another_time(cue)
            if person and after is not None and of_no_day and 0 <= ahead - block <= _AHEAD:
                basis = f"The same speaker's words right after are dated: {after.basis}"
                it = replace(it, said_on=replace(after, method=DatingMethod.PASSAGE, basis=basis))
            if person:
                of_news = own.method is DatingMethod.TIMEX and self._is_news(own)
                following[person] = (block, own if of_news else None) if own.method in _GOVERNED else (block, after)
            found.append(it)
        return found[::-1]

    def _at_another_time(self, cue: Token | None) -> bool:
        """Whether a clause or a phrase sets a time of saying without a date: "As a candidate", "When it began"."""
        if cue is None:
            return True
        beside = self.syntax.children(cue, "advcl", "prep")
        finite = ("VBD", "VBZ", "VBP")
        return any(
            c.tag in finite if c.dep == "advcl" else c.lemma in self.lexicon.at_another_time
            for c in beside
            if c.index < cue.index
        )

    def _is_news(self, when: Dating) -> bool:
        """Whether a date is one day, and of the days before publication."""
        return bool(when.date and when.date.exact) and _days_before(when, self.times.published) in range(_SAME_NEWS)

    def _of(self, attribution: Attribution) -> list[Statement]:
        report = self.report
        cue = self._token(attribution.cue)
        speaker = read_speaker(report, self.syntax, self.entities, attribution.source, self.pack.entities)
        speaker = self._in_role(self._adding(speaker, cue))
        told = self._circumstances(cue, speaker, attribution)
        if attribution.source and told.addressee and report.span(*attribution.source).overlaps(told.addressee):
            told = replace(told, addressee=None)
        if attribution.via and told.via is None:
            told = replace(told, via=report.span(*attribution.via))
        speaker = self._outside(speaker, attribution)
        said_on = self._said_on(cue, told, speaker, attribution)
        out: list[Statement] = []
        for content in self._pieces(attribution):
            spans = tuple(span for start, end in content if (span := report.stripped(start, end)))
            act = read_act(report, self.syntax, attribution.cue, content, self.lexicon, self.speech)
            form = read_form(content, self.phrases.touching((content[0][0], content[-1][1])))
            cue_span = report.span(*attribution.cue) if attribution.cue else None
            where = [(s.start, s.end) for s in spans]
            out.append(
                Statement(
                    id=content_id("statement", report.id, where, attribution.cue, speaker.name),
                    speaker=speaker,
                    cue=cue_span,
                    content=spans,
                    form=form,
                    act=act,
                    confidence=round(attribution.confidence, 3),
                    said_on=said_on,
                    venue=told.venue,
                    addressee=told.addressee,
                    via=told.via,
                    asker=speaker.span if act is Act.QUESTION and form is Form.INDIRECT else None,
                )
            )
        return out

    def _in_role(self, speaker: Speaker) -> Speaker:
        """With the office that stood with the person's name where they spoke before."""
        if speaker.entity is None or speaker.kind is not SpeakerKind.PERSON:
            return speaker
        if speaker.role is None:
            return replace(speaker, role=self.roles.get(speaker.entity))
        self.roles.setdefault(speaker.entity, speaker.role)
        return speaker

    def _adding(self, speaker: Speaker, cue: Token | None) -> Speaker:
        """Who adds to words right before: an office without a name is that of the person who spoke them."""
        block = self.syntax.sentence_of(cue).block if cue else -1
        since, last = self.spoke or (block, None)
        if (
            last is not None
            and cue is not None
            and speaker.entity is None
            and speaker.kind is SpeakerKind.PERSON
            and cue.lemma in self.lexicon.adding
            and block - since in (0, 1)
        ):
            why = f"an office that adds to what {last.name} said right before"
            sure = round(last.score * _ADDING, 3)
            speaker = replace(last, span=speaker.span, score=sure, reason=why)
        elif last is not None and block == since and self._may_be(speaker, last):
            why = f"a pronoun that may mean several, right behind what {last.name} said"
            speaker = replace(last, span=speaker.span, score=round(last.score * _ADDING, 3), reason=why)
        named = speaker.kind is SpeakerKind.PERSON and speaker.entity is not None
        self.spoke = (block, speaker) if named and cue else None
        return speaker

    def _may_be(self, speaker: Speaker, last: Speaker) -> bool:
        """Whether a pronoun that is left open, because several may be meant, may mean who spoke last."""
        span = speaker.span
        if span is None or speaker.entity is not None or span.quote.lower() not in self.pack.entities.pronouns:
            return False
        return any(m.entity is not None for m in self.entities.at(span.start, span.end)) and last.entity is not None

    def _token(self, cue: tuple[int, int] | None) -> Token | None:
        return head_of(self.syntax, self.report.span(*cue)) if cue else None

    def _circumstances(self, cue: Token | None, speaker: Speaker, attribution: Attribution) -> Circumstances:
        """What the cue's clause tells, and the scene: one set here, or one set before for the same person.

        Whoever is asked in a scene speaks next in it, to those whom it names.
        """
        if cue is None:
            return Circumstances()
        block = self.report.block_at(attribution.start)
        told, scene = self.circumstances.read(cue), self.circumstances.scene(cue)
        person = speaker.entity or self._addressed(told)
        if scene is not None:
            if person is not None:
                self.scene = (person, block, scene)
            return told.or_else(scene)
        if self.scene is None or block - self.scene[1] > 1:
            self.scene = None
            return told
        holder, _, scene = self.scene
        if holder != person:
            return told
        self.scene = (holder, block, scene)
        return told.or_else(scene)

    def _addressed(self, told: Circumstances) -> str | None:
        """The entity that is spoken to: a person sooner than the country of an office."""
        if told.addressee is None:
            return None
        mentions = self.entities.at(told.addressee.start, told.addressee.end)
        named = [m.entity for m in mentions if m.entity is not None]
        people = [each for each in named if self.entities.entity(each).kind is EntityKind.PERSON]
        return next(iter([*people, *named]), None)

    def _asked_of(self, cue: Token) -> str | None:
        """Who is asked where the question opens the answer: "Asked whether it would, the minister said"."""
        answering = self.syntax.head(cue)
        if cue.lemma not in self.lexicon.asking or cue.tag != "VBN" or cue.dep != "advcl":
            return None
        for subject in self.syntax.children(answering, "nsubj"):
            mentions = self.entities.at(subject.start, subject.end)
            return next((m.entity for m in mentions if m.entity is not None), None)
        return None

    def _asked_on(self, cue: Token, told: Circumstances, block: int) -> str | None:
        """Who is asked by a pronoun that means nobody yet: who spoke right before."""
        asked = told.addressee.quote.lower() if told.addressee else ""
        if cue.lemma not in self.lexicon.asking or asked not in self.pack.entities.pronouns:
            return None
        return self.last[1] if block - self.last[0] <= 1 else None

    def _outside(self, speaker: Speaker, attribution: Attribution) -> Speaker:
        """No pronoun means a person whom only the statement's own words have named so far."""
        if (
            speaker.entity is None
            or speaker.span is None
            or speaker.span.quote.lower() not in self.pack.entities.pronouns
        ):
            return speaker
        start = speaker.span.start
        named = [m for m in self.entities.at(max(0, start - _NEARBY), start) if m.entity == speaker.entity]
        within = [any(covers(c, (m.span.start, m.span.end)) for c in attribution.content) for m in named[-3:]]
        if not within or not all(within):
            return speaker
        why = "unresolved: the only person named stands in what is said"
        return Speaker(SpeakerKind.UNNAMED, None, None, speaker.span, None, 0.0, why)

    def _said_on(self, cue: Token | None, told: Circumstances, speaker: Speaker, attribution: Attribution) -> Dating:
        """The date that governs the cue; else the scene's or occasion's; else that of the person's words right before.

        The day of the news dates only what is tied to it: words in the lead, or of those whom the lead or a paragraph
        with that day names; not what goes on with words of a day or two before ("told the paper on Sunday that").
        What others say further down may be older, and a document speaks in the present whenever it was written.
        """
        if cue is None:
            return Dating(None, "No words of saying stand with it.")
        own, block = self._no_later_than_told(self._dating(cue)), self.syntax.sentence_of(cue).block
        if cue.pos == "ADP" and own.method in _GOVERNED:
            return self._of_source(attribution)
        asks = cue.lemma in self.lexicon.asking
        to = (self._addressed(told) if asks else None) or self._asked_of(cue)
        person = speaker.entity or to or self._asked_on(cue, told, block)
        found = self._by_words(cue, own, told, person, speaker)
        # One whom nothing names ("the minister") answers what was asked right before; anybody else does not.
        meant = self.asked is not None and (person == self.asked[2] if person else speaker.kind is SpeakerKind.PERSON)
        answers = meant and not self._perfect(cue)
        if found.date is None and self.asked and answers and 0 <= attribution.start - self.asked[0] <= _ANSWER:
            basis = f"It answers the question before it: {self.asked[1].basis}"
            found = replace(self.asked[1], method=DatingMethod.PASSAGE, basis=basis)
        of_news = found.method is DatingMethod.PUBLICATION
        if (found.date is not None or of_news) and person is not None:
            basis = found.basis.removeprefix(_RIGHT_BEFORE)
            self.dated[person] = (block, replace(found, basis=basis))
        self.occasions.spoken_at(cue, found)
        if found.date is not None and found.date.exact and self.occasions.stands_with(cue):
            self._meet(cue, attribution, found)
        self.asked = (attribution.end, found, to) if asks and found.date is not None else None
        self.last = (block, person)
        return found

    def _no_later_than_told(self, own: Dating) -> Dating:
        """The date, unless it is a last bound after the report: that bounds what is told ("gives it until 2049")."""
        when, out = own.date, self.times.published.date
        if when is None or when.first is not None or when.last is None or out is None or out.last is None:
            return own
        return Dating(None, f"{own.basis} It lies after the report.") if when.last > out.last else own

    def _meet(self, cue: Token, attribution: Attribution, when: Dating) -> None:
        """Know who else was there: those whom the sentence names beside what is said ("at a news conference with")."""
        sentence = self.syntax.sentence_of(cue)
        for mention in self.entities.at(sentence.start, sentence.end):
            inside = any(covers(part, (mention.span.start, mention.span.end)) for part in attribution.content)
            if mention.entity is not None and not inside:
                basis = f"They were there as well: {when.basis.removeprefix(_RIGHT_BEFORE)}"
                self.there.setdefault(mention.entity, (sentence.block, replace(when, basis=basis)))

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
            scene = self._dating(told.scene)
            if scene.date is not None and scene.method is DatingMethod.TIMEX:
                basis = f"On the occasion told before: {scene.basis}"
                return replace(scene, method=DatingMethod.PASSAGE, basis=basis)
        occasion = self.occasions.day_of(cue)
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
        return self._said_before(person, self.syntax.sentence_of(cue).block) or own

    def _perfect(self, cue: Token) -> bool:
        """Whether a cue is in the perfect, which tells that something was said, and not when."""
        return cue.tag == "VBN" and any(c.dep == "aux" and c.tag != "MD" for c in self.syntax.children(cue))

    def _said_before(self, person: str | None, block: int) -> Dating | None:
        """The date of the words that a person spoke, or was asked, in the same paragraph or the one before.

        News of no day goes on as such.
        """
        since, earlier = self.dated.get(person or "", (block, None))
        if earlier is None or block - since > 1 or earlier.date is None:
            return earlier if earlier is not None and block - since <= 1 else None
        return replace(earlier, method=DatingMethod.PASSAGE, basis=f"{_RIGHT_BEFORE}{earlier.basis}")

    def _of_news(self, cue: Token, own: Dating, person: str | None, speaker: Speaker) -> Dating:
        """The day of the news, for words that are tied to it."""
        block = self.syntax.sentence_of(cue).block
        if speaker.kind is SpeakerKind.DOCUMENT:
            return Dating(None, "A document says so; the report does not tell of when it is.")
        if self._at_another_time(cue):
            return Dating(None, "Words before it set another time, of which the report tells no day.")
        right_before = self._said_before(person, block)
        if right_before is not None and _days_before(right_before, own) in range(_SAME_NEWS):
            return right_before
        if block == self.lead or person in self.in_lead or person in self.on_day.get(own.value or "", ()):
            return own
        if right_before is not None and right_before.date is None:
            right_before = None
        untied = Dating(
            None, "It stands with the news of the day, but nothing ties it to that day.", DatingMethod.PUBLICATION
        )
        since, there = self.there.get(person or "", (block, None))
        if right_before is None and there is not None and block - since <= _AHEAD:
            return replace(there, method=DatingMethod.PASSAGE)
        return right_before or self._in_response(cue) or untied

    def _in_response(self, cue: Token) -> Dating | None:
        """Between what it responds to and the day on which the report was out: one day, where both are the same."""
        since, out = self.occasions.after(cue), self.times.published.date
        if since is None or since.date is None or since.date.first is None or out is None or not out.exact:
            return None
        if out.last is None or out.last < since.date.first:
            return None
        basis = f"{since.basis} The report was out by {out.last}."
        return Dating(Edtf.between(since.date.first, out.last), basis, DatingMethod.EVENT)

    def _of_source(self, attribution: Attribution) -> Dating:
        """The date on the source itself: "according to a poll published on Friday"; no other is of the telling."""
        start, end = attribution.source or (0, 0)
        for timex in self.times.timexes:
            if start <= timex.span.start < end and timex.date is not None:
                return Dating(timex.date, timex.basis, DatingMethod.TIMEX)
        return Dating(None, "The date beside it is of what is told, not of the telling.")

    def _dating(self, verb: Token) -> Dating:
        """The date of a verb; of a participle or conjunct without one ("adding", "as saying") that of its main verb."""
        found = dating(verb, self.report, self.syntax, self.times, self.pack.timex)
        above = self.syntax.head(verb)
        if verb.dep == "pcomp" and above.pos == "ADP":
            above = self.syntax.head(above)
        hangs = verb.dep in ("pcomp", "xcomp", "conj") or (verb.dep == "advcl" and verb.tag in ("VBG", "VBN"))
        # What somebody says that they expect, they expect as they say it.
        holds = verb.dep == "ccomp" and verb.lemma in self.lexicon.holding and verb.tag == "VBD"
        hangs = hangs or (holds and any(c.dep == "nsubj" and c.pos == "PRON" for c in self.syntax.children(verb)))
        if found.date is None and hangs and above.pos in ("VERB", "AUX") and above is not verb:
            return self._dating(above)
        return found

    def _pieces(self, attribution: Attribution) -> list[tuple[tuple[int, int], ...]]:
        """A quotation of several sentences as several statements where the act changes.

        Plain claims go with what stands before them.
        """
        quotations = self.phrases.touching((attribution.start, attribution.end))
        if not any(covers((q.outer_start, q.outer_end), c) for q in quotations for c in attribution.content):
            return [attribution.content]
        groups: list[tuple[Act, list[tuple[int, int]]]] = []
        for pieces in self._by_sentence(attribution.content):
            act = read_act(self.report, self.syntax, attribution.cue, pieces, self.lexicon, self.speech)
            if groups and (act is groups[-1][0] or act is Act.ASSERT):
                last = groups[-1][1]
                whole = any(start <= last[-1][0] and pieces[0][1] <= end for start, end in attribution.content)
                if whole and pieces[0][0] - last[-1][1] <= 2:
                    last[-1] = (last[-1][0], pieces[0][1])
                    last.extend(pieces[1:])
                else:
                    last.extend(pieces)
            else:
                groups.append((act, list(pieces)))
        return [tuple(pieces) for _, pieces in groups]

    def _by_sentence(self, content: Iterable[tuple[int, int]]) -> list[tuple[tuple[int, int], ...]]:
        """The stretches of a content, those of one sentence together (“The quay,” she said, “is not for sale.”)."""
        out: list[tuple[int | None, list[tuple[int, int]]]] = []
        for start, end in content:
            for piece in self._sentences(start, end):
                first = next(iter(self.syntax.within(*piece)), None)
                number = first.sentence if first else None
                if out and number is not None and out[-1][0] == number:
                    out[-1][1].append(piece)
                else:
                    out.append((number, [piece]))
        return [tuple(pieces) for _, pieces in out]

    def _sentences(self, start: int, end: int) -> list[tuple[int, int]]:
        """The sentences of one stretch, clipped to it."""
        out: list[tuple[int, int]] = []
        for token in self.syntax.within(start, end):
            sentence = self.syntax.sentence_of(token)
            piece = (max(start, sentence.start), min(end, sentence.end))
            if not out or out[-1] != piece:
                out.append(piece)
        if not out:
            return [(start, end)]
        out[0], out[-1] = (start, out[0][1]), (out[-1][0], end)
        return out


def _days_before(one: Dating, other: Dating) -> int | None:
    """Days from the last day of one date to the first of another; None where one is not known."""
    last, first = one.date and one.date.last, other.date and other.date.first
    return (first - last).days if last and first else None


def _nested(statements: list[Statement]) -> list[Statement]:
    """Statements whose words lie inside another's say so: A says that B told C.

    Only those whose words begin before and end behind come into question; they are kept on a stack.
    """
    out: dict[str, Statement] = {}
    opened: list[Statement] = []
    for inner in sorted(statements, key=lambda s: (s.content[0].start, -s.content[-1].end)):
        opened = [s for s in opened if s.content[-1].end > inner.content[0].start]
        outer = [s for s in opened if all(any(_wider(piece, part) for piece in s.content) for part in inner.content)]
        nearest = min(outer, key=lambda s: s.content[-1].end - s.content[0].start, default=None)
        out[inner.id] = replace(inner, within=nearest.id) if nearest else inner
        opened.append(inner)
    return [out[statement.id] for statement in statements]


def _wider(outer: Span, inner: Span) -> bool:
    return outer.covers(inner) and outer != inner


def read_statements(
    report: Report,
    syntax: Syntax,
    times: Times,
    entities: Entities,
    pack: Pack,
    attributed: Attributed,
) -> tuple[Statement, ...]:
    """Who said what, when, in a parsed report; `attributed` is what `attribute` found in it."""
    reader = _StatementReader(report, syntax, times, entities, pack, attributed.speech)
    return reader.statements(as_said(attributed, reader.phrases))
