"""Names in a report, cut right, each of the kind that most evidence has.

Invariant: names do not overlap, and one spelling has one kind in one report.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from onrecord.entities.abbreviations import defined
from onrecord.entities.people import again, apposed, fuller, in_turns, meant_by_pronoun, speaking
from onrecord.entities.people import titled as titled_people
from onrecord.entities.reference import is_demonym, is_place, places_of_demonym
from onrecord.entities.spans import KINDS, SUFFIX, NameSpan, surname, with_halves
from onrecord.lexicons.entities import EntityLexicon
from onrecord.model import EntityKind, Report, Role
from onrecord.syntax import Syntax


def find_names(report: Report, syntax: Syntax, lexicon: EntityLexicon) -> list[NameSpan]:
    """The names in text order, without titles, articles and possessive endings, of the kind that most evidence has."""
    found: dict[int, NameSpan] = {}
    taken: set[int] = set()

    def take(first: int, last: int, kind: EntityKind) -> None:
        first, last = _trim(syntax, first, last, kind, lexicon)
        if kind is EntityKind.PERSON and first < last:
            first, last = with_halves(syntax.tokens, first, _with_suffix(syntax, last))
        named = any(letter.isupper() for t in syntax.tokens[first:last] for letter in t.text)
        if first < last and named and taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            text = report.text[syntax.tokens[first].start : syntax.tokens[last - 1].end]
            found[first] = NameSpan(first, last, text, kind)

    titled = [*in_turns(report, syntax, lexicon), *titled_people(syntax, lexicon), *apposed(syntax, lexicon)]
    told = [*speaking(syntax, lexicon), *meant_by_pronoun(syntax, lexicon)]
    recognised = _recognised(report, syntax, lexicon)
    people = [(first, last) for first, last, kind in (*titled, *told, *recognised) if kind is EntityKind.PERSON]
    full = fuller(syntax, people, lexicon)
    people += [(first, last) for first, last, _ in full]
    for name in (*titled, *full, *again(syntax, people, lexicon), *told, *defined(syntax), *recognised):
        take(*name)
    return _settle_kinds(syntax, [found[first] for first in sorted(found)], lexicon)


def _with_suffix(syntax: Syntax, last: int) -> int:
    """Where a person's name ends that has a suffix behind it, or half of one inside: "Verel, Jr.", "Verel Jr"."""
    at = last - 1 if SUFFIX.fullmatch(syntax.tokens[last - 1].text) else last
    if at == last and [t.text for t in syntax.tokens[at : at + 1]] == [","]:
        at += 1
    behind = syntax.tokens[at : at + 2]
    if not behind or not SUFFIX.fullmatch(behind[0].text):
        return last
    dotted = len(behind) > 1 and behind[1].text == "." and behind[1].start == behind[0].end
    return at + 2 if dotted and behind[0].text in ("Jr", "Sr") else at + 1


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


def _trim(syntax: Syntax, first: int, last: int, kind: EntityKind, lexicon: EntityLexicon) -> tuple[int, int]:
    """Cut articles, titles, possessive endings and whose a base is off a name ("Velmorian Tarn", of a base)."""
    while first < last:
        word = syntax.tokens[first]
        lower = word.text.lower()
        titled = kind is EntityKind.PERSON and (
            word.lemma in lexicon.roles | lexicon.role_words | lexicon.former or lower in lexicon.honorifics
        )
        verb = word.tag == "VBG" and last - first > 1 and syntax.sentence_of(word).first == first  # "Leaving Tarn"
        opens = word.pos in ("ADP", "ADV", "SCONJ") and last - first > 1 and syntax.sentence_of(word).first == first
        owned = last - first > 1 and is_demonym(word.text, lexicon) and _before_facility(syntax, last, lexicon)
        if word.pos in ("DET", "PUNCT", "PART") or titled or verb or opens or owned or lower in lexicon.former:
            first += 1
        else:
            break
    if kind is EntityKind.PERSON and last - first > 2 and _ends_title(syntax, first, lexicon):
        first += 1
    # A bracket that opens inside of a name brings something else, such as its abbreviation.
    last = next((i for i in range(first + 1, last) if syntax.tokens[i].text == "("), last)
    while first < last and (syntax.tokens[last - 1].tag in ("POS", "HYPH") or syntax.tokens[last - 1].pos == "PUNCT"):
        if syntax.tokens[last - 1].text == ".":
            break
        last -= 1
    return first, last


def _ends_title(syntax: Syntax, first: int, lexicon: EntityLexicon) -> bool:
    """Whether a word is the second of two that an office is for: "Minister of Labour and Inclusion Ada Oren"."""
    before = [t.lemma.lower() for t in syntax.tokens[max(first - 4, 0) : first]]
    return (
        len(before) == 4
        and before[0] in lexicon.roles
        and before[1] in lexicon.of
        and syntax.tokens[first - 1].pos == "CCONJ"
        and syntax.tokens[first].dep == "conj"
    )


def _settle_kinds(syntax: Syntax, names: list[NameSpan], lexicon: EntityLexicon) -> list[NameSpan]:
    """One kind for one spelling in one report.

    Reference data comes first, then a person's full name decides its surname, then what most of its places say. A
    single word that is only ever in, at or near is no person, nor is a full name with an article ("the Tarn Pass").
    """
    votes: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    surnames = set()
    placed: defaultdict[str, list[bool]] = defaultdict(list)
    titled = {name.text for name in names if _is_titled(syntax, name, lexicon)}
    things = {name.text for name in names if " " in name.text and _has_article(syntax, name)} - titled
    for name in names:
        votes[name.text][name.kind] += 1
        placed[name.text].append(_stands_as_place(syntax, name, lexicon))
        if name.kind is EntityKind.PERSON and " " in name.text and name.text not in things:
            surnames.add(surname(name.text))
    peopled = _with_demonym(syntax, names, lexicon)
    ruled = {name.text for name in names if " " not in name.text and _rules(syntax, name, lexicon)} - titled
    based = {name.text for name in names if _bases(syntax, name, lexicon)}
    settled = []
    for name in names:
        kind = max(votes[name.text].items(), key=lambda vote: (vote[1], vote[0].value))[0]
        if is_place(name.text, lexicon):
            kind = EntityKind.PLACE
        elif is_demonym(name.text, lexicon):
            kind = EntityKind.GROUP
        elif name.text not in surnames and (
            name.text in peopled or (name.text in ruled and not (kind is EntityKind.GROUP and name.text.endswith("s")))
        ):
            kind = EntityKind.PLACE
        elif name.text in surnames or (kind is EntityKind.ORGANIZATION and _also_person(name.text, surnames)):
            kind = EntityKind.PERSON
        elif " " not in name.text and _sited(kind, placed[name.text], name.text in based):
            kind = EntityKind.PLACE
        elif kind is EntityKind.PERSON and name.text in things:
            kind = EntityKind.PLACE if any(placed[name.text]) else EntityKind.ORGANIZATION
        settled.append(NameSpan(name.first, name.last, name.text, kind))
    return settled


def _with_demonym(syntax: Syntax, names: list[NameSpan], lexicon: EntityLexicon) -> set[str]:
    """The one-word names that adjectives of the report are made of: "Velmerian" makes Velmeria a place."""
    adjectives = {t.text for t in syntax.tokens if t.text[:1].isupper() and t.dep in ("amod", "compound", "nmod")}
    one_word = {name.text for name in names if " " not in name.text}
    endings, places = lexicon.demonym_endings[:-1], frozenset(one_word)
    return {place for word in adjectives for place in places_of_demonym(word, places, endings)}


def _is_titled(syntax: Syntax, name: NameSpan, lexicon: EntityLexicon) -> bool:
    """Whether an office or a form of address stands right before a name: "President Oren", "Mr Oren"."""
    before = syntax.tokens[name.first - 1] if name.first else None
    return before is not None and (before.lemma.lower() in lexicon.roles or before.text.lower() in lexicon.honorifics)


def _has_article(syntax: Syntax, name: NameSpan) -> bool:
    """Whether a name has an article of its own: "the Tarn Pass", not "the Ada Oren campaign"."""
    before = syntax.tokens[name.first - 1] if name.first else None
    return before is not None and before.dep == "det" and name.first <= before.head < name.last


def _rules(syntax: Syntax, name: NameSpan, lexicon: EntityLexicon) -> bool:
    """Whether a name has what states have: "Velmora's prime minister", "the capital of Velmora"."""
    behind = syntax.tokens[name.last : name.last + 4]
    if behind and behind[0].tag == "POS":
        phrase = [t for t in behind[1:] if t.sentence == behind[0].sentence]
        owned = next((t for t in phrase if t.lemma.lower() in lexicon.states), None)
        return owned is not None and all(t.pos in ("ADJ", "NOUN", "PROPN") for t in phrase[: phrase.index(owned)])
    of = syntax.tokens[name.first - 1] if name.first > 1 else None
    above = syntax.tokens[name.first - 2] if name.first > 1 else None
    return of is not None and above is not None and of.lemma == lexicon.belonging and above.lemma in lexicon.states


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
