"""People by the constructions that their names stand in, whatever a recogniser says: titles, turns, known surnames.

Invariant: a name is taken for a person's only beside words that tell so, or where the report has it elsewhere.
"""

from __future__ import annotations

from collections import Counter

from onrecord.entities.abbreviations import initials
from onrecord.entities.reference import is_demonym
from onrecord.entities.spans import HYPHENS, SUFFIX, alike, fold, is_double, with_halves
from onrecord.entities.turns import INITIALS, read_turns, without_brackets
from onrecord.lexicons.entities import EntityLexicon
from onrecord.model import EntityKind, Report
from onrecord.syntax import Syntax, Token


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
        if not words or lower & known or asks or (len(words) == 1 and (labels[label] < 2 or len(label) <= INITIALS)):
            continue
        names.append((words[0].index, words[-1].index + 1, EntityKind.PERSON))
        surnames.add(words[-1].text.title())
    known_as = [t for t in syntax.tokens if t.text in surnames]
    alone = [t for t in known_as if not t.index or syntax.tokens[t.index - 1].pos != "PROPN"]
    return names + [(t.index, t.index + 1, EntityKind.PERSON) for t in alone]


def again(syntax: Syntax, people: list[tuple[int, int]], lexicon: EntityLexicon) -> list[tuple[int, int, EntityKind]]:
    """A known person's surname wherever it stands, with a spelling of the first name before it, if there is one.

    The name in full stays whole where it is known: "Ada Mari Oren", "Omar al-Maren", "Anna van der Velm".
    """
    full: dict[str, set[str]] = {}
    small: dict[str, set[tuple[str, ...]]] = {}
    whole: dict[int, int] = {}
    for first, last in people:
        last = _without_suffix(syntax, first, last)
        if last - first > 1:
            surname = syntax.tokens[last - 1].text
            full.setdefault(surname, set()).add(syntax.tokens[first].text)
            small.setdefault(surname, set()).add(_particles(syntax, first, last, lexicon))
            if _is_whole(syntax, first, last, lexicon):
                whole[last - 1] = min(first, whole.get(last - 1, first))
    for surname, firsts in full.items():  # "in May Oren said", of Ada Oren
        dated = {first for first in firsts if first.lower() in lexicon.calendar}
        full[surname] = firsts - dated or firsts
    names = []
    for token in syntax.tokens:
        inside = token.index > syntax.sentence_of(token).first
        if token.text in full and (token.pos == "PROPN" or inside):
            first = _with_particles(syntax, token, small[token.text])
            before = syntax.tokens[first - 1] if first else token
            spelled = before.sentence == token.sentence and any(alike(before.text, name) for name in full[token.text])
            after = syntax.tokens[token.index + 1 : token.index + 2]
            longer = after and after[0].pos == "PROPN" and after[0].text[:1].isupper() and after[0].dep != "punct"
            if not longer or _is_suffix(after[0]):
                names.append((whole.get(token.index, first - spelled), token.index + 1, EntityKind.PERSON))
    return names


def _without_suffix(syntax: Syntax, first: int, last: int) -> int:
    """Where a name ends but for its suffix: "John Verel, Jr."."""
    while last - first > 1 and (syntax.tokens[last - 1].text in (",", ".") or _is_suffix(syntax.tokens[last - 1])):
        last -= 1
    return last


def _is_suffix(token: Token) -> bool:
    return SUFFIX.fullmatch(token.text) is not None


def _particles(syntax: Syntax, first: int, last: int, lexicon: EntityLexicon) -> tuple[str, ...]:
    """The small words right before a name's last: those of "Anna van der Velm", the article of "Omar al-Maren"."""
    found: list[str] = []
    for token in reversed(syntax.tokens[first + 1 : last - 1]):
        if token.text in lexicon.name_particles:
            found.insert(0, token.text)
        elif token.text not in HYPHENS:
            break
    return tuple(found)


def _with_particles(syntax: Syntax, surname: Token, small: set[tuple[str, ...]]) -> int:
    """Where a surname begins: with its other half, and with the small words that it has in the name in full."""
    tokens = syntax.tokens
    first, _ = with_halves(tokens, surname.index, surname.index + 1)
    for words in sorted(small, key=lambda words: (-len(words), words)):
        before = tokens[max(first - len(words), 0) : first]
        if words and tuple(t.text.lower() for t in before if t.sentence == surname.sentence) == words:
            return first - len(words)
    return first


def _is_whole(syntax: Syntax, first: int, last: int, lexicon: EntityLexicon) -> bool:
    """Whether each word of a name may be a person's, and no office is of its first: "mayor of Tarn Ada Oren"."""
    tied = first > 0 and syntax.tokens[first - 1].lemma in (lexicon.belonging, lexicon.toward)
    words = [t for t in syntax.tokens[first:last] if t.text not in HYPHENS]
    named = all(_may_be_named(t, words[-1], lexicon) for t in words) and words[0].text[:1].isupper()
    return named and not tied and _is_nobodys(syntax, first, last, lexicon)


def titled(syntax: Syntax, lexicon: EntityLexicon) -> list[tuple[int, int, EntityKind]]:
    """Capitalised words right behind a role noun or a form of address: a person, whatever the recogniser says.

    Behind a role in small letters it takes a full name that the parser hangs it on ("government spokesman Ada Oren").
    """
    names = []
    labels = syntax.labels
    for token in syntax.tokens:
        titled = token.lemma in lexicon.roles or token.text.lower() in lexicon.honorifics
        if not titled or token.text.isupper():
            continue
        if not token.text[:1].isupper():
            behind = _past_elect(syntax, token, lexicon)
            full = _full_name(syntax, behind, lexicon) if token.dep == "compound" else None
            if full and token.head in range(*full):
                names.append((*full, EntityKind.PERSON))
            continue
        first = last = _behind_title(syntax, token, labels, lexicon)
        while last < len(syntax.tokens):
            if _name_word(syntax.tokens[last], token.sentence, lexicon):
                last += 1
            elif first < last < len(syntax.tokens) - 1 and is_double(syntax.tokens[last - 1 : last + 2]):
                last += 2
            else:
                break
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
    at = _past_elect(syntax, title, lexicon)
    tied = at + 2 < len(syntax.tokens) and syntax.tokens[at].lemma in (lexicon.belonging, lexicon.toward)
    if tied and labels.get(at + 1) == "GPE" and labels.get(at + 2) in (None, "PERSON"):
        words = syntax.tokens[at + 2 : at + 4]
        if len(words) == 2 and all(_name_word(word, title.sentence, lexicon) for word in words):
            return at + 2
    return at


def _past_elect(syntax: Syntax, title: Token, lexicon: EntityLexicon) -> int:
    """Where a title ends: behind its noun, or behind "-elect"."""
    behind = syntax.tokens[title.index + 1 : title.index + 3]
    elect = len(behind) == 2 and behind[0].text in HYPHENS and behind[1].text.lower() in lexicon.elect
    return title.index + (3 if elect else 1)


def _name_word(token: Token, sentence: int, lexicon: EntityLexicon) -> bool:
    if token.sentence != sentence:
        return False
    if token.text.lower() in lexicon.name_particles:
        return True
    return token.pos == "PROPN" and token.text[:1].isupper() and token.text.lower() not in lexicon.honorifics


_FULL = range(2, 5)
"""Words of a person's full name."""


def apposed(syntax: Syntax, lexicon: EntityLexicon) -> list[tuple[int, int, EntityKind]]:
    """Full names that a comma ties to what only people are, whatever the recogniser says.

    Behind an office or a relation: "the envoy to Tarn, Ada Oren", "his successor, Ada Oren". Before an office, an age
    or "who": "Ada Oren, a former minister", "Ada Oren, 44,", "Ada Oren, who".
    """
    names = []
    labels = syntax.labels
    for comma in syntax.tokens:
        if comma.text != ",":
            continue
        behind, before = _full_name(syntax, comma.index + 1, lexicon), _full_name_to(syntax, comma.index, lexicon)
        if behind and _ends_in_office(syntax, comma.index, labels, lexicon) and _ends(syntax, behind[1]):
            names.append((*behind, EntityKind.PERSON))
        if before and _tells_a_person(syntax, comma, lexicon):
            names.append((*before, EntityKind.PERSON))
    return [name for name in names if not any(labels.get(i) in ("DATE", "NORP") for i in range(*name[:2]))]


def _full_name(syntax: Syntax, first: int, lexicon: EntityLexicon) -> tuple[int, int] | None:
    """The two to four capitalised words from a place on, if they may be a person's full name."""
    last = first
    while last < len(syntax.tokens) and _may_be_named(syntax.tokens[last], syntax.tokens[first], lexicon):
        last += 1
    while last > first and not syntax.tokens[last - 1].text[:1].isupper():
        last -= 1
    return (first, last) if last - first in _FULL and _is_nobodys(syntax, first, last, lexicon) else None


def _full_name_to(syntax: Syntax, last: int, lexicon: EntityLexicon) -> tuple[int, int] | None:
    """The two to four capitalised words up to a place, without a title before them."""
    first = last
    while first > 0 and _may_be_named(syntax.tokens[first - 1], syntax.tokens[last - 1], lexicon):
        first -= 1
        if first > 1 and is_double(syntax.tokens[first - 2 : first + 1]):  # "Ada Vane-Oroy"
            first -= 1
    while first < last and not syntax.tokens[first].text[:1].isupper():
        first += 1
    titled = first > 0 and syntax.tokens[first - 1].lemma in lexicon.organizations
    if titled or last - first not in _FULL:
        return None
    return (first, last) if _is_nobodys(syntax, first, last, lexicon) else None


def _may_be_named(token: Token, beside: Token, lexicon: EntityLexicon) -> bool:
    """Whether a word may be one of a name's: with a capital and no title, or a small word inside of it."""
    lower = token.text.lower()
    if token.sentence != beside.sentence or token.pos in ("DET", "PUNCT", "PRON", "NUM", "VERB", "AUX"):
        return False
    titled = {token.lemma.lower(), lower} & (lexicon.roles | lexicon.role_words | lexicon.former)
    named = token.text[:1].isupper() and len(token.text) > 1 and not titled and lower not in lexicon.honorifics
    return named or lower in lexicon.name_particles


def _is_nobodys(syntax: Syntax, first: int, last: int, lexicon: EntityLexicon) -> bool:
    """Whether no word of a name tells that it is a body's, a facility's, a place's or a day's, nor abbreviates."""
    things = lexicon.organizations | lexicon.facilities | lexicon.places | lexicon.calendar
    return not any(
        {t.text.lower(), t.lemma.lower()} & things
        or is_demonym(t.text, lexicon)
        or (t.text.isupper() and "." not in t.text)
        for t in syntax.tokens[first:last]
    )


def _ends_in_office(syntax: Syntax, last: int, labels: dict[int, str], lexicon: EntityLexicon) -> bool:
    """Whether the words up to a comma end in an office or a relation, with whom it is held for: "envoy to Tarn"."""
    at = last - 1
    while at > 0 and (syntax.tokens[at].pos == "PROPN" or labels.get(at) in ("GPE", "LOC", "ORG", "FAC")):
        at -= 1
    if at < last - 1 and syntax.tokens[at].pos == "DET":
        at -= 1
    if at < last - 1 and syntax.tokens[at].lemma in lexicon.of:
        at -= 1
    elif at < last - 1:
        at = last - 1
    noun = syntax.tokens[at]
    relation = noun.lemma in lexicon.relations and noun.tag == "NN"
    return noun.tag not in ("NNS", "NNPS") and (noun.lemma.lower() in lexicon.roles or relation)


def _ends(syntax: Syntax, last: int) -> bool:
    """Whether a name ends there: before a mark or a verb, not before what it is joined to or belongs to."""
    token = syntax.tokens[last] if last < len(syntax.tokens) else None
    return token is None or token.text in (",", ".", ";", "—", "–") or token.pos in ("VERB", "AUX")


def _tells_a_person(syntax: Syntax, comma: Token, lexicon: EntityLexicon) -> bool:
    """Whether "who", an age or an office stands behind a comma."""
    after = syntax.tokens[comma.index + 1 : comma.index + 7]
    if not after or after[0].sentence != comma.sentence:
        return False
    if after[0].text.lower() == lexicon.who or (
        after[0].text.isdecimal() and len(after[0].text) == 2 and after[1:2] and after[1].text == ","
    ):
        return True
    office = next((t for t in after if t.lemma in lexicon.roles and t.pos == "NOUN"), None)
    until = after[: after.index(office) + 1] if office else ()
    passed = ("DET", "ADJ", "NOUN", "PROPN", "ADV", "PART")
    whole = all(t.pos in passed for t in until)
    return bool(until) and whole and office is not None and office.tag == "NN" and after[0].pos in ("DET", "ADV", "ADJ")


def speaking(syntax: Syntax, lexicon: EntityLexicon) -> list[tuple[int, int, EntityKind]]:
    """Full names that the recogniser passes over, as subjects of what people do by words: "Ada Oren told us"."""
    labelled = syntax.labels.keys()
    names = []
    for subject in syntax.tokens:
        verb = syntax.head(subject)
        if subject.dep != "nsubj" or subject.pos != "PROPN" or verb.lemma not in lexicon.personal:
            continue
        name = _full_name_to(syntax, subject.index + 1, lexicon)
        if name and labelled.isdisjoint(range(*name)) and syntax.tokens[name[0] - 1].pos != "DET":
            names.append((*name, EntityKind.PERSON))
    return names


def meant_by_pronoun(syntax: Syntax, lexicon: EntityLexicon) -> list[tuple[int, int, EntityKind]]:
    """Names that the recogniser passes over, as subjects before "he" or "she": "Oren resigned. “…,” she said".

    No other name stands in their sentence, and the pronoun in the same paragraph's next two.
    """
    labelled = syntax.labels.keys()
    names = []
    for subject in syntax.tokens:
        if subject.dep not in ("nsubj", "nsubjpass") or subject.pos != "PROPN" or subject.index in labelled:
            continue
        first, last = _full_name_to(syntax, subject.index + 1, lexicon) or (subject.index, subject.index + 1)
        sentence = syntax.sentence_of(subject)
        others = [t for t in syntax.tokens_of(sentence) if t.pos == "PROPN" and not first <= t.index < last]
        if others or not _is_nobodys(syntax, first, last, lexicon) or not labelled.isdisjoint(range(first, last)):
            continue
        after = syntax.sentences[subject.sentence + 1 : subject.sentence + 3]
        goes_on = [t for s in after if s.block == sentence.block for t in syntax.tokens_of(s)]
        speaks = [t for t in goes_on if t.dep == "nsubj" and syntax.head(t).lemma in lexicon.personal]
        meant = next((t for t in speaks if t.pos in ("PRON", "PROPN", "NOUN")), None)
        if meant is not None and meant.text.lower() in lexicon.pronouns:
            names.append((first, last, EntityKind.PERSON))
    return names


def fuller(syntax: Syntax, people: list[tuple[int, int]], lexicon: EntityLexicon) -> list[tuple[int, int, EntityKind]]:
    """A first name before a surname that the report has alone elsewhere: "Ada Oren" beside "Ms Oren"."""
    alone = {syntax.tokens[first].text for first, last in people if last - first == 1}
    labels = syntax.labels
    names = []
    for token in syntax.tokens[1:]:
        before = syntax.tokens[token.index - 1]
        if token.text not in alone or before.pos != "PROPN" or labels.get(before.index) not in (None, "PERSON", "ORG"):
            continue
        name = _full_name_to(syntax, token.index + 1, lexicon)
        if name:
            names.append((*name, EntityKind.PERSON))
    return names
