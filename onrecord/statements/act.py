"""What a speaker does by saying it, and the form in which the words are given.

Invariant: both are functions of the report's words: form of the quotation marks, act of cue, negation and content.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from functools import cached_property
from math import log

from onrecord.lexicons.attribution import AttributionLexicon
from onrecord.model import Act, Form, Report
from onrecord.page.quotation import OPENING, STRAIGHT, Quotation
from onrecord.statements.tagger.acts import Speech
from onrecord.statements.tagger.labels import ACTS
from onrecord.syntax import Syntax, Token

_MARKS = frozenset({*OPENING, STRAIGHT})

_UNSAID_BY_NEGATION = frozenset({Act.FORECAST, Act.PROPOSE, Act.CONFIRM})
"""Acts that words tell only where the content's main verb is not negated: "will not open" denies."""


def read_form(content: tuple[tuple[int, int], ...], quotations: tuple[Quotation, ...]) -> Form:
    """Direct where all of the content stands between quotation marks, mixed where some of it does, else indirect."""
    inside = [any(q.outer_start <= start and end <= q.outer_end for q in quotations) for start, end in content]
    if all(inside):
        return Form.DIRECT
    touched = any(q.start < end and start < q.end for start, end in content for q in quotations)
    return Form.MIXED if touched else Form.INDIRECT


class Ground(Enum):
    """By what a rule tells an act."""

    CUE = "the cue"
    WORDS = "words of the content"
    NEGATION = "a negated main verb"
    NOTHING = "nothing tells another"


_WEIGHT = {Ground.CUE: 8.0, Ground.WORDS: 8.0, Ground.NEGATION: 8.0, Ground.NOTHING: 3.0}
"""What is added to the logarithm of the encoder's probability for the act that a rule tells, by its ground."""


def read_act(
    report: Report,
    syntax: Syntax,
    cue: tuple[int, int] | None,
    content: tuple[tuple[int, int], ...],
    lexicon: AttributionLexicon,
    speech: Speech | None = None,
) -> Act:
    """The act: what a rule tells, weighed with what the encoder tells where there is one."""
    told, ground = act_by_rule(report, syntax, cue, content, lexicon)
    if speech is None:
        return told
    chances, _ = speech.scores(cue, content)
    return max(ACTS, key=lambda act: log(chances[act] + 1e-6) + (_WEIGHT[ground] if act is told else 0.0))


def act_by_rule(
    report: Report,
    syntax: Syntax,
    cue: tuple[int, int] | None,
    content: tuple[tuple[int, int], ...],
    lexicon: AttributionLexicon,
) -> tuple[Act, Ground]:
    """The act by what tells it first: a telling cue, a question mark, the content's words, its negation."""
    words = " … ".join(report.text[start:end] for start, end in content)
    said = _Said(syntax, content, lexicon)
    cues = syntax.within(*cue) if cue else ()
    if any(t.text.lower() in lexicon.rumours and t.pos in ("NOUN", "PROPN") for t in cues):
        return Act.OTHER, Ground.CUE
    if words.rstrip().endswith("?"):
        return Act.QUESTION, Ground.CUE
    by_cue = _by_cue(cues, said, lexicon)
    if by_cue is not None:
        return by_cue, Ground.CUE
    excluded = any(t.lemma in lexicon.excluding for t in cues)
    if not excluded and any(t.lemma in lexicon.negations for t in cues):
        silent = any(t.pos == "VERB" and t.lemma in lexicon.comment for t in cues)
        return (Act.DECLINE_COMMENT if silent else Act.CLAIM_IGNORANCE), Ground.CUE
    warned = said.is_warned(cues)
    if warned and said.threatens():
        return Act.THREATEN, Ground.WORDS
    negated = said.negated() and not said.conditional()
    quoted = report.text[content[0][0] - 1 : content[0][0]] in _MARKS if content else False
    ahead = said.bent_ahead(cues, quoted=quoted)
    likely = lexicon.likely.search(words)
    for act, pattern in lexicon.content_acts:
        match = pattern.search(words)
        unsaid = negated and act in _UNSAID_BY_NEGATION and not likely
        aside = match and match.lastgroup == "ahead" and not said.lies_ahead()
        borne = warned and act is Act.PROMISE  # what they warn that they would have to do is promised to nobody
        if match and not (unsaid or aside or borne) and not (quoted and match.lastgroup == "told"):
            assured = act is Act.EXPRESS_WILLINGNESS and any(t.lemma in lexicon.assuring for t in cues)
            promised = act is Act.FORECAST and ahead is Act.PROMISE and not likely
            return (Act.PROMISE if assured or promised else act), Ground.WORDS
    if excluded:
        return Act.EXPRESS_WILLINGNESS, Ground.CUE
    opines = any(t.lemma in lexicon.opining for t in cues)
    if ahead is not None and (ahead is Act.PROMISE or not negated or opines):
        return ahead, Ground.WORDS
    if opines:
        return Act.ASSERT, Ground.NOTHING
    if negated and not said.undecided() and not said.of_a_kind():
        return Act.DENY, Ground.NEGATION
    return Act.ASSERT, Ground.NOTHING


def _by_cue(cues: tuple[Token, ...], said: _Said, lexicon: AttributionLexicon) -> Act | None:
    """What words of saying do by themselves, as they stand or negated; None where they only say."""
    told = next((lexicon.cue_acts[t.lemma] for t in cues if t.lemma in lexicon.cue_acts), None)
    if told in _DONE_BY_SAYING and _is_negated(cues, said.syntax, lexicon):
        return Act.ASSERT
    if said.is_withheld(cues, told):
        unable = any(t.lemma in lexicon.able for t in cues)
        return Act.CLAIM_IGNORANCE if unable else Act.DECLINE_COMMENT
    asked_to = told is Act.QUESTION and next((t.tag for t in said.tokens), "") == "TO"  # "asked them to approve it"
    return Act.DEMAND if asked_to else told


_DONE_BY_SAYING = frozenset({Act.PROMISE, Act.PROPOSE, Act.DEMAND, Act.THREATEN})
"""Acts that are done by saying so, and not where the report tells that somebody did not: "did not promise that"."""


def _is_negated(verbs: Iterable[Token], syntax: Syntax, lexicon: AttributionLexicon) -> bool:
    """Whether a word beside one of these negates it, "neither" and "nor" among them."""
    return any(
        word.dep == "neg" or (word.lemma in lexicon.negations and word.dep in ("advmod", "preconj", "cc", "det"))
        for verb in verbs
        if verb.pos in ("VERB", "AUX", "NOUN", "PROPN")
        for word in syntax.children(verb)
    )


class _Said:
    """The words of one content, and what their tree tells of the act."""

    def __init__(self, syntax: Syntax, content: tuple[tuple[int, int], ...], lexicon: AttributionLexicon) -> None:
        self.syntax, self.lexicon = syntax, lexicon
        self.tokens = [token for start, end in content for token in syntax.within(start, end)]

    def is_withheld(self, cues: tuple[Token, ...], told: Act | None) -> bool:
        """Whether a verb is negated or refused that would confirm, deny or say it: "did not deny", "refused to say"."""
        lexicon, syntax = self.lexicon, self.syntax
        says = lexicon.saying | lexicon.comment
        if any(t.lemma in lexicon.declining for t in cues) and any(t.lemma in says for t in self.tokens[:2]):
            return True  # "refused", of "to comment on it"
        confirms = told in (Act.CONFIRM, Act.DENY)
        verb = next((t for t in reversed(cues) if t.pos == "VERB" and (confirms or t.lemma in says)), None)
        if verb is None or (not confirms and told not in (None, Act.DECLINE_COMMENT)):
            return False
        above = syntax.head(verb)
        if verb.dep in ("xcomp", "advcl", "ccomp") and above.lemma in lexicon.declining:
            return above.lemma not in lexicon.excluding or _is_negated([above], syntax, lexicon)
        if verb.dep == "xcomp":
            pending = [t for t in syntax.children(above, "advmod") if t.lemma in lexicon.undecided]  # "has yet to say"
            return bool(pending) or _is_negated(syntax.children(above, "nsubj"), syntax, lexicon)
        return confirms and _is_negated([verb, above] if verb.dep == "conj" else [verb], syntax, lexicon)

    def is_warned(self, cues: tuple[Token, ...]) -> bool:
        """Whether somebody is warned of what will be, should a thing come about."""
        warns = any(token.lemma in self.lexicon.warning for token in cues)
        return warns and any(t.dep == "mark" and t.lemma in self.lexicon.conditions for t in self.tokens)

    def threatens(self) -> bool:
        """Whether a warning is of what another will do to something.

        "Warned that Velmora would close the strait if the ships came" threatens; that prices would rise does not.
        """
        for root in self.roots:
            children = self.syntax.children(root)
            does = any(c.dep == "nsubj" and self._is_somebody(c) for c in children)
            ahead = any(c.dep == "aux" and c.lemma in self.lexicon.ahead for c in children)
            bent = self.lexicon.own_ahead is not None and self._bent(root) is not None
            # Where words order freely, the parser hangs the object elsewhere, and endings tell who only undergoes.
            undergoes = root.lemma.endswith(self.lexicon.reflexive)
            reaches = not undergoes if bent else any(c.dep == "dobj" for c in children)
            if does and (ahead or bent) and root.lemma not in self.lexicon.undergoing and reaches:
                return True
        return False

    def _is_somebody(self, subject: Token) -> bool:
        """Whether a subject is a name, or a pronoun that may mean whoever speaks or acts."""
        personal = subject.tag == "PRP" and subject.lemma not in self.lexicon.expletive
        return personal or subject.pos == "PROPN"

    def _bent(self, root: Token) -> Token | None:
        """The verb, or the auxiliary, of a clause that is bent for the future ("построят", "буду строить")."""
        if root.pos == "VERB" and root.tag == "MD":
            return root
        return next((c for c in self.syntax.children(root, "aux", "cop") if c.tag == "MD"), None)

    def bent_ahead(self, cues: tuple[Token, ...], *, quoted: bool) -> Act | None:
        """What a main verb bent for the future does, in a language that bends them: promises what the speaker will do.

        So do whoever assures of it and, in reported speech, a verb of one without a subject ("сообщил, что приедет"),
        but for those of what befalls ("придётся", "удастся"). All else forecasts.
        """
        if self.lexicon.own_ahead is None or not self.roots:
            return None
        root, bent = self.roots[0], self._bent(self.roots[0])
        if bent is None:
            return None
        subjects = self.syntax.children(root, "nsubj", "nsubjpass", "csubj", "expl")
        befalls = bool(self.syntax.children(root, "xcomp", "ccomp")) or root.lemma.endswith(self.lexicon.reflexive)
        elided = not (subjects or quoted or befalls or self.lexicon.of_many.search(bent.text))
        own = self.lexicon.own_ahead.search(bent.text) or any(s.lemma in self.lexicon.ourselves for s in subjects)
        assured = any(t.lemma in self.lexicon.assuring for t in cues)
        return Act.PROMISE if own or elided or assured else Act.FORECAST

    def lies_ahead(self) -> bool:
        """Whether the main verb lies ahead, and not one in a clause aside; where there is none, the words do."""
        below = [c for root in self.roots for c in self.syntax.children(root, "aux", "ccomp")]
        return not self.roots or any(c.lemma in self.lexicon.ahead for c in below)

    def of_a_kind(self) -> bool:
        """Whether the negation is of things in general, by a common noun and a simple present ("Wishes are no laws").

        A body that acts ("The government does not plan it") is no such thing, and denies. A language without articles
        does not tell things in general apart, and has no such words.
        """
        if not self.lexicon.acting or not self.roots:
            return False
        root, children = self.roots[0], self.syntax.children(self.roots[0])
        subject = next((c for c in children if c.dep == "nsubj"), None)
        simple = root.tag in ("VBP", "VBZ") or any(c.dep == "aux" and c.tag in ("VBP", "VBZ") for c in children)
        if subject is None or subject.pos != "NOUN" or not simple or root.tag in ("VBN", "VBG"):
            return False
        near = {subject.lemma, *(c.text.lower() for c in self.syntax.children(subject, "det", "poss"))}
        near |= {c.text.lower() for c in self.syntax.children(root, "attr", "acomp", "dobj")}
        return not near & (self.lexicon.acting | self.lexicon.negations)

    @cached_property
    def roots(self) -> list[Token]:
        """The main verbs of the content: tokens that nothing inside the content governs, and what is joined to them."""
        inside = {t.index for t in self.tokens}
        tops = [t for t in self.tokens if (t.head not in inside or t.head == t.index) and t.dep != "punct"]
        verbs = [t for t in tops if t.pos in ("VERB", "AUX")]
        if not verbs:
            verbs = [t for t in self.tokens if t.dep in ("ccomp", "ROOT")][:1]
        return verbs[:1] + [c for top in verbs[:1] for c in self.syntax.children(top, "conj") if c.index in inside]

    def negated(self) -> bool:
        """Whether a main verb is negated, itself or by its subject, object or predicate ("no decision")."""
        if not self.roots:  # "Not another metre of our coast"
            first = next(iter(self.tokens), None)
            return first is not None and first.text.lower() in self.lexicon.negations
        for word in self.tokens:  # "it was not us who"
            if word.dep == "ROOT" and word.pos == "PRON" and self.syntax.children(word, "neg"):
                return True
        for root in self.roots:
            for child in self.syntax.children(root):
                if child.dep == "neg" or child.text.lower() in self.lexicon.negations:
                    return True
                if child.dep in ("nsubj", "nsubjpass", "dobj", "attr", "acomp", "prep", "pobj", "expl", "det"):
                    below = [child, *self.syntax.children(child, "det", "preconj", "neg", "pobj")]
                    if any(t.text.lower() in self.lexicon.negations for t in below):
                        return True
        return False

    def conditional(self) -> bool:
        """Whether the main verb holds on a condition: "Unless they pay, no ship leaves" denies nothing.

        What is past hangs on none: "If there was a deal, I did not sign it" does.
        """
        root = next(iter(self.roots), None)
        if root is None or any(t.tag == "VBD" for t in (root, *self.syntax.children(root, "aux", "auxpass"))):
            return False
        clauses = self.syntax.children(root, "advcl")
        return any(m.lemma in self.lexicon.conditions for c in clauses for m in self.syntax.children(c, "mark"))

    def undecided(self) -> bool:
        """Whether what is negated is a deciding or a knowing: that denies nothing."""
        for root in self.roots:
            near = [root, *self.syntax.children(root, "nsubj", "nsubjpass", "dobj", "acomp", "attr", "advmod")]
            if any(t.lemma in self.lexicon.undecided for t in near):
                return True
        return False
