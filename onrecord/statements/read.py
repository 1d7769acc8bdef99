"""From attributions to statements: speaker, form, act, date and circumstances of each.

Invariant: statements stand in the order of their words, and no statement's content crosses into another's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.entities import Entities
from onrecord.language import Pack
from onrecord.model import (
    Act,
    EntityKind,
    Form,
    MentionKind,
    Report,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    content_id,
)
from onrecord.statements.act import read_act, read_form
from onrecord.statements.attribute import Attributed, as_said
from onrecord.statements.attribution import Attribution, Neighbours, covers, mark_before
from onrecord.statements.circumstances import CircumstanceReader, Circumstances, addressed
from onrecord.statements.conversation import Conversation
from onrecord.statements.marked import IN_TURN
from onrecord.statements.quoted import BARE
from onrecord.statements.said_on import DatesOfSaying
from onrecord.statements.speaker import SURE, head_of, named, read_speaker
from onrecord.syntax import Syntax, Token
from onrecord.timex import Times

_NEARBY = 4000
"""Code points before a pronoun in which its person is looked for: more than the sentences that it may reach."""

_STOPS = (".", "?", "!", "…", ":", ";")
"""What ends a sentence, or parts one from the next."""

_CLOSES = frozenset(" \n”’\"'»)")
"""What may stand behind such a mark."""

_TITLE = 20
"""Code points before a name in which a form of address stands: more than the longest has."""

_BEFORE = 0.75
"""Score of a speaker whose name stands right before a verb without a subject. Set by hand."""

_SURE_PRONOUN = 0.75
"""Score of a pronoun above which it tells by what form of address its person goes. Set by hand."""

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
        attributed: Attributed,
    ) -> None:
        self.speech = attributed.speech
        self.report, self.syntax, self.entities = report, syntax, entities
        self.lexicon, self.pack = pack.attribution, pack
        self.phrases = attributed.phrases
        self.circumstances = CircumstanceReader(report, syntax, entities, pack.attribution)
        self.scene: tuple[str, int, Circumstances] | None = None
        self.attributions = as_said(attributed)
        self.dates = DatesOfSaying(report, syntax, times, entities, pack, self.attributions)
        self.classes = self._pronoun_classes()
        self.neighbours = Neighbours(self.attributions)
        self.conversation = Conversation(report, syntax, times, entities, pack, self.attributions)
        self.roles: dict[str, str] = {}
        self.spoke: tuple[int, Speaker] | None = None
        self.spoken_to: str | None = None

    def statements(self) -> tuple[Statement, ...]:
        found: list[Statement] = []
        for attribution in self.attributions:
            found.extend(self._of(attribution))
        return tuple(_nested(self.dates.by_later_words(found)))

    def _of(self, attribution: Attribution) -> list[Statement]:
        report = self.report
        cue = self._token(attribution.cue)
        words = self.pack.entities, self.pack.inflection
        speaker = read_speaker(report, self.syntax, self.entities, attribution.source, *words)
        speaker = self.conversation.speaker(attribution, speaker)
        speaker = self._right_before(cue, speaker) if attribution.source is None else speaker
        speaker = self._in_role(self._adding(speaker, cue))
        told = self._circumstances(cue, speaker, attribution)
        if attribution.source and told.addressee and report.span(*attribution.source).overlaps(told.addressee):
            told = replace(told, addressee=None)
        if attribution.source and told.via and covers(attribution.source, (told.via.start, told.via.end)):
            told = replace(told, via=None)
        if attribution.via and told.via is None:
            told = replace(told, via=report.span(*attribution.via))
        if not self._is_told_by_another(cue):  # "Oren asked Velik whether …. “No,” he said": either may be meant
            self.spoken_to = addressed(told, self.entities)
        speaker = self._outside(speaker, attribution)
        said_on = self.dates.of(cue, told, speaker, attribution)
        if attribution.rule == IN_TURN:
            said_on = self.conversation.day
        out: list[Statement] = []
        for content in self._pieces(attribution):
            spans = tuple(span for start, end in content if (span := report.stripped(start, end)))
            act = read_act(report, self.syntax, attribution.cue, content, self.lexicon, self.speech)
            form = read_form(content, self.phrases.touching((content[0][0], content[-1][1])))
            form = Form.DIRECT if self._is_spoken(attribution) else form
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

    def _right_before(self, cue: Token | None, speaker: Speaker) -> Speaker:
        """The person named right before a verb to which the parser gives no subject: "…, Admiral Oren, called it"."""
        if cue is None or cue.tag != "VBD" or self.syntax.children(cue, "nsubj", "nsubjpass"):
            return speaker
        before = self.entities.at(self.syntax.sentence_of(cue).start, cue.start)
        if not before or before[-1].kind is not MentionKind.NAME or before[-1].entity is None:
            return speaker
        span, person = before[-1].span, before[-1].entity
        between = self.report.text[span.end : cue.start].strip(" ,")
        if between or self.entities.entity(person).kind is not EntityKind.PERSON:
            return speaker
        return named(self.entities, person, span, _BEFORE, "the name right before the verb", self.pack.entities)

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
        elif last is not None and block == since and self.spoken_to is None and self._may_be(speaker, last):
            why = f"a pronoun that may mean several, right behind what {last.name} said"
            speaker = replace(last, span=speaker.span, score=round(last.score * _ADDING, 3), reason=why)
        named = speaker.kind is SpeakerKind.PERSON and speaker.entity is not None
        if not self._is_told_by_another(cue):
            self.spoke = (block, speaker) if named and cue else None
        return speaker

    def _is_told_by_another(self, cue: Token | None) -> bool:
        """Whether words of saying stand in what another says."""
        return cue is not None and any(
            covers(piece, (cue.start, cue.end))
            for _, other in self.neighbours.near([(cue.start, cue.end)])
            for piece in other.content
        )

    def _may_be(self, speaker: Speaker, last: Speaker) -> bool:
        """Whether a pronoun that is left open, because several may be meant, may mean who spoke last."""
        span = speaker.span
        if span is None or speaker.entity is not None or span.quote.lower() not in self.pack.entities.pronouns:
            return False
        left_open = any(m.entity is not None for m in self.entities.at(span.start, span.end))
        label = self.pack.entities.pronouns[span.quote.lower()]
        return left_open and last.entity is not None and self.classes.get(last.entity, label) == label

    def _pronoun_classes(self) -> dict[str, str]:
        """By what pronouns people go, as a form of address before their name tells, or a pronoun that is sure."""
        lexicon, found = self.pack.entities, dict[str, str]()
        for mention in self.entities.mentions:
            if mention.entity is None or mention.score < SURE:
                continue
            before = self.report.text[max(0, mention.span.start - _TITLE) : mention.span.start].split()[-1:]
            told = lexicon.honorifics.get(before[0].lower()) if before else None
            if mention.kind is MentionKind.PRONOUN and mention.score > _SURE_PRONOUN:
                told = lexicon.pronouns.get(mention.span.quote.lower())
            if told:
                found.setdefault(mention.entity, told)
        return found

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
        person = speaker.entity or addressed(told, self.entities)
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

    def _outside(self, speaker: Speaker, attribution: Attribution) -> Speaker:
        """No pronoun means a person whom only the statement's own words have named so far, unless of them it is told.

        "He trusts Oren, he said" is not said by Oren; "Oren would not resign, she said" is.
        """
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
        if attribution.end <= start and any(self._is_subject(it.span) for it in named[-3:]):
            why = f"a pronoun behind what is told of {speaker.name}, whom nothing else names"
            return replace(speaker, score=round(speaker.score * _ADDING, 3), reason=why)
        why = "unresolved: the only person named stands in what is said"
        return Speaker(SpeakerKind.UNNAMED, None, None, speaker.span, None, 0.0, why)

    def _is_subject(self, name: Span) -> bool:
        """Whether a sentence's main clause tells of who is named, outside of quotation marks."""
        token = head_of(self.syntax, name)
        while token is not None and token.dep == "appos":
            token = self.syntax.head(token)
        if token is None or token.dep not in ("nsubj", "nsubjpass") or self.phrases.around(name.start):
            return False
        return self.syntax.head(token).dep in ("ROOT", "ccomp", "parataxis")

    def _pieces(self, attribution: Attribution) -> list[tuple[tuple[int, int], ...]]:
        """A quotation of several sentences as several statements where the act changes.

        Plain claims go with what stands before them; in a turn, what leads up to a question goes with it.
        """
        quotations = self.phrases.touching((attribution.start, attribution.end))
        quoted = any(covers((q.outer_start, q.outer_end), c) for q in quotations for c in attribution.content)
        asks = mark_before(self.report.text, attribution.end) == "?"
        if not quoted and (asks or not self._is_spoken(attribution)):
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

    def _is_spoken(self, attribution: Attribution) -> bool:
        """Whether it is a turn of a conversation in a language in which a dash or a label marks speech as marks do."""
        return attribution.rule == IN_TURN and self.lexicon.dashes_part_speech

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
            if out and piece[0] < out[-1][1]:
                continue
            if out and not self._ends(out[-1][1]):
                out[-1] = (out[-1][0], piece[1])
            else:
                out.append(piece)
        if not out:
            return [(start, end)]
        out[0], out[-1] = (start, out[0][1]), (out[-1][0], end)
        return out

    def _ends(self, end: int) -> bool:
        """Whether a sentence ends there by a mark: parsers begin one inside of words that are quoted."""
        while end and self.report.text[end - 1] in _CLOSES:
            end -= 1
        return self.report.text[end - 1 : end] in _STOPS


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
        if nearest and nearest.act is Act.DENY and nearest.speaker.entity == inner.speaker.entity is not None:
            inner = replace(inner, confidence=min(inner.confidence, BARE))  # "denied that he had said it was full"
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
    return _StatementReader(report, syntax, times, entities, pack, attributed).statements()
