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
    if (
        own is Status.DENIED
        and verb.dep == "acl"
        and governing(reading.syntax.head(verb), reading) is Status.HYPOTHETICAL
    ):
        return Status.HYPOTHETICAL  # "concerns that it would not sign"
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
    owned = noun.dep == "pobj" and any(c.dep == "poss" for c in children)
    told = given is Status.HAPPENED or (noun.lemma in lexicon.coming and owned)
    if told and around is Status.HYPOTHETICAL:
        return Status.HAPPENED  # "discussed a recent attack", "pushed back against her attack": it was there
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
        given = governing(head, reading)
        # "rejected the attacks on her": what is turned away has come
        return Status.HAPPENED if given is Status.DENIED and noun.lemma in lexicon.coming else given
    if noun.dep in ("pobj", "pcomp"):
        above = syntax.head(head)
        if head.dep == "pcomp":
            above = syntax.head(above)
        if head.lemma in lexicon.occasions and _over(noun, reading):
            return Status.HAPPENED  # "before the attack of 2012"
        beside = head.lemma in lexicon.occasions or (above.pos == "VERB" and head.lemma in lexicon.about)
        governed = None if beside else governing(above, reading)  # "asked about the deaths"
        scene = head.lemma in lexicon.places | lexicon.occasions
        # "stopped in Hald on his trip" stops no trip, and "agreed at talks" plans none.
        if governed and not (scene and (governed is Status.DENIED or above.tag in ("VBD", "VBN"))):
            return Status.DENIED if negated(above, reading) and governed is Status.PLANNED else governed
        if head.lemma in lexicon.occasions:
            given = lexicon.prepositions.get(head.lemma)
            return Status.HAPPENED if given is Status.PLANNED and _past(above) else given
        if head.lemma in lexicon.prepositions:
            return lexicon.prepositions[head.lemma] if _past(above) else None
    return None


def _over(noun: Token, reading: Reading) -> bool:
    """Whether the phrase has a date of its own, and the report came out after it."""
    published = reading.times.published.date
    dates = [reading.timed[t.index].date for t in reading.syntax.subtree(noun) if t.index in reading.timed]
    if published is None or published.first is None:
        return False
    return any(date is not None and date.last is not None and date.last < published.first for date in dates)


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
    told = of_verb(verb, reading)
    happening = verb.lemma in lexicon.occurring | lexicon.aspectual or verb.lemma == "come"
    happening = happening or (verb.lemma in lexicon.light and _is_passive(verb, reading))
    return Status.HAPPENED if told is Status.ONGOING and not happening else told


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
    shared = verb.tag in ("VB", "VBN", "VBG") or (verb.tag == "VBD" and _shares_passive(verb, reading))
    if not auxiliaries and verb.dep == "conj" and shared:
        return _own(syntax.head(verb), reading) if syntax.head(verb).pos in ("VERB", "AUX") else None
    if negated(verb, reading) and any(c.text.lower() in lexicon.conditions for c in syntax.children(verb, "mark")):
        return Status.HYPOTHETICAL  # "if she does not win"
    if negated(verb, reading):  # what ought not to be done has neither been done nor left
        return Status.HYPOTHETICAL if any(c.text.lower() in lexicon.advising for c in auxiliaries) else Status.DENIED
    holders = [verb, *([syntax.head(verb)] if verb.dep == "conj" and not syntax.children(verb, "nsubj") else [])]
    words = [c for v in holders for c in syntax.children(v, "mark", "advmod")]
    marks = [lexicon.marks.get(c.text.lower()) for c in words if c.dep == "mark" or verb.tag != "VBD"]
    if verb.tag in ("VBZ", "VBP") and _conditioned(verb, reading):
        return Status.HYPOTHETICAL
    if _inverted(verb, auxiliaries, reading):
        return Status.HYPOTHETICAL
    if _intended(verb, auxiliaries, reading):
        return Status.PLANNED
    modal = weakest(*(lexicon.modals.get(c.text.lower()) for c in auxiliaries if c.tag == "MD"), *marks)
    if modal:
        return modal
    return _tense(verb, auxiliaries, reading)


def _shares_passive(verb: Token, reading: Reading) -> bool:
    """Whether a past form is the second participle of a passive: "would be freed and returned"."""
    head = reading.syntax.head(verb)
    return head.tag == "VBN" and not reading.syntax.children(verb, "nsubj", "dobj") and _is_passive(head, reading)


def _is_passive(verb: Token, reading: Reading) -> bool:
    return bool(reading.syntax.children(verb, "auxpass"))


def _conditioned(verb: Token, reading: Reading) -> bool:
    """Whether a condition hangs on the verb: "if he does not, he loses the election"."""
    lexicon = reading.pack.events
    clauses = reading.syntax.children(verb, "advcl")
    return any(c.text.lower() in lexicon.conditions for v in clauses for c in reading.syntax.children(v, "mark"))


def _inverted(verb: Token, auxiliaries: list[Token], reading: Reading) -> bool:
    """Whether an auxiliary before its subject makes a condition of a clause: "had Velmora signed it"."""
    first = next((a.index for a in auxiliaries if a.tag == "VBD"), None)
    who = reading.syntax.children(verb, "nsubj", "nsubjpass")
    return first is not None and verb.dep in ("advcl", "ccomp") and bool(who) and first < who[0].index


def _intended(verb: Token, auxiliaries: list[Token], reading: Reading) -> bool:
    """Whether somebody says that it would be done at a date: "said it would leave next month" is a plan."""
    head = reading.syntax.head(verb)
    would = any(c.text.lower() in reading.pack.events.committing for c in auxiliaries)
    said = verb.dep == "ccomp" and head.lemma in reading.pack.events.saying
    conditional = reading.syntax.children(verb, "advcl")
    return would and said and not conditional and _dated(verb, reading)


def _tense(verb: Token, auxiliaries: list[Token], reading: Reading) -> Status | None:
    tags = {a.tag for a in auxiliaries}
    perfect = any(a.lemma in reading.pack.events.perfect for a in auxiliaries)
    perfect = perfect or (bool(auxiliaries) and all(a.dep == "aux" for a in auxiliaries))  # "he's given millions"
    if verb.tag == "VBD" or (verb.tag == "VBN" and ("VBD" in tags or perfect or not auxiliaries)):
        return Status.HAPPENED
    if verb.tag == "VBG" and "VBD" in tags and (verb.dep == "advcl" or _dated(verb, reading)):
        return Status.HAPPENED  # "while he was speaking", "was speaking on May 4", which is over
    if verb.tag == "VBG":
        headline = verb.dep == "ROOT" and _in_title(verb, reading)
        return Status.ONGOING if headline or any(a.lemma == "be" for a in auxiliaries) else None
    if verb.tag == "VBN":
        return Status.ONGOING if tags & {"VBZ", "VBP"} else None
    if verb.tag in ("VBZ", "VBP"):
        if any(c.text.lower() in reading.pack.events.shortly for c in reading.syntax.children(verb, "advmod", "mark")):
            return Status.PLANNED  # "soon we get two planes", "before he leaves office"
        due = [governing(c, reading) for c in reading.syntax.children(verb, "acomp") if verb.lemma == "be"]
        if Status.PLANNED in due:
            return Status.PLANNED  # "is due in Ostrava"
        # Headlines and captions tell what has happened in the present tense.
        return Status.HAPPENED if _in_title(verb, reading) or _in_caption(verb, reading) else Status.ONGOING
    if verb.tag == "VB" and "VBD" in tags:  # did, emphatic
        return Status.HAPPENED
    if verb.tag == "VB" and "TO" in tags and _in_title(verb, reading) and verb.dep == "ROOT":
        return Status.PLANNED
    return None


def _dated(verb: Token, reading: Reading) -> bool:
    """Whether a time stands with the verb itself."""
    times = reading.syntax.children(verb, "npadvmod", "advmod")
    return any(n.index in reading.timed for n in [*times, *reading.obliques(verb, reading.pack.events.places)])


def _in_caption(token: Token, reading: Reading) -> bool:
    return reading.report.blocks[reading.syntax.sentence_of(token).block].role is Role.CAPTION


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
        return Status.HAPPENED if verb.tag == "VBG" and _in_caption(verb, reading) else None
    if verb.dep == "conj":
        return _governed(head, reading) if verb.tag in ("VB", "VBG") else None
    if verb.dep == "ccomp" and verb.tag == "VBN" and not syntax.children(verb, "aux", "auxpass"):
        return governing(head, reading)  # "wants him banned"
    if verb.dep in ("ccomp", "parataxis") and (head.index in reading.cues or verb.tag in ("VBD", "VBZ", "VBP")):
        given = governing(head, reading)
        if given is Status.DENIED:  # "denied that", "did not rule out that"
            return Status.HYPOTHETICAL if negated(head, reading) else given
        subjunctive = verb.tag in ("VB", "VBP") and not syntax.children(verb, "aux", "auxpass")
        given = given if subjunctive or head.index not in reading.cues else None
        return given if given is Status.HYPOTHETICAL and verb.tag not in ("VBD", "VBZ") else None
    if verb.dep == "relcl":  # "the first minister to visit"
        return _real(head, reading) if verb.tag == "VB" and _factive(head, reading) else None
    if verb.dep == "pcomp":
        above = syntax.head(head)
        outer = syntax.head(above) if head.dep == "pcomp" or above.pos == "ADV" else above
        given = governing(above, reading) or governing(outer, reading)
        if given is None and lexicon.prepositions.get(head.lemma) is Status.PLANNED and above.tag in ("VBD", "VBN"):
            return Status.HAPPENED  # "had met before occupying"
        given = given or lexicon.prepositions.get(head.lemma) or lexicon.prepositions.get(above.lemma)
        if given is not Status.HAPPENED or head.lemma in lexicon.occasions:
            return given
        if above.pos in ("NOUN", "PROPN", "ADJ"):
            return Status.HYPOTHETICAL  # "her words on building a wall", "bent on attacking"
        return weakest(given, of_verb(above, reading)) if above.pos == "VERB" else given
    if verb.dep == "advcl" and verb.tag == "VBG":
        # A scene around a main clause ("Speaking to students, she said") is as real as that clause.
        if head.index in reading.cues:
            return Status.HAPPENED
        told = of_verb(head, reading) or Status.HAPPENED
        return Status.HAPPENED if told is Status.DENIED else told  # "did not stop at that, calling on others"
    if verb.dep == "acl" and verb.tag == "VBN":
        return None
    if verb.dep == "acl" and verb.tag == "VBG" and _issued(head, reading):
        return of_verb(syntax.head(head), reading)  # "issued a statement demanding"
    if verb.dep == "advcl" and verb.tag in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    if verb.tag == "VB" and any(c.text.lower() in lexicon.yet for c in syntax.children(head, "advmod")):
        return Status.HYPOTHETICAL if negated(head, reading) else Status.DENIED  # "has yet to sign"
    if verb.tag == "VB" and _gone_on(head, reading):
        return of_verb(head, reading)
    if verb.tag == "VB" and _factive(head, reading):
        return _real(head, reading)
    given = governing(head, reading)
    if given is Status.DENIED and head.tag == "VB" and not syntax.children(head, "nsubj", "aux"):
        return Status.HYPOTHETICAL  # told to somebody: "stop shooting"
    if verb.dep == "advcl" and given is Status.DENIED:  # a purpose: "blocked roads to press their demands"
        given = None
    if head.pos in ("VERB", "AUX") and head.lemma in lexicon.future and verb.tag == "VB":
        going = head.lemma == "be" or head.tag == "VBG"
        given = Status.PLANNED if going else weakest(Status.PLANNED, of_verb(head, reading))
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


def _issued(noun: Token, reading: Reading) -> bool:
    """Whether a noun is a document, or anything else, that somebody puts out: "issued a declaration"."""
    carrier = reading.syntax.head(noun)
    return noun.dep == "dobj" and (
        noun.lemma in reading.pack.entities.documents or carrier.lemma in reading.pack.events.light
    )


def _gone_on(verb: Token, reading: Reading) -> bool:
    """Whether an infinitive tells what came next: "went on to attack"."""
    lexicon = reading.pack.events
    return verb.lemma in lexicon.future and any(
        c.text.lower() in lexicon.onward for c in reading.syntax.children(verb, "prt", "advmod", "prep")
    )


def _factive(word: Token, reading: Reading) -> bool:
    """Whether an infinitive behind a word tells what was done: "right to open it", "the first minister to visit"."""
    lexicon = reading.pack.events
    if word.pos == "ADJ" and word.lemma in lexicon.factive:
        return True
    if word.pos not in ("NOUN", "PROPN"):
        return False
    among = reading.syntax.head(word)  # "was among 25 senators to vote"
    of_them = word.dep == "pobj" and (among.lemma in lexicon.between or reading.syntax.head(among).tag == "CD")
    return of_them or any(c.text.lower() in lexicon.factive for c in reading.syntax.children(word, "amod"))


def _real(word: Token, reading: Reading) -> Status | None:
    """The status of the clause around a word, whether denied or not: "is not the only one to visit"."""
    clause = next((t for t in reading.syntax.ancestors(word) if t.pos in ("VERB", "AUX")), None)
    told = of_verb(clause, reading) if clause is not None else None
    return told if told in (Status.PLANNED, Status.HYPOTHETICAL) else Status.HAPPENED


def _unreal(verb: Token, reading: Reading) -> bool:
    return _own(verb, reading) in (Status.DENIED, Status.HYPOTHETICAL)


def _negated_above(word: Token, reading: Reading) -> bool:
    """Of "is not due to visit", "has no plans to visit": the verb above an adjective or noun is denied."""
    head = reading.syntax.head(word)
    return word.pos in ("ADJ", "NOUN") and head.index != word.index and negated(head, reading)
