"""What a speaker does by saying it, and the form in which the words are given.

Invariant: both are functions of the report's words: form of the quotation marks, act of cue, negation and content.
"""

from __future__ import annotations

from enum import Enum
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
    if _threatens(syntax, cues, content, lexicon):
        return Act.THREATEN, Ground.WORDS
    negated = _negated(syntax, content, lexicon)
    quoted = report.text[content[0][0] - 1 : content[0][0]] in _MARKS if content else False
    ahead = _bent_ahead(syntax, cues, content, lexicon, quoted=quoted)
    likely = lexicon.likely.search(words)
    for act, pattern in lexicon.content_acts:
        match = pattern.search(words)
        unsaid = negated and act in _UNSAID_BY_NEGATION and not likely
        aside = match and match.lastgroup == "ahead" and not _lies_ahead(syntax, content, lexicon)
        if match and not unsaid and not aside and not (quoted and match.lastgroup == "told"):
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
    if negated and not _undecided(syntax, content, lexicon) and not _of_a_kind(syntax, content, lexicon):
        return Act.DENY, Ground.NEGATION
    return Act.ASSERT, Ground.NOTHING


def _threatens(
    syntax: Syntax, cues: tuple[Token, ...], content: tuple[tuple[int, int], ...], lexicon: AttributionLexicon
) -> bool:
    """Whether somebody is warned of what another will do to something, should a thing come about.

    "Warned that Velmora would close the strait if the ships came" threatens; that prices would rise does not.
    """
    if not any(token.lemma in lexicon.warning for token in cues):
        return False
    tokens = [token for start, end in content for token in syntax.within(start, end)]
    if not any(token.dep == "mark" and token.lemma in lexicon.conditions for token in tokens):
        return False
    for root in _roots(syntax, content):
        children = syntax.children(root)
        does = any(c.dep == "nsubj" and (c.pos == "PROPN" or c.lemma in lexicon.ourselves) for c in children)
        ahead = any(c.dep == "aux" and c.lemma in lexicon.ahead for c in children)
        bent = lexicon.own_ahead is not None and _bent(syntax, root) is not None
        # Where words order freely, the parser hangs the object elsewhere, and endings tell who only undergoes.
        reaches = not root.lemma.endswith(lexicon.befalling) if bent else any(c.dep == "dobj" for c in children)
        if does and (ahead or bent) and root.lemma not in lexicon.undergoing and reaches:
            return True
    return False


def _bent(syntax: Syntax, root: Token) -> Token | None:
    """The verb, or the auxiliary, of a clause that is bent for the future ("построят", "буду строить")."""
    if root.pos == "VERB" and root.tag == "MD":
        return root
    return next((c for c in syntax.children(root, "aux", "cop") if c.tag == "MD"), None)


def _bent_ahead(
    syntax: Syntax,
    cues: tuple[Token, ...],
    content: tuple[tuple[int, int], ...],
    lexicon: AttributionLexicon,
    *,
    quoted: bool,
) -> Act | None:
    """What a main verb bent for the future does, in a language that bends them: promises what the speaker will do.

    So do whoever assures of it and, in reported speech, a verb of one without a subject ("сообщил, что приедет"), but
    for those of what befalls ("придётся", "удастся"). All else forecasts.
    """
    root = next(iter(_roots(syntax, content)), None)
    bent = _bent(syntax, root) if root is not None and lexicon.own_ahead is not None else None
    if root is None or bent is None or lexicon.own_ahead is None:
        return None
    subjects = syntax.children(root, "nsubj", "nsubjpass", "csubj", "expl")
    befalls = bool(syntax.children(root, "xcomp", "ccomp")) or root.lemma.endswith(lexicon.befalling)
    elided = not (subjects or quoted or befalls or lexicon.of_many.search(bent.text))
    own = lexicon.own_ahead.search(bent.text) or any(s.lemma in lexicon.ourselves for s in subjects)
    assured = any(t.lemma in lexicon.assuring for t in cues)
    return Act.PROMISE if own or elided or assured else Act.FORECAST


def _lies_ahead(syntax: Syntax, content: tuple[tuple[int, int], ...], lexicon: AttributionLexicon) -> bool:
    """Whether it is the main verb that lies ahead, and not one in a clause aside; where there is none, the words do."""
    roots = _roots(syntax, content)
    return not roots or any(c.lemma in lexicon.ahead for root in roots for c in syntax.children(root, "aux", "ccomp"))


def _of_a_kind(syntax: Syntax, content: tuple[tuple[int, int], ...], lexicon: AttributionLexicon) -> bool:
    """Whether the negation is of things in general, by a common noun and a simple present ("Wishes are no treaties").

    A body that acts ("The government does not plan it") is no such thing, and denies. A language without articles does
    not tell things in general apart, and has no such words.
    """
    if not lexicon.acting:
        return False
    for root in _roots(syntax, content)[:1]:
        children = syntax.children(root)
        subject = next((c for c in children if c.dep == "nsubj"), None)
        simple = root.tag in ("VBP", "VBZ") or any(c.dep == "aux" and c.tag in ("VBP", "VBZ") for c in children)
        if subject is None or subject.pos != "NOUN" or not simple or root.tag in ("VBN", "VBG"):
            return False
        near = {subject.lemma, *(c.text.lower() for c in syntax.children(subject, "det", "poss"))}
        near |= {c.text.lower() for c in syntax.children(root, "attr", "acomp", "dobj")}
        return not near & (lexicon.acting | lexicon.negations)
    return False


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
    roots = _roots(syntax, content)
    if not roots and content:  # "Not another metre of our coast"
        first = next((t for start, end in content[:1] for t in syntax.within(start, end)), None)
        return first is not None and first.text.lower() in lexicon.negations
    for word in (t for start, end in content for t in syntax.within(start, end)):  # "it was not us who"
        if word.dep == "ROOT" and word.pos == "PRON" and syntax.children(word, "neg"):
            return True
    for root in roots:
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
