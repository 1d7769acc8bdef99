"""People by the constructions that their names stand in, whatever a recogniser says: titles, turns, known surnames.

Invariant: a name is taken for a person's only beside words that tell so, or where the report has it elsewhere.
"""

from __future__ import annotations

from collections import Counter

from onrecord.entities.abbreviations import initials
from onrecord.entities.spans import alike, fold
from onrecord.entities.turns import read_turns, without_brackets
from onrecord.lexicons.entities import EntityLexicon
from onrecord.model import EntityKind, Report
from onrecord.syntax import Syntax, Token

_LABEL = 4
"""Letters of a label of one word, at least, for it to be a surname; fewer are initials."""


def in_turns(report: Report, syntax: Syntax, lexicon: EntityLexicon) -> list[tuple[int, int, EntityKind]]:
    """People by the labels of their turns in a conversation ("OREN: …"), and the same name in small letters.

    One word alone must open two turns. An outlet that asks, an office and a body are nobody's name.
    """
    turns = read_turns(report, syntax, lexicon.turn_labels)
    labels = Counter(without_brackets(report.text[slice(*turn.label)]) for turn in turns)
    outlet = fold(report.outlet or "")
    names = []
    surnames = set()
    for turn in turns:
        label = without_brackets(report.text[slice(*turn.label)])
        words = syntax.within(turn.label[0], turn.label[0] + len(label))
        lower = {word.text.lower() for word in words}
        known = lexicon.roles | lexicon.role_words | lexicon.organizations | lexicon.turn_labels
        asks = fold(label) in outlet or fold(label) == fold(initials(outlet.upper().split()))
        if not words or lower & known or asks or (len(words) == 1 and (labels[label] < 2 or len(label) < _LABEL)):
            continue
        names.append((words[0].index, words[-1].index + 1, EntityKind.PERSON))
        surnames.add(words[-1].text.title())
    known_as = [t for t in syntax.tokens if t.text in surnames]
    alone = [t for t in known_as if not t.index or syntax.tokens[t.index - 1].pos != "PROPN"]
    return names + [(t.index, t.index + 1, EntityKind.PERSON) for t in alone]


def again(syntax: Syntax, people: list[tuple[int, int]]) -> list[tuple[int, int, EntityKind]]:
    """A known person's surname wherever it stands, with a spelling of the first name before it, if there is one."""
    full: dict[str, set[str]] = {}
    for first, last in people:
        if last - first > 1:
            full.setdefault(syntax.tokens[last - 1].text, set()).add(syntax.tokens[first].text)
    names = []
    for token in syntax.tokens:
        if token.text in full and token.pos == "PROPN":
            before = syntax.tokens[token.index - 1] if token.index else token
            spelled = before.sentence == token.sentence and any(alike(before.text, name) for name in full[token.text])
            after = syntax.tokens[token.index + 1 : token.index + 2]
            longer = after and after[0].pos == "PROPN" and after[0].text[:1].isupper() and after[0].dep != "punct"
            if not longer:
                names.append((token.index - spelled, token.index + 1, EntityKind.PERSON))
    return names


def titled(syntax: Syntax, lexicon: EntityLexicon) -> list[tuple[int, int, EntityKind]]:
    """Capitalised words right behind a role noun or a form of address: a person, whatever the recogniser says."""
    names = []
    labels = {i: name.label for name in syntax.names for i in range(name.first, name.last)}
    for token in syntax.tokens:
        titled = token.lemma in lexicon.roles or token.text.lower() in lexicon.honorifics
        if not titled or not token.text[:1].isupper() or token.text.isupper():
            continue
        first = last = _behind_title(syntax, token, labels, lexicon)
        while last < len(syntax.tokens) and _name_word(syntax.tokens[last], token.sentence, lexicon):
            last += 1
        while last > first and not syntax.tokens[last - 1].text[:1].isupper():
            last -= 1
        words = syntax.tokens[first:last]
        if not words or words[0].lemma in lexicon.roles | lexicon.role_words:
            continue
        if (
            len(words) == 1
            and labels.get(first) in ("GPE", "NORP", "ORG", "DATE")
            and words[0].dep not in ("nsubj", "appos")
        ):
            continue
        if any(labels.get(w.index) in ("DATE", "NORP") for w in words):
            continue
        names.append((first, last, EntityKind.PERSON))
    return names


def _behind_title(syntax: Syntax, title: Token, labels: dict[int, str], lexicon: EntityLexicon) -> int:
    """Where a name behind a title may start: right there, or behind "to Ostrany" ("Ambassador to Ostrany Ada Vane")."""
    at = title.index + 1
    tied = at + 2 < len(syntax.tokens) and syntax.tokens[at].lemma in (lexicon.belonging, lexicon.toward)
    if tied and labels.get(at + 1) == "GPE" and labels.get(at + 2) in (None, "PERSON"):
        words = syntax.tokens[at + 2 : at + 4]
        if len(words) == 2 and all(_name_word(word, title.sentence, lexicon) for word in words):
            return at + 2
    return at


def _name_word(token: Token, sentence: int, lexicon: EntityLexicon) -> bool:
    if token.sentence != sentence:
        return False
    if token.text.lower() in lexicon.name_particles:
        return True
    return token.pos == "PROPN" and token.text[:1].isupper() and token.text.lower() not in lexicon.honorifics
