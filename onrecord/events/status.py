"""Whether an event took place, as its words have it: from tense, modality, negation and what governs it.

Invariant: a status is read from words inside the event's own sentence; the cue of a statement ends the search, so that
what a speaker says is judged by the speaker's words and not by the tense of "said".
"""

from __future__ import annotations

from onrecord.events.reading import Reading
from onrecord.model import Role, Status
from onrecord.syntax import Token

_STRENGTH = (Status.DENIED, Status.HYPOTHETICAL, Status.PLANNED, Status.ONGOING, Status.HAPPENED)
"""Where two words disagree, the one that takes more from the event's reality is believed."""


_STOPS = frozenset('.!?;:"”»“«')


def weakest(*found: Status | None) -> Status | None:
    """The status that claims least; None where nothing is known."""
    known = [status for status in found if status]
    return min(known, key=_STRENGTH.index) if known else None


def of_verb(verb: Token, reading: Reading) -> Status | None:
    """The status of what a verb tells; None where its words do not tell."""
    own = _own(verb, reading)
    if _asked(verb, reading):
        own = weakest(own, Status.HYPOTHETICAL)
    if own in (Status.DENIED, Status.HYPOTHETICAL):
        return own
    return weakest(own, _governed(verb, reading)) if own else _governed(verb, reading)


def of_noun(noun: Token, reading: Reading) -> Status | None:
    """The status of what an event noun tells; None where its words do not tell."""
    syntax, lexicon = reading.syntax, reading.pack.events
    children = syntax.children(noun)
    if any(c.text.lower() in lexicon.negations for c in children if c.dep in ("det", "neg")):
        return Status.DENIED
    modifiers = [lexicon.modifiers.get(c.text.lower()) for c in children if c.dep in ("amod", "compound")]
    given = weakest(*modifiers)
    around = _around_noun(noun, reading)
    if given in (Status.HYPOTHETICAL, Status.DENIED, Status.PLANNED):
        return weakest(given, around) if around is Status.DENIED else given
    return around or given


def _around_noun(noun: Token, reading: Reading) -> Status | None:
    syntax, lexicon = reading.syntax, reading.pack.events
    head = syntax.head(noun)
    if noun.dep == "conj":
        return _around_noun(head, reading)
    if noun.dep in ("nsubj", "nsubjpass"):
        return _of_subject(head, reading)
    if noun.dep in ("dobj", "attr"):
        if head.lemma in lexicon.light or head.lemma in lexicon.aspectual or noun.dep == "attr":
            return of_verb(head, reading)
        return governing(head, reading)
    if noun.dep in ("pobj", "pcomp"):
        above = syntax.head(head)
        if head.dep == "pcomp":
            above = syntax.head(above)
        governed = governing(above, reading)
        scene = head.lemma in lexicon.places | lexicon.occasions
        # "stopped in Hald on his trip" stops no trip, and "agreed at talks" plans none.
        if governed and not (scene and (governed is Status.DENIED or above.tag == "VBD")):
            return Status.DENIED if negated(above, reading) and governed is Status.PLANNED else governed
        if head.lemma in lexicon.occasions:
            given = lexicon.prepositions.get(head.lemma)
            return Status.HAPPENED if given is Status.PLANNED and _past(above) else given
        if head.lemma in lexicon.prepositions:
            return lexicon.prepositions[head.lemma] if _past(above) else None
    return None


def _of_subject(verb: Token, reading: Reading) -> Status | None:
    """Of "the talks …": the status of the predicate, where it says that they take place or what becomes of them."""
    lexicon, syntax = reading.pack.events, reading.syntax
    if verb.lemma == "be" or verb.pos == "AUX":
        words = [t.lemma for t in syntax.subtree(verb) if t.index > verb.index]
        if lexicon.underway & set(words):
            return of_verb(verb, reading)
        return None
    given = governing(verb, reading)
    if given and any(c.dep == "nsubjpass" for c in syntax.children(verb)):
        return Status.DENIED if negated(verb, reading) else given
    return of_verb(verb, reading)


def governing(word: Token, reading: Reading) -> Status | None:
    """What a word makes of what it governs: with its particle ("call off"), by its form ("prepared"), by its lemma."""
    lexicon = reading.pack.events
    for particle in reading.syntax.children(word, "prt"):
        phrasal = lexicon.governors.get(f"{word.lemma} {particle.text.lower()}")
        if phrasal:
            return phrasal
    if word.pos in ("NOUN", "PROPN"):
        return lexicon.noun_governors.get(word.lemma)
    return lexicon.governors.get(word.text.lower()) or lexicon.governors.get(word.lemma)


def _past(token: Token) -> bool:
    return token.tag in ("VBD", "VBN") or token.pos not in ("VERB", "AUX")


def negated(token: Token, reading: Reading) -> bool:
    """Whether a word denies this verb or noun: "not", "no" before its subject or object, "nobody"."""
    lexicon, syntax = reading.pack.events, reading.syntax
    for child in syntax.children(token):
        lower = child.text.lower()
        if child.dep in ("neg", "det", "advmod", "preconj", "cc") and lower in lexicon.negations:
            return child.dep != "cc" or child.index < token.index
        if child.dep in ("nsubj", "nsubjpass", "dobj"):
            if lower in lexicon.negative_pronouns:
                return True
            if any(c.text.lower() in lexicon.negations for c in syntax.children(child, "det", "neg")):
                return True
    return False


def _own(verb: Token, reading: Reading) -> Status | None:
    """What the verb group itself tells."""
    lexicon, syntax = reading.pack.events, reading.syntax
    children = syntax.children(verb)
    # A verb joined to another one shares its auxiliaries: "could open and run".
    auxiliaries = [c for c in children if c.dep in ("aux", "auxpass")]
    if not auxiliaries and verb.dep == "conj" and verb.tag in ("VB", "VBN", "VBG"):
        return _own(syntax.head(verb), reading) if syntax.head(verb).pos in ("VERB", "AUX") else None
    if negated(verb, reading):
        return Status.DENIED
    marks = [lexicon.marks.get(c.text.lower()) for c in children if c.dep in ("mark", "advmod")]
    modal = weakest(*(lexicon.modals.get(c.text.lower()) for c in auxiliaries if c.tag == "MD"), *marks)
    if modal:
        return modal
    return _tense(verb, auxiliaries, reading)


def _tense(verb: Token, auxiliaries: list[Token], reading: Reading) -> Status | None:
    tags = {a.tag for a in auxiliaries}
    lemmas = {a.lemma for a in auxiliaries}
    if verb.tag == "VBD" or (verb.tag == "VBN" and ("VBD" in tags or "have" in lemmas or not auxiliaries)):
        return Status.HAPPENED
    if verb.tag == "VBG":
        headline = verb.dep == "ROOT" and _in_title(verb, reading)
        return Status.ONGOING if "be" in lemmas or headline else None
    if verb.tag == "VBN":
        return Status.ONGOING if tags & {"VBZ", "VBP"} else None
    if verb.tag in ("VBZ", "VBP"):
        # A headline tells what has happened in the present tense.
        return Status.HAPPENED if _in_title(verb, reading) else Status.ONGOING
    if verb.tag == "VB" and "VBD" in tags:  # did, emphatic
        return Status.HAPPENED
    if verb.tag == "VB" and "TO" in tags and _in_title(verb, reading) and verb.dep == "ROOT":
        return Status.PLANNED
    return None


def _in_title(token: Token, reading: Reading) -> bool:
    return reading.report.blocks[reading.syntax.sentence_of(token).block].role is Role.TITLE


def _asked(verb: Token, reading: Reading) -> bool:
    """Whether the clause is a question: a question mark ends it before any other stop or quotation mark does."""
    sentence = reading.syntax.sentence_of(verb)
    for token in reading.syntax.tokens[verb.index + 1 : sentence.last]:
        if token.text in _STOPS:
            return token.text == "?"
    return False


def _governed(verb: Token, reading: Reading) -> Status | None:  # noqa: C901 - one case a construction
    """What the words above a verb make of it, up to the cue of the statement that it stands in."""
    lexicon, syntax = reading.pack.events, reading.syntax
    head = syntax.head(verb)
    if verb.dep == "ROOT" or head.index == verb.index:
        return Status.HAPPENED if verb.tag == "VBG" else None
    if verb.dep == "conj":
        return _governed(head, reading) if verb.tag in ("VB", "VBG") else None
    if verb.dep in ("ccomp", "parataxis") and (head.index in reading.cues or verb.tag in ("VBD", "VBZ", "VBP")):
        given = governing(head, reading)
        if given is Status.DENIED:  # "denied that", "did not rule out that"
            return Status.HYPOTHETICAL if negated(head, reading) else given
        given = given if head.index not in reading.cues else None
        return given if given is Status.HYPOTHETICAL and verb.tag not in ("VBD", "VBZ") else None
    if verb.dep == "relcl":
        return None
    if verb.dep == "pcomp":
        above = syntax.head(head)
        outer = syntax.head(above) if head.dep == "pcomp" or above.pos == "ADV" else above
        given = governing(above, reading) or governing(outer, reading)
        return given or lexicon.prepositions.get(head.lemma) or lexicon.prepositions.get(above.lemma)
    if verb.dep == "advcl" and verb.tag == "VBG":
        # A scene around a main clause ("Speaking to students, she said") is as real as that clause.
        if head.index in reading.cues:
            return Status.HAPPENED
        return of_verb(head, reading) or Status.HAPPENED
    if verb.dep == "acl" and verb.tag == "VBN":
        return None
    if verb.dep == "advcl" and verb.tag in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    given = governing(head, reading)
    if verb.dep == "advcl" and given is Status.DENIED:  # a purpose: "blocked roads to press their demands"
        given = None
    if head.pos in ("VERB", "AUX") and head.lemma in lexicon.future and verb.tag == "VB":
        given = Status.PLANNED
    if given is None and head.lemma in lexicon.aspectual:
        return of_verb(head, reading)
    if given is None and head.pos == "ADJ":
        given = Status.HYPOTHETICAL
    if given is Status.PLANNED and (negated(head, reading) or _negated_above(head, reading)):
        return Status.DENIED
    if given is Status.HYPOTHETICAL and negated(head, reading) and head.index in reading.cues:
        return Status.HYPOTHETICAL
    if given is Status.DENIED and negated(head, reading):
        return Status.HYPOTHETICAL
    if given:
        return (
            weakest(given, of_verb(head, reading))
            if head.pos == "VERB" and given is Status.PLANNED and _unreal(head, reading)
            else given
        )
    return Status.HYPOTHETICAL if verb.tag == "VB" else None


def _unreal(verb: Token, reading: Reading) -> bool:
    return _own(verb, reading) in (Status.DENIED, Status.HYPOTHETICAL)


def _negated_above(word: Token, reading: Reading) -> bool:
    """Of "is not due to visit", "has no plans to visit": the verb above an adjective or noun is denied."""
    head = reading.syntax.head(word)
    return word.pos in ("ADJ", "NOUN") and head.index != word.index and negated(head, reading)
