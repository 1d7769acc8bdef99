"""Who speaks in the turns of a conversation, with labels or without, and on which day it was held.

Invariant: a turn is as sure of its speaker as its label is: a name, an office that one person of the report holds, one
person's initials, or the answers to whoever is named most before the first turn. What a turn speaks of never dates it:
its day is that of the conversation, as the words around it tell, or of the page that puts it out word by word.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from onrecord.dates import Edtf
from onrecord.entities import Entities
from onrecord.entities.abbreviations import initials
from onrecord.entities.linking import can_mean
from onrecord.entities.spans import fold
from onrecord.entities.turns import INITIALS, without_brackets
from onrecord.language import Pack
from onrecord.model import Block, Dating, DatingMethod, EntityKind, Report, Role, Speaker, SpeakerKind
from onrecord.page.visible_dates import is_date_line, visible_dates
from onrecord.statements.attribution import Attribution, covers
from onrecord.statements.exchange import read_exchange
from onrecord.statements.marked import IN_TURN
from onrecord.statements.speaker import named
from onrecord.syntax import Syntax, Token
from onrecord.timex import Times, dating

_QUESTIONS, _WORDS, _OPENING = 3, 60, 6
"""Paragraphs that must ask for a report without labels to be an interview, words that such a one has at most, and body
paragraphs among which the first of them stands. Set by hand."""

_ANSWERS, _OFFICE, _INITIALS = 0.8, 0.85, 0.85
"""Score of a speaker told by being the one who is asked, by an office that one person holds, by one person's initials.
Set by hand."""


class Conversation:
    """The turns among the attributions of one report."""

    def __init__(
        self,
        report: Report,
        syntax: Syntax,
        times: Times,
        entities: Entities,
        pack: Pack,
        attributions: list[Attribution],
    ) -> None:
        self._report, self._syntax, self._times, self._entities, self._pack = report, syntax, times, entities, pack
        self._turns = [each for each in attributions if each.rule == IN_TURN]
        labels = [(each.source or each.cue or each.content[0])[0] for each in self._turns]
        question = None if self._turns else self._first_question()
        self._interview = question is not None
        self._first = min(labels, default=0) if question is None else question
        self._asked = self._who_is_asked()
        self._asking = self._who_asks()
        unnamed = any(turn.source is None for turn in self._turns)
        exchange = read_exchange(report, pack.attribution) if unnamed else ()
        self._questions = {turn.words[0][0]: turn.asks for turn in exchange}
        self.day = self._day() if self._turns else Dating(None, "No conversation.")

    def speaker(self, attribution: Attribution, found: Speaker) -> Speaker:
        """Who speaks in a turn, or answers in an interview without labels; of others what was found."""
        if self._interview and self._asked and found.entity is None and self._answers(attribution):
            span = self._report.span(attribution.start, attribution.end)
            why = "the interview is with whom the report names most before its first question"
            told = named(self._entities, self._asked, span, _ANSWERS, why, self._pack.entities)
            return replace(told, span=found.span)
        if attribution.rule == IN_TURN and attribution.source is None:
            return self._in_exchange(attribution, found)
        if self._questions and attribution.source is not None:
            if self._report.text[slice(*attribution.source)].lower() not in self._pack.attribution.oneself:
                return found
            around = (turn for turn in self._turns if any(covers(it, attribution.source) for it in turn.content))
            return next((self._in_exchange(turn, found) for turn in around), found)
        if attribution.rule != IN_TURN or attribution.source is None or found.kind is SpeakerKind.DOCUMENT:
            return found
        span = self._report.span(*attribution.source)
        label = without_brackets(span.quote)
        lexicon = self._pack.attribution
        if label.lower() in lexicon.question_labels:
            return Speaker(SpeakerKind.UNNAMED, None, None, span, None, 0.0, "whoever asks the questions")
        if label.lower() in lexicon.answer_labels:
            why, person, score = "the answers of whom the report names most before them", self._asked, _ANSWERS
        elif found.entity is not None:
            return found
        elif label.isupper() and len(label) <= INITIALS:
            why, person, score = "the initials of one person", self._by_initials(label), _INITIALS
        elif self._entities.agreeing and (person := self._by_name(label)):
            why, score = "the one person of the report whom the label can mean", _INITIALS
        else:
            why, person, score = "the one person who holds that office", self._by_office(label), _OFFICE
        if person is None:
            return found
        return named(self._entities, person, span, score, why, self._pack.entities)

    def _in_exchange(self, attribution: Attribution, found: Speaker) -> Speaker:
        """Who speaks behind a dash in an interview: whom it is with, or who led it, where the report names them."""
        asks = self._questions.get(attribution.start)
        why = "who led the interview" if asks else "the interview is with whom the report names most before it"
        person = self._asking if asks else self._asked
        if asks is None or person is None:
            return replace(found, reason="whoever asks the questions") if asks else found
        span = self._report.span(attribution.start, attribution.end)
        return replace(named(self._entities, person, span, _ANSWERS, why, self._pack.entities), span=None)

    def _who_asks(self) -> str | None:
        """The one person of whom the words outside of the turns tell that they led the conversation: "беседовал …"."""
        spans = [span for turn in self._turns for span in turn.content]
        people, leading = set(self._people()), set()
        for verb in self._syntax.tokens if self._turns else ():
            if verb.lemma in self._pack.attribution.conversing and not any(s <= verb.start < e for s, e in spans):
                who = self._syntax.children(verb, "nsubj")
                leading |= {m.entity for t in who for m in self._entities.at(t.start, t.end) if m.entity in people}
        leading.discard(self._asked)
        return leading.pop() if len(leading) == 1 else None

    def _by_name(self, label: str) -> str | None:
        """The one person whom a label can mean by initials and surname, or a surname alone: "А. ВЕРИНА"."""
        fitting = [person for person in self._people() if can_mean(label.title(), self._entities.entity(person))]
        return fitting[0] if len(fitting) == 1 else None

    def _first_question(self) -> int | None:
        """Where an interview that labels nobody begins to ask, by short paragraphs with others behind them.

        None where it is none: it calls itself one before them, or they ask "you"; an explainer asks nobody.
        """
        body = [block for block in self._report.blocks if block.role is Role.BODY]
        asking = [at for at, block in enumerate(body) if self._asks(block)]
        answered = [at for at in asking if at + 1 < len(body) and not self._asks(body[at + 1])]
        if len(answered) < _QUESTIONS or asking[0] >= _OPENING:
            return None
        lexicon, first = self._pack.attribution, body[asking[0]].start
        asked = {word for at in asking for word in self._words(body[at].start, body[at].end)}
        return first if asked & lexicon.addressing or self._words(0, first) & lexicon.conversations else None

    def _words(self, start: int, end: int) -> set[str]:
        """The words of a stretch of the report in lower case."""
        return {word.strip("?.,;:!\"'“”‘’").lower() for word in self._report.text[start:end].split()}

    def _asks(self, block: Block) -> bool:
        """Whether a body paragraph is a question outside of quotation marks."""
        words = self._report.text[block.start : block.end].strip()
        return block.role is Role.BODY and words.endswith("?") and len(words.split()) <= _WORDS

    def _answers(self, attribution: Attribution) -> bool:
        """Whether words of an interview are an answer: in the first person, or a quotation that is its paragraph."""
        number = self._report.block_at(attribution.start)
        block = self._report.blocks[number]
        if block.start < self._first or self._asks(block):
            return False
        if attribution.source is not None:
            return self._report.text[slice(*attribution.source)].lower() in self._pack.attribution.oneself
        around = self._report.text[block.start : attribution.start] + self._report.text[attribution.end : block.end]
        return not any(c.isalnum() for c in around)

    def _people(self) -> list[str]:
        return [e.id for e in self._entities.entities if e.kind is EntityKind.PERSON]

    def _who_is_asked(self) -> str | None:
        """The person named most before the first turn, where one is."""
        people = set(self._people())
        before = self._entities.at(0, self._first)
        named = Counter(m.entity for m in before if m.entity in people and m.entity is not None)
        ranked = named.most_common(2)
        clear = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] > ranked[1][1])
        return ranked[0][0] if clear else None

    def _by_initials(self, label: str) -> str | None:
        outlet = initials((self._report.outlet or "").split())
        fitting = [p for p in self._people() if initials(self._entities.entity(p).name.split()) == label]
        return fitting[0] if len(fitting) == 1 and label != outlet else None

    def _by_office(self, label: str) -> str | None:
        """The one holder of an office that the label names, by all its words."""
        words = set(fold(label).split()) - {"the"}
        holders = {o.holder for o in self._entities.offices if not o.former and words <= set(fold(o.role).split())}
        return holders.pop() if len(holders) == 1 else None

    def _day(self) -> Dating:
        """The day on which the words around the turns say that it was held."""
        spans = [span for turn in self._turns for span in turn.content]
        held = [(token, when) for token in self._syntax.tokens if (when := self._held(token)) is not None]
        told = [when for token, when in held if not any(start <= token.start < end for start, end in spans)]
        days = {when.date.value: when for when in told if when.date is not None}
        if len(days) == 1:
            (when,) = days.values()
            return replace(when, method=DatingMethod.PASSAGE, basis=f"The conversation was then: {when.basis}")
        return self._on_air() or self._put_out() or Dating(None, "A conversation; the report does not tell its day.")

    def _on_air(self) -> Dating | None:
        """The one day before the turns in a sentence that tells of a guest: "Вчера гостем эфира был генерал"."""
        syntax, days = self._syntax, {}
        for sentence in syntax.sentences:
            hosting = any(t.lemma in self._pack.attribution.hosting for t in syntax.tokens_of(sentence))
            if sentence.end > self._first or not hosting:
                continue
            for timex in self._times.timexes:
                inside = sentence.start <= timex.span.start < sentence.end
                if inside and timex.date is not None and timex.date.exact:
                    days[timex.date.value] = timex
        if len(days) != 1:
            return None
        (timex,) = days.values()
        return Dating(timex.date, f"The conversation was on the air then: {timex.basis}", DatingMethod.PASSAGE)

    def _held(self, token: Token) -> Dating | None:
        """The day with a verb that tells of the conversation itself."""
        if token.pos != "VERB":
            return None
        lexicon, syntax = self._pack.attribution, self._syntax
        subjects = syntax.children(token, "nsubj", "nsubjpass")
        objects = syntax.children(token, "dobj")
        held = token.lemma in lexicon.taking_place and any(s.lemma in lexicon.conversations for s in subjects)
        given = token.lemma in lexicon.granting and any(o.lemma in lexicon.conversations for o in objects)
        met = token.lemma in lexicon.conversing and any(self._is_asked(s) for s in [*subjects, *objects])
        if not (held or given or met):
            return None
        when = dating(token, self._report, syntax, self._times, self._pack.timex)
        exact = when.method is DatingMethod.TIMEX and when.date is not None and when.date.exact
        return when if exact else None

    def _is_asked(self, token: Token) -> bool:
        """Whether a word means somebody who speaks in the turns."""
        speaking = {self._asked, *(m.entity for t in self._turns if t.source for m in self._entities.at(*t.source))}
        return any(m.entity in speaking for m in self._entities.at(token.start, token.end) if m.entity is not None)

    def _put_out(self) -> Dating | None:
        """The date line of a page that gives word by word what was said: "Transcript … Velm, 19 October 2017"."""
        report = self._report
        head = [block for block in report.blocks if block.start < self._first]
        words = {w.strip(".,:()").lower() for b in head for w in report.text[b.start : b.end].split()}
        if not words & self._pack.attribution.verbatim:
            return None
        for block in head:
            line = report.text[block.start : block.end].strip()
            if block.role is Role.FURNITURE and is_date_line(line, report.language, (self._pack.page,)):
                days = visible_dates(line, report.language, (self._pack.page,))
                if len(days) == 1 and not days[0].labelled:
                    basis = f"The page that puts it out word by word is of “{line}”."
                    return Dating(Edtf.day(days[0].day), basis, DatingMethod.PASSAGE)
        return None
