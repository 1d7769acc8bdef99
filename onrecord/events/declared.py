"""What is done by saying it: a demand in "said that Velmora must pay", a promise in "said it would pay".

Invariant: the words of saying, the modal and the clause all stand in one sentence, in the outlet's words or a
speaker's; nothing is read out of quotation marks. What is demanded or promised is an event of its own beside it, where
the lexicon knows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.events.parties import is_party, objects, subjects
from onrecord.events.reading import Reading
from onrecord.events.status import negated
from onrecord.events.triggers import fits
from onrecord.lexicons.events import Sense
from onrecord.syntax import Token

FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
"""PLOVER's cooperative half: to say that one will do it is AGREE, that one will not is REJECT."""

HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
"""Material conflict: to say that one will do it is THREATEN."""

THREAT = Sense("THREATEN")
_REQUEST, _AGREE, _REJECT = Sense("REQUEST"), Sense("AGREE"), Sense("REJECT")


def declared(reading: Reading) -> Iterator[tuple[Token, Sense, Token, tuple[Token, ...]]]:
    """Each word of saying or willingness with the act that it does, the verb of its clause, and who is meant by it."""
    lexicon, syntax = reading.pack.events, reading.syntax
    for token in syntax.tokens:
        if token.lemma in lexicon.saying and token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP", "VBN", "VBG"):
            for clause in syntax.children(token, "ccomp"):
                act = _of_clause(token, clause, reading)
                if act is not None and not _quoted(token, clause, reading):
                    yield token, act, clause, tuple(subjects(clause, reading)) if act is _REQUEST else ()
        elif token.lemma in lexicon.willing and token.pos == "ADJ":
            for clause in _done(token, reading):
                if _sense(clause, reading) is None or _friendly(clause, reading):
                    yield token, _AGREE, clause, ()


def vows_harm(verb: Token, reading: Reading) -> bool:
    """Whether a verb of promising governs hostile acts alone: "swore to fight" threatens."""
    clauses = reading.syntax.children(verb, "xcomp")
    known = [sense for clause in clauses if (sense := _sense(clause, reading)) is not None]
    return bool(known) and all(sense.type in HOSTILE - {"MOBILIZE"} for sense in known)


def _of_clause(cue: Token, clause: Token, reading: Reading) -> Sense | None:
    """What it does to say this clause."""
    lexicon, syntax = reading.pack.events, reading.syntax
    ready = [c for c in syntax.children(clause, "acomp") if c.lemma in lexicon.willing]
    modals = {c.text.lower() for c in syntax.children(clause, "aux") if c.tag == "MD"}
    who = subjects(clause, reading)
    sayers = subjects(cue, reading)
    oneself = bool(who) and _same(who, sayers, reading)
    if modals & lexicon.obliging:
        demanded = bool(who) and not oneself and any(is_party(one, reading) for one in who)
        return _REQUEST if demanded and clause.pos in ("VERB", "AUX") and not _perfect(clause, reading) else None
    if oneself and any(_sense(c, reading) is None or _friendly(c, reading) for r in ready for c in _done(r, reading)):
        return None if negated(clause, reading) else _AGREE  # "announced that it was willing to forgive the debt"
    if not modals & lexicon.committing or not oneself or clause.tag != "VB":
        return THREAT if cue.lemma in lexicon.warning and modals & lexicon.committing and who else None
    sense = _sense(clause, reading)
    denied = negated(clause, reading)
    if sense is None:  # "said it would not meet their demands"
        return _REJECT if denied and clause.lemma not in lexicon.speaking and _towards(clause, reading) else None
    if sense.type in HOSTILE:
        return None if denied else THREAT
    if sense.type in FRIENDLY:
        return _REJECT if denied else _AGREE
    return None


def _done(willing: Token, reading: Reading) -> list[Token]:
    """What one is willing to do."""
    return [clause for clause in reading.syntax.children(willing, "xcomp") if clause.tag == "VB"]


def _friendly(clause: Token, reading: Reading) -> bool:
    sense = _sense(clause, reading)
    return sense is not None and sense.type in FRIENDLY


def _towards(clause: Token, reading: Reading) -> bool:
    """Whether what is not done has somebody at its other end, or something asked for: "accept refugees"."""
    lexicon = reading.pack.events
    return any(is_party(n, reading) or n.lemma in lexicon.coming for n in objects(clause, reading))


def _perfect(clause: Token, reading: Reading) -> bool:
    """Whether it is a perfect: "must have fled" supposes, and demands nothing."""
    return any(c.lemma in reading.pack.events.perfect for c in reading.syntax.children(clause, "aux"))


def _sense(verb: Token, reading: Reading) -> Sense | None:
    return next((one for one in reading.pack.events.verbs.get(verb.lemma, ()) if fits(verb, one, reading)), None)


def _same(who: list[Token], sayers: list[Token], reading: Reading) -> bool:
    """Whether who is to act is who says so: by a pronoun that nothing else resolves, or by name."""
    names = {reading.name(one) for one in sayers} - {None}
    return all((reading.name(one) or "") in names | {""} and one.pos in ("PRON", "PROPN", "NOUN") for one in who)


def _quoted(cue: Token, clause: Token, reading: Reading) -> bool:
    """Whether a quotation mark stands between the two."""
    first, last = sorted((cue.index, clause.index))
    return any(t.text in "\"“”«»``''" for t in reading.syntax.tokens[first : last + 1])
