"""What a speaker does by saying it, and the form in which the words are given.

Invariant: both are functions of the report's words: form of the quotation marks, act of cue, negation and content.
"""

from __future__ import annotations

from enum import Enum
from math import log

from onrecord.lexicons.attribution import AttributionLexicon
from onrecord.model import Act, Form, Report
from onrecord.statements.quotation import Quotation
from onrecord.statements.tagger.acts import Speech
from onrecord.statements.tagger.labels import ACTS
from onrecord.syntax import Syntax, Token

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
    cues = syntax.within(*cue) if cue else ()
    if any(t.text.lower() in lexicon.rumours and t.pos in ("NOUN", "PROPN") for t in cues):
        return Act.OTHER, Ground.CUE
    if words.rstrip().endswith("?"):
        return Act.QUESTION, Ground.CUE
    told = next((lexicon.cue_acts[t.lemma] for t in cues if t.lemma in lexicon.cue_acts), None)
    if told is not None:
        return told, Ground.CUE
    excluded = any(t.lemma in lexicon.excluding for t in cues)
    if not excluded and any(t.lemma in lexicon.negations for t in cues):
        return Act.CLAIM_IGNORANCE, Ground.CUE
    negated = _negated(syntax, content, lexicon)
    for act, pattern in lexicon.content_acts:
        if pattern.search(words) and not (negated and act in _UNSAID_BY_NEGATION):
            return act, Ground.WORDS
    if excluded:
        return Act.EXPRESS_WILLINGNESS, Ground.CUE
    if negated and not _undecided(syntax, content, lexicon):
        return Act.DENY, Ground.NEGATION
    return Act.ASSERT, Ground.NOTHING


def _roots(syntax: Syntax, content: tuple[tuple[int, int], ...]) -> list[Token]:
    """The main verbs of the content: tokens that nothing inside the content governs, and what is joined to them."""
    tokens = [t for start, end in content for t in syntax.within(start, end)]
    inside = {t.index for t in tokens}
    tops = [t for t in tokens if (t.head not in inside or t.head == t.index) and t.dep != "punct"]
    verbs = [t for t in tops if t.pos in ("VERB", "AUX")]
    if not verbs:
        verbs = [t for t in tokens if t.dep in ("ccomp", "ROOT")][:1]
    return verbs[:1] + [c for top in verbs[:1] for c in syntax.children(top, "conj") if c.index in inside]


def _negated(syntax: Syntax, content: tuple[tuple[int, int], ...], lexicon: AttributionLexicon) -> bool:
    """Whether a main verb of the content is negated, itself or by its subject, object or predicate ("no decision")."""
    for root in _roots(syntax, content):
        for child in syntax.children(root):
            if child.dep == "neg" or child.text.lower() in lexicon.negations:
                return True
            if child.dep in ("nsubj", "nsubjpass", "dobj", "attr", "acomp", "prep", "pobj", "expl"):
                below = [child, *syntax.children(child, "det", "preconj", "neg", "pobj")]
                if any(t.text.lower() in lexicon.negations for t in below):
                    return True
    return False


def _undecided(syntax: Syntax, content: tuple[tuple[int, int], ...], lexicon: AttributionLexicon) -> bool:
    """Whether what is negated is a deciding or a knowing: that denies nothing."""
    for root in _roots(syntax, content):
        near = [root, *syntax.children(root, "nsubj", "nsubjpass", "dobj", "acomp", "attr", "advmod")]
        if any(t.lemma in lexicon.undecided for t in near):
            return True
    return False
