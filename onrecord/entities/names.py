"""Names in a report, cut right and put together: every spelling of one person, organisation or place under one entity.

Invariant: a name is joined to a longer one only where exactly one fits; two that fit leave it on its own. Spellings are
compared as letters only (diacritics and doubled transliterations aside), never by who a person is known to be.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from onrecord.entities.reference import demonym_of, is_demonym, is_place
from onrecord.entities.spellings import normalised, skeleton, suffix_of
from onrecord.entities.turns import read_turns, without_brackets
from onrecord.lexicons.entities import EntityLexicon
from onrecord.model import Entity, EntityKind, Report, Role, content_id
from onrecord.syntax import Syntax, Token

KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.FACILITY,
    "NORP": EntityKind.GROUP,
}
"""OntoNotes' labels that are entities of ours; dates, sums, works and laws are not."""

_QUOTES = frozenset("\"“”„«»'‘’") | {"``", "''"}

SAME_SPELLING = 0.75
"""Least similarity (Indel, 0 to 1, over folded letters) of two spellings of one name part inside one report. Set on the
development reports: spellings a letter or two apart are above 0.85, different surnames of one report below 0.7."""


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name as it stands: tokens `[first, last)`, its words, its kind."""

    first: int
    last: int
    text: str
    kind: EntityKind


def fold(text: str) -> str:
    """A name's letters for comparing: no case, no diacritics, no punctuation.

    >>> fold("Türkân O'Dell-Vane")
    'turkan odell vane'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s]", "", plain.replace("-", " "))).strip().lower()


def alike(a: str, b: str) -> bool:
    """Whether two name parts are spellings of one: a letter or two apart, or transliterated two ways.

    >>> alike("Marit", "Maryt"), alike("Yevgeny", "Evgeni"), alike("Oren", "Orlov")
    (True, True, False)
    """
    a, b = fold(a), fold(b)
    if a == b:
        return True
    near = a[:1] == b[:1] and Indel.normalized_similarity(a, b) >= SAME_SPELLING
    return min(len(a), len(b)) >= 4 and (near or skeleton(a) == skeleton(b))


def find_names(report: Report, syntax: Syntax, lexicon: EntityLexicon) -> list[NameSpan]:
    """The names in text order, without titles, articles and possessive endings, of the kind that most evidence has."""
    found: dict[int, NameSpan] = {}
    taken: set[int] = set()

    def take(first: int, last: int, kind: EntityKind) -> None:
        first, last = _trim(syntax, first, last, kind, lexicon)
        if kind is EntityKind.PERSON and first < last:
            last = _with_suffix(syntax, last)
        if first < last and taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            text = report.text[syntax.tokens[first].start : syntax.tokens[last - 1].end]
            found[first] = NameSpan(first, last, text, kind)

    titled, recognised = _titled(syntax, lexicon), _recognised(report, syntax, lexicon)
    people = [(first, last) for first, last, kind in (*titled, *recognised) if kind is EntityKind.PERSON]
    for name in (*_in_turns(report, syntax, lexicon), *titled, *_again(syntax, people), *_defined(syntax), *recognised):
        take(*name)
    return _settle_kinds(syntax, [found[first] for first in sorted(found)], lexicon)


def _in_turns(report: Report, syntax: Syntax, lexicon: EntityLexicon) -> list[tuple[int, int, EntityKind]]:
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


_LABEL = 4
"""Letters of a label of one word, at least, for it to be a surname; fewer are initials."""

_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
"""A suffix of a name. "Senior" and "Junior" are left out: behind a name they mostly begin an office."""


def _with_suffix(syntax: Syntax, last: int) -> int:
    """Where a person's name ends that has a suffix behind it, or half of one inside: "Verel, Jr.", "Verel Jr"."""
    at = last - 1 if _SUFFIX.fullmatch(syntax.tokens[last - 1].text) else last
    if at == last and [t.text for t in syntax.tokens[at : at + 1]] == [","]:
        at += 1
    behind = syntax.tokens[at : at + 2]
    if not behind or not _SUFFIX.fullmatch(behind[0].text):
        return last
    dotted = len(behind) > 1 and behind[1].text == "." and behind[1].start == behind[0].end
    return at + 2 if dotted and behind[0].text in ("Jr", "Sr") else at + 1


def surname(text: str) -> str:
    """The last word of a person's name, a suffix aside.

    >>> surname("John Verel, Jr."), surname("Ada Oren")
    ('Verel', 'Oren')
    """
    words = [word.strip(",") for word in text.split()]
    return words[-2] if len(words) > 1 and suffix_of(words[-1]) else words[-1]


def _again(syntax: Syntax, people: list[tuple[int, int]]) -> list[tuple[int, int, EntityKind]]:
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


def _recognised(report: Report, syntax: Syntax, lexicon: EntityLexicon) -> list[tuple[int, int, EntityKind]]:
    """The recogniser's names. In a title, where every word is capitalised, only names of one or two words count."""
    names = []
    for name in syntax.names:
        if name.label not in KINDS:
            continue
        tokens = syntax.tokens[name.first : name.last]
        sentence = syntax.sentence_of(tokens[0])
        if report.blocks[sentence.block].role is Role.TITLE and len(tokens) > 2:
            continue
        if all(t.pos in ("VERB", "AUX", "ADV", "NUM", "PUNCT") for t in tokens) or not any(
            t.text[:1].isupper() for t in tokens
        ):
            continue
        kind = KINDS[name.label]
        last = tokens[-1]
        if kind is EntityKind.PERSON and last.lemma in lexicon.organizations | lexicon.facilities:
            kind = EntityKind.ORGANIZATION if last.lemma in lexicon.organizations else EntityKind.FACILITY
        first = name.first
        before = syntax.tokens[first - 1] if first > sentence.first else None
        if (
            before
            and before.text[:1].isupper()
            and before.pos == "PROPN"
            and before.lemma in lexicon.facilities | lexicon.places
        ):
            first, kind = first - 1, EntityKind.PLACE
        elif tokens[0].lemma in lexicon.facilities | lexicon.places and len(tokens) > 1:
            kind = EntityKind.PLACE
        names.append((first, name.last, kind))
    return names


def _titled(syntax: Syntax, lexicon: EntityLexicon) -> list[tuple[int, int, EntityKind]]:
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


def _trim(syntax: Syntax, first: int, last: int, kind: EntityKind, lexicon: EntityLexicon) -> tuple[int, int]:
    """Cut articles, titles, possessive endings and whose a base is off a name ("Velmorian Tarn", of a base)."""
    while first < last:
        word = syntax.tokens[first]
        lower = word.text.lower()
        titled = kind is EntityKind.PERSON and (
            word.lemma in lexicon.roles | lexicon.role_words | lexicon.former or lower in lexicon.honorifics
        )
        verb = word.tag == "VBG" and last - first > 1 and syntax.sentence_of(word).first == first  # "Leaving Tarn"
        owned = last - first > 1 and is_demonym(word.text, lexicon) and _before_facility(syntax, last, lexicon)
        if word.pos in ("DET", "PUNCT", "PART") or titled or verb or owned or lower in lexicon.former:
            first += 1
        else:
            break
    # A bracket that opens inside of a name brings something else, such as its abbreviation.
    last = next((i for i in range(first + 1, last) if syntax.tokens[i].text == "("), last)
    while first < last and (syntax.tokens[last - 1].tag in ("POS", "HYPH") or syntax.tokens[last - 1].pos == "PUNCT"):
        if syntax.tokens[last - 1].text == ".":
            break
        last -= 1
    return first, last


def _settle_kinds(syntax: Syntax, names: list[NameSpan], lexicon: EntityLexicon) -> list[NameSpan]:
    """One kind for one spelling in one report.

    Reference data comes first, then a person's full name decides its surname, then what most of its places say. A
    single word that is only ever in, at or near is no person.
    """
    votes: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    surnames = set()
    placed: defaultdict[str, list[bool]] = defaultdict(list)
    for name in names:
        votes[name.text][name.kind] += 1
        placed[name.text].append(_stands_as_place(syntax, name, lexicon))
        if name.kind is EntityKind.PERSON and " " in name.text:
            surnames.add(surname(name.text))
    peopled = _with_demonym(syntax, names, lexicon)
    based = {name.text for name in names if _bases(syntax, name, lexicon)}
    settled = []
    for name in names:
        kind = max(votes[name.text].items(), key=lambda vote: (vote[1], vote[0].value))[0]
        if is_place(name.text, lexicon):
            kind = EntityKind.PLACE
        elif is_demonym(name.text, lexicon):
            kind = EntityKind.GROUP
        elif name.text not in surnames and name.text in peopled:
            kind = EntityKind.PLACE
        elif name.text in surnames or (kind is EntityKind.ORGANIZATION and _also_person(name.text, surnames)):
            kind = EntityKind.PERSON
        elif " " not in name.text and _sited(kind, placed[name.text], name.text in based):
            kind = EntityKind.PLACE
        settled.append(NameSpan(name.first, name.last, name.text, kind))
    return settled


def _with_demonym(syntax: Syntax, names: list[NameSpan], lexicon: EntityLexicon) -> set[str]:
    """The one-word names that adjectives of the report are made of: "Velmerian" makes Velmeria a place."""
    adjectives = {t.text for t in syntax.tokens if t.text[:1].isupper() and t.dep in ("amod", "compound", "nmod")}
    one_word = {name.text for name in names if " " not in name.text}
    return {
        text for text in one_word if any(demonym_of(word, text, lexicon.demonym_endings[:-1]) for word in adjectives)
    }


def _also_person(text: str, surnames: set[str]) -> bool:
    """Whether a name of two or three words ends in the surname of a person of the report."""
    words = text.split()
    return 2 <= len(words) <= 3 and words[-1] in surnames and all(word[:1].isupper() for word in words)


def _sited(kind: EntityKind, placed: list[bool], based: bool) -> bool:
    """Whether a single word is a place by where it stands: a person only ever in or at something.

    A body can be "at" something, too: it is a place where a facility is there, or a region is called by it, as well.
    """
    return all(placed) and (kind is EntityKind.PERSON or (kind is EntityKind.ORGANIZATION and based))


def _bases(syntax: Syntax, name: NameSpan, lexicon: EntityLexicon) -> bool:
    """Whether a facility or region is called by a name, or stands there: "the Tarn base", "the base at Tarn"."""
    last = syntax.tokens[name.last - 1]
    above = syntax.head(last)
    there = last.dep == "pobj" and above.lemma in lexicon.locative and syntax.head(above).lemma in lexicon.facilities
    return there or _stands_before_facility(syntax, name, lexicon)


def _stands_before_facility(syntax: Syntax, name: NameSpan, lexicon: EntityLexicon) -> bool:
    """Whether a facility or region is called by a name: "the Tarn base"."""
    return _before_facility(syntax, name.last, lexicon)


def _before_facility(syntax: Syntax, end: int, lexicon: EntityLexicon) -> bool:
    last = syntax.tokens[end - 1]
    return last.dep in ("compound", "nmod", "amod") and syntax.head(last).lemma in lexicon.facilities | lexicon.places


def _stands_as_place(syntax: Syntax, name: NameSpan, lexicon: EntityLexicon) -> bool:
    """Whether a name is governed by a preposition of place, or names a region or facility ("the Tarn base")."""
    last = syntax.tokens[name.last - 1]
    above = syntax.head(last)
    if last.dep == "pobj":
        of_place = above.lemma == lexicon.belonging and syntax.head(above).lemma in lexicon.places  # "the town of Tarn"
        return of_place or above.lemma in lexicon.locative
    return _stands_before_facility(syntax, name, lexicon)


_SHORT = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z.&-]{1,8}")
"""An abbreviation: two capitals or more, nine signs at most (the longest of the development reports has six)."""

_FOREIGN = re.compile(r"[A-Z]{3,6}")
"""One of another language, which the English name's initials do not spell: State Sea Committee (GMK)."""

_LONGEST_NAME = 12
"""Tokens of a name before the abbreviation that it defines."""


def initials(words: list[str]) -> str:
    """The capitals with which the words and their parts begin.

    >>> initials(["Council", "for", "Ports", "and", "North-South", "Trade"])
    'CPNST'
    """
    return "".join(part[0] for word in words for part in word.split("-") if part[:1].isupper())


def spells(short: str, words: list[str]) -> bool:
    """Whether an abbreviation is made of the words' initials; small letters of it stand for small words.

    >>> spells("MoF", ["Ministry", "of", "Fisheries"]), spells("N.M.C.", ["Northern", "Maritime", "Compact"])
    (True, True)
    >>> spells("NMC", ["New", "Sea", "Compact"])
    False
    """
    letters = re.sub(r"[.&-]", "", short)
    every = "".join(word[0] for word in words if word[:1].isalpha())
    return len(letters) > 1 and (letters == initials(words) or letters.lower() == every.lower())


def _behind(syntax: Syntax, at: int, lexicon: EntityLexicon) -> Token | None:
    """The abbreviation that a name which ends before a token brings: "(NMC)", "(the “NMC”)", ", or NMC"."""
    rest = [t for t in syntax.tokens[at : at + 6] if t.text not in _QUOTES]
    texts = [t.text for t in rest]
    if texts[:1] == ["("]:
        inside = rest[2:] if len(rest) > 1 and rest[1].pos == "DET" else rest[1:]
        return inside[0] if len(inside) > 1 and inside[1].text == ")" and _SHORT.fullmatch(inside[0].text) else None
    after = rest[1:] if texts[:1] == [","] else rest
    tied = len(after) > 1 and after[0].text.lower() in lexicon.also_called
    return after[1] if tied and _SHORT.fullmatch(after[1].text) else None


def _defined(syntax: Syntax) -> list[tuple[int, int, EntityKind]]:
    """Names, recognised or not, that an abbreviation beside them spells: "Sea Compact (SC)", "SC (Sea Compact)"."""
    labels = {i: name.label for name in syntax.names for i in range(name.first, name.last)}
    names: list[tuple[int, int, EntityKind]] = []
    for bracket in syntax.tokens:
        if bracket.text == "(" and (found := _before_short(syntax, bracket) or _after_short(syntax, bracket)):
            kinds = {KINDS[labels[i]] for i in range(*found) if labels.get(i) in KINDS}
            kind = kinds.pop() if len(kinds) == 1 else EntityKind.ORGANIZATION
            if kind not in (EntityKind.PERSON, EntityKind.GROUP):
                names.append((*found, kind))
    return names


def _before_short(syntax: Syntax, bracket: Token) -> tuple[int, int] | None:
    """The capitalised words before "(SC)" that it spells."""
    short = [t.text for t in syntax.tokens[bracket.index + 1 : bracket.index + 3]]
    if short[1:] != [")"] or not _SHORT.fullmatch(short[0]):
        return None
    for first in range(bracket.index - 2, max(bracket.index - 1 - _LONGEST_NAME, -1), -1):
        tokens = syntax.tokens[first : bracket.index]
        if tokens[0].sentence != bracket.sentence:
            return None
        if tokens[0].text[:1].isupper() and spells(short[0], [t.text for t in tokens]):
            return first, bracket.index
    return None


def _after_short(syntax: Syntax, bracket: Token) -> tuple[int, int] | None:
    """The words in brackets behind an abbreviation that spells them."""
    before = syntax.tokens[bracket.index - 1] if bracket.index else bracket
    inside = syntax.tokens[bracket.index + 1 : bracket.index + 2 + _LONGEST_NAME]
    words = [t.text for t in inside]
    if ")" not in words or not _SHORT.fullmatch(before.text):
        return None
    words = words[: words.index(")")]
    if len(words) > 1 and words[0][:1].isupper() and spells(before.text, words):
        return bracket.index + 1, bracket.index + 1 + len(words)
    return None


def abbreviations_in(syntax: Syntax, names: list[NameSpan], lexicon: EntityLexicon) -> dict[str, str]:
    """Abbreviations that the report defines, and the name of each; one that it defines twice over is in doubt, and out.

    "Northern Maritime Compact (NMC)", "Northern Maritime Compact, or NMC", "NMC (Northern Maritime Compact)". One that
    the initials do not spell counts behind an organisation's name, in brackets and capitals, unless it is a place.
    """
    defined: defaultdict[str, set[str]] = defaultdict(set)
    starts = {name.first: name for name in names}
    for name in names:
        if name.kind is EntityKind.PERSON:
            continue
        words = name.text.split()
        short = _behind(syntax, name.last, lexicon)
        if short and (spells(short.text, words) or _foreign(syntax, name, short, lexicon)):
            defined[short.text].add(name.text)
        bracket = syntax.tokens[name.last : name.last + 1]
        inner = starts.get(name.last + 1) if bracket and bracket[0].text == "(" else None
        if inner and _SHORT.fullmatch(name.text) and spells(name.text, inner.text.split()):
            defined[name.text].add(inner.text)
    return {
        short: min(full) for short, full in sorted(defined.items()) if len({normalised(text) for text in full}) == 1
    }


def _foreign(syntax: Syntax, name: NameSpan, short: Token, lexicon: EntityLexicon) -> bool:
    organization = name.kind is EntityKind.ORGANIZATION and " " in name.text
    bracketed = syntax.tokens[name.last].text == "(" and short.index == name.last + 1
    return organization and bracketed and bool(_FOREIGN.fullmatch(short.text)) and not is_place(short.text, lexicon)


def _short_for(text: str, longer: list[str]) -> str | None:
    """The one longer name that a single word is the end of: "the Compact"."""
    fitting = {name for name in longer if " " not in text and name.split()[-1] == text}
    return fitting.pop() if len(fitting) == 1 else None


def group_names(
    names: list[NameSpan], report_id: str, abbreviations: dict[str, str], counts: Mapping[str, int]
) -> tuple[dict[str, str], tuple[Entity, ...]]:
    """Every spelling's entity, and the entities, in the order of their first mention.

    `counts` says how often each spelling stands in the article: of the fullest, the commonest is the entity's name.
    A person's spellings join where the surnames are alike and so are the first names, or one is the surname alone of
    just one person named in full. Others join where they are equal but for case, diacritics and an article, or where
    one is an abbreviation that the report defines, or the last word of just one organisation's name.
    """
    kinds: dict[str, EntityKind] = {}
    for name in names:
        kinds.setdefault(name.text, name.kind)
    people = [text for text, kind in kinds.items() if kind is EntityKind.PERSON]
    groups: list[list[str]] = []
    for text in sorted(people, key=lambda text: -len(text.split())):
        fitting = [group for group in groups if _one_person(text, group)]
        if len(fitting) == 1:
            fitting[0].append(text)
        else:
            groups.append([text])
    others: defaultdict[tuple[str, EntityKind], list[str]] = defaultdict(list)
    longer = [text for text, kind in kinds.items() if kind is EntityKind.ORGANIZATION and " " in text]
    for text, kind in kinds.items():
        if kind is not EntityKind.PERSON:
            meant = abbreviations.get(text) or _short_for(text, longer) or text
            others[fold(meant).removeprefix("the "), kinds.get(meant, kind)].append(text)
    groups.extend(others.values())
    order = {text: place for place, text in enumerate(kinds)}
    groups.sort(key=lambda group: min(order[text] for text in group))
    of: dict[str, str] = {}
    entities = []
    for group in groups:
        fullest = max(group, key=lambda text: (len(text.split()), _small(text), counts.get(text, 0), -order[text]))
        kind = kinds[fullest]
        entity = content_id("entity", report_id, fullest, kind)
        variants = tuple(sorted((text for text in group if text != fullest), key=order.__getitem__))
        entities.append(Entity(entity, fullest, kind, variants))
        of.update(dict.fromkeys(group, entity))
    return of, tuple(entities)


def _small(text: str) -> bool:
    """Whether a name is written in small letters as well: "Oren", not "OREN"."""
    return not (text.isupper() and len(text) >= _LABEL)


def _one_person(text: str, group: list[str]) -> bool:
    words = text.split()
    return any(_same_name(words, other.split()) for other in group)


def _same_name(words: list[str], fuller: list[str]) -> bool:
    own, other = suffix_of(words[-1]), suffix_of(fuller[-1])
    words, fuller = (each[:-1] if len(each) > 1 and tail else each for each, tail in ((words, own), (fuller, other)))
    words, fuller = ([word.strip(",") for word in each] for each in (words, fuller))
    if own != other and ((own and other) or len(words) > 1):
        return False
    if len(words) == 1:
        first_name = len(fuller) > 1 and fold(words[0]) == fold(fuller[0])
        return alike(words[0], fuller[-1]) or first_name
    if len(fuller) == 1 or not alike(words[-1], fuller[-1]):
        return False
    return alike(words[0], fuller[0]) or _initial(words[0], fuller[0])


def _initial(a: str, b: str) -> bool:
    a, b = fold(a), fold(b)
    return 1 in (len(a), len(b)) and a[:1] == b[:1]
