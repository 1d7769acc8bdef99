"""Reported speech by the dependency tree: a cue that governs a clause, "according to", nouns that hold what is said.

Invariant: every attribution found here has its content inside one sentence. Source and cue stand in the tree beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.model import Role
from onrecord.statements.attribution import Attribution, subtract
from onrecord.statements.phrases import Phrases
from onrecord.statements.pointing import pointed_at
from onrecord.statements.tellers import of_body, who_is_quoted
from onrecord.syntax import Token

_Case = tuple[list[tuple[int, int]], float, str]
"""What a case of the ladder finds: stretches of content, a confidence, and the rule in words."""

CLAUSE, PARENTHETICAL, ACCORDING, NOMINAL, RUMOUR, PROPOSAL, UNSOURCED = 0.85, 0.8, 0.85, 0.6, 0.6, 0.7, 0.6
"""Confidence of each construction (a share of right ones, 0 to 1): set by hand after the development reports; a trained
tagger brings calibrated ones."""

_CALLED = ("dobj", "oprd", "ccomp", "prep", "xcomp")
"""The dependents of "called" that hold what is called and what it is called."""


class ClauseReader:
    """Finds the attributions of one report that need no quotation marks."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.report, self.syntax, self.lexicon = phrases.report, phrases.syntax, phrases.lexicon

    def attributions(self) -> list[Attribution]:
        """All of them, in the order of their cues."""
        found: list[Attribution] = []
        for token in self.syntax.tokens:
            sentence = self.syntax.sentence_of(token)
            if self.report.blocks[sentence.block].role is not Role.BODY or self.phrases.quoted(token):
                continue
            found.extend(self._of(token))
        return found

    def _of(self, token: Token) -> Iterator[Attribution]:
        lexicon = self.lexicon
        if self._accords(token):
            yield from self._according(token)
        elif token.text.lower() in lexicon.rumours and token.pos in ("NOUN", "PROPN"):
            yield from self._rumour(token)
        elif token.lemma in lexicon.spoken_nouns and token.pos == "NOUN":
            yield from self._nominal(token)
        elif token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass", "amod", "compound"):
            words = lexicon.holding | lexicon.excluding | lexicon.calling | lexicon.wanting | lexicon.declining
            words |= lexicon.citing
            if self.phrases.is_saying(token) or token.lemma in words or pointed_at(token, self.phrases):
                yield from self._clause(token)
        elif token.pos == "ADJ" and token.lemma in lexicon.holding and self._is_predicate_of(token):
            yield from self._clause(token)

    # Reported clauses: "X says that …", "…, X said, …", "X was asked whether …", "R quoted X as saying …".

    def _clause(self, cue: Token) -> Iterator[Attribution]:
        lexicon, syntax = self.lexicon, self.syntax
        negated = self.phrases.negated(cue) or (cue.pos == "ADJ" and self.phrases.negated(syntax.head(cue)))
        if negated and cue.lemma in lexicon.saying and cue.lemma not in lexicon.excluding:
            return
        if cue.lemma in lexicon.excluding and not negated:
            return
        case = next((found for read in self._cases() if (found := read(cue))), None)
        if case is None:
            return
        spans, confidence, rule = case
        source = self.source(cue)
        own = [self.phrases.cue_span(cue), *([source] if source else [])]
        content = self.phrases.content(spans, without=own)
        if not content:
            return
        head = self.syntax.at(source[0]) if source else None
        if head and (head.tag in ("WDT", "IN") or head.text.lower() in lexicon.complementizers):
            return
        if head and head.tag == "EX":
            source = None
        if source is None and cue.lemma in lexicon.stated:
            return
        if source is None and confidence > UNSOURCED:
            confidence = UNSOURCED
        if cue.lemma in lexicon.holding and not self.phrases.is_saying(cue):
            if source is None:
                return
            confidence -= 0.15
        yield Attribution(source, self.phrases.cue_span(cue), content, confidence, rule, relayed=cue.dep == "pcomp")

    def _cases(self) -> tuple[Callable[[Token], _Case | None], ...]:
        return (
            self._declined,
            self._reported,
            self._proposed,
            self._pointed,
            self._wanted,
            self._called,
            self._set_off,
            self._as_saying,
            self._cited,
            self._behind_colon,
            self._reports_of,
        )

    def _declined(self, cue: Token) -> _Case | None:
        """1. "declined to comment"."""
        if cue.lemma not in self.lexicon.declining:
            return None
        refused = [c for c in self.syntax.children(cue, "xcomp", "advcl") if c.lemma in self.lexicon.comment]
        for prep in self.syntax.children(cue, "prep"):
            noun = next((n for n in self.syntax.children(prep, "pobj") if n.lemma in self.lexicon.comment), None)
            if noun is not None and noun.pos == "NOUN":
                return [self.phrases.span(prep)], CLAUSE, "what the cue declines"
        if not refused or self.syntax.children(refused[0], "ccomp"):
            return None
        return [self.phrases.span(refused[0])], CLAUSE, "what the cue declines"

    def _reported(self, cue: Token) -> _Case | None:
        """2. "says that …", "is convinced that …", "was asked whether …"."""
        syntax = self.syntax
        clauses = self._own_clauses(cue) or self._loose_clauses(cue)
        if cue.dep == "acomp":
            governor = syntax.head(cue)
            clauses += syntax.children(governor, "ccomp", "csubj")
            clauses += [c for c in syntax.children(governor, "advcl") if c.index < cue.index and self._asked(c)]
        if not clauses:
            return None
        spans = [piece for clause in clauses for piece in self._clause_spans(clause, cue)]
        if self.lexicon.correlatives:
            spans = self._side_by_side(spans)
        return spans, CLAUSE, "a clause that the cue governs"

    def _proposed(self, cue: Token) -> _Case | None:
        """3. "proposed to move the base"."""
        if cue.lemma not in self.lexicon.proposing:
            return None
        for verb in self.syntax.children(cue, "xcomp", "advcl"):
            if verb.lemma in self.lexicon.naming:
                return None
            bare = not self.lexicon.infinitive and verb.tag == "VB"
            if bare or any(word.tag == "TO" for word in self.syntax.children(verb)):
                return [self.phrases.span(verb)], PROPOSAL, "an infinitive that the cue governs"
        return None

    def _wanted(self, cue: Token) -> _Case | None:
        """4. "demanded a referendum"."""
        if cue.lemma not in self.lexicon.wanting:
            return None
        objects = self.syntax.children(cue, "dobj")
        if (
            self.lexicon.correlatives and cue.lemma in self.lexicon.warning
        ):  # "threatened them with a fine", by its case
            objects = self.syntax.children(cue, "npadvmod")
        things = [t for t in objects if t.pos in ("NOUN", "PROPN")]
        return ([self.phrases.span(things[0])], PROPOSAL, "a thing that the cue asks for") if things else None

    def _called(self, cue: Token) -> _Case | None:
        """5. "called the idea 'news to us'", with quotation marks in it."""
        below = [t for c in self.syntax.children(cue, *_CALLED) for t in self.syntax.subtree(c)]
        for what in self.syntax.children(cue, "npadvmod"):  # a case of its own: "called it an «error»"
            words = self.syntax.subtree(what)
            below += words if any(self.phrases.quoted(t) for t in words) else []
        below = sorted({t.index: t for t in [*below, *self._fragment_behind(cue)]}.values(), key=lambda t: t.index)
        quoted = any(self.phrases.quoted(t) for t in below)
        if cue.lemma not in self.lexicon.calling or not quoted or not self.syntax.children(cue, "dobj", "ccomp"):
            return None
        return [(below[0].start, max(t.end for t in below))], PROPOSAL, "what the cue calls it, in quotation marks"

    def _set_off(self, cue: Token) -> _Case | None:
        """6. "The base, Oren said, should be in the north"."""
        above = self.syntax.head(cue)
        apart = self._other_roots(cue) if above.index == cue.index else []
        if apart and self._is_set_apart(cue):
            sentence = self.syntax.sentence_of(cue)
            spans = self._worded(subtract((sentence.start, sentence.end), self.phrases.span(cue)))
            return spans, PARENTHETICAL, "set off by commas"
        if cue.dep not in ("parataxis", "ccomp") or above.index == cue.index or not self._parenthetical(cue, above):
            return None
        sentence = self.syntax.sentence_of(cue)
        whole = (sentence.start, sentence.end) if above.dep == "ROOT" else self.phrases.span(above)
        spans = subtract(whole, self.phrases.span(cue))
        own = [t for t in self.syntax.children(cue, "cc") if t.index > cue.index > above.index]
        for joined in self.syntax.children(above, "conj") if own else ():
            # "The quay was old, he said, and left the room": the parser hangs "left" on "was".
            if joined.index > own[0].index and not self.syntax.children(joined, "nsubj", "nsubjpass", "expl"):
                spans = [s for span in spans for s in subtract(span, (own[0].start, self.phrases.span(joined)[1]))]
        return self._worded(spans), PARENTHETICAL, "set off by commas"

    def _as_saying(self, cue: Token) -> _Case | None:
        """7. "…, the agency quoted him as saying"."""
        above = self.syntax.head(cue)
        if cue.dep != "pcomp" or above.lemma not in self.lexicon.as_words:
            return None
        said = self.syntax.children(self.syntax.head(above), "ccomp")
        spans = [self.phrases.span(clause, without=above) for clause in said]
        return (spans, CLAUSE, "quoted by another as saying so") if spans else None

    def _fragment_behind(self, cue: Token) -> tuple[Token, ...]:
        """The quoted words right behind a cue's object, which the parser may hang elsewhere."""
        for thing in self.syntax.children(cue, "dobj") if self.lexicon.marks_names else ():
            end = self.phrases.noun_phrase(thing)[1]
            quotation = self.phrases.around(end + 1)
            if quotation is not None and quotation.outer_start == end + 1:
                return self.syntax.within(quotation.start, quotation.end)
        return ()

    def _cited(self, cue: Token) -> _Case | None:
        """8. "citing 'a lack of funds'", with quotation marks behind the preposition."""
        if cue.lemma not in self.lexicon.citing:
            return None
        for prep in self.syntax.children(cue, "prep"):
            words = [t for noun in self.syntax.children(prep, "pobj") for t in self.syntax.subtree(noun)]
            if words and any(self.phrases.quoted(t) for t in words):
                return [(words[0].start, words[-1].end)], PROPOSAL, "what the cue cites, in quotation marks"
        return None

    def _behind_colon(self, cue: Token) -> _Case | None:
        """9. "Oren is certain: the port will open", without quotation marks."""
        tokens = self.syntax.tokens_of(self.syntax.sentence_of(cue))
        colon = next((t for t in tokens if t.text == ":" and t.index > cue.index and not self.phrases.quoted(t)), None)
        if not self.lexicon.correlatives or colon is None or self.source(cue) is None:
            return None
        own = tokens[cue.index - tokens[0].index + 1 : colon.index - tokens[0].index]
        verbs = [t for t in own if t.pos in ("VERB", "AUX") or t.text == ","]
        behind = tokens[colon.index - tokens[0].index + 1 :]
        if verbs or not behind or any(self.phrases.quoted(t) for t in behind[:2]):
            return None
        return [(behind[0].start, behind[-1].end)], CLAUSE, "what stands behind a colon"

    def _side_by_side(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Clauses with nothing but a comma between them as one: "that A, however B"."""
        out: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if out and self.report.text[out[-1][1] : start].strip() in ("", ","):
                out[-1] = (out[-1][0], max(end, out[-1][1]))
            else:
                out.append((start, end))
        return out

    def _pointed(self, cue: Token) -> _Case | None:
        """10. "The port is shut. This was said by Oren"."""
        sentence = pointed_at(cue, self.phrases)
        return ([sentence], CLAUSE, "the sentence before, to which the cue points") if sentence else None

    def _reports_of(self, cue: Token) -> _Case | None:
        """11. "announced about the closure", where the cue's "about" holds what is said."""
        if cue.lemma not in self.lexicon.reporting:
            return None
        for prep in self.syntax.children(cue, "prep"):
            nouns = [n for n in self.syntax.children(prep, "pobj") if n.pos == "NOUN"]
            if prep.lemma in self.lexicon.about and nouns and prep.index > cue.index:
                return [self.phrases.span(prep)], PROPOSAL, "what the cue reports of"
        return None

    def _worded(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Stretches without one that only joins the sentence to the one before: "At that, in Oren's words, …"."""
        if not self.lexicon.correlatives or len(spans) < 2:
            return spans
        joins = ("ADP", "PRON", "DET", "ADV", "PART", "CCONJ", "SCONJ", "PUNCT")
        return [s for s in spans if any(t.pos not in joins for t in self.syntax.within(*s))] or spans

    def _clause_spans(self, clause: Token, cue: Token) -> list[tuple[int, int]]:
        """A reported clause, without what a comma and a conjunction join to the cue rather than to it.

        In "says that A, but hinted that B" the parser hangs "hinted" on A's verb; the comma tells.
        """
        spans = [self.phrases.span(clause, without=cue)]
        if clause.index < cue.index:
            spans += [self.phrases.span(more) for more in self.syntax.children(cue, "conj") if self._goes_on(more, cue)]
        for aside in self.syntax.children(clause, "advcl"):
            if self.phrases.is_saying(aside) and self.syntax.children(aside, "ccomp"):
                spans = [s for span in spans for s in subtract(span, self.phrases.span(aside))]
        for joined in self.syntax.children(clause, "conj"):
            if self._joins_outer_cue(joined):
                start = min(t.start for t in self.syntax.subtree(joined))
                before = [t for t in self.syntax.children(clause, "cc") if t.index < joined.index]
                start = before[-1].start if before else start
                spans = [s for span in spans for s in subtract(span, (start, self.phrases.span(joined)[1]))]
        return spans

    def _goes_on(self, clause: Token, cue: Token) -> bool:
        """Whether a clause behind "…, he said, and" goes on with what is said: "…, he said, and one is enough".

        In the past tense it may as well be the report that goes on ("…, he said, and the council left").
        """
        if clause.index < cue.index or self.phrases.is_saying(clause) or self.phrases.quoted(clause):
            return False
        finite = [clause, *self.syntax.children(clause, "aux", "auxpass")]
        told_now = any(t.tag in ("VBZ", "VBP", "MD") for t in finite)
        return told_now and bool(self.syntax.children(clause, "nsubj", "nsubjpass", "expl"))

    def _joins_outer_cue(self, verb: Token) -> bool:
        """Whether a verb of saying that a comma and a conjunction join to a reported clause goes with its cue."""
        clause = self.syntax.head(verb)
        outer = self.syntax.head(clause)
        if (
            verb.dep != "conj"
            or clause.dep != "ccomp"
            or not self.phrases.is_saying(verb)
            or not self.phrases.is_saying(outer)
        ):
            return False
        if self.syntax.children(verb, "nsubj") or not self.syntax.children(verb, "ccomp"):
            return False
        before = [t for t in self.syntax.children(clause, "cc") if t.index < verb.index]
        return bool(before) and self.report.text[: before[-1].start].rstrip().endswith(",")

    def _own_clauses(self, cue: Token) -> list[Token]:
        """The clauses that a cue governs, and those right behind it that the parser hangs on the next cue.

        "told how it was built, and promised that it would open", where "how it was built" may hang on "promised".
        """
        clauses = self.syntax.children(cue, "ccomp")
        if not self.lexicon.correlatives:
            return clauses
        behind = (t for t in self.syntax.tokens_of(self.syntax.sentence_of(cue)) if t.dep == "ccomp")
        hung = [t for t in behind if t.head > t.index and self._cue_right_before(t) == cue]
        return [c for c in clauses if self._cue_right_before(c) in (None, cue)] + [h for h in hung if h not in clauses]

    def _cue_right_before(self, clause: Token) -> Token | None:
        """The verb of saying that stands before a clause with nothing but a comma between."""
        first = next(t for t in self.syntax.subtree(clause) if t.pos != "PUNCT")
        before = self.syntax.tokens[first.index - 2] if first.index > 1 else None
        comma = self.syntax.tokens[first.index - 1].text == "," if before is not None else False
        return before if before is not None and comma and self.phrases.is_saying(before) else None

    def _loose_clauses(self, cue: Token) -> list[Token]:
        """Reported clauses that the parser hangs on another word than the cue.

        So "told journalists he had …", "was asked when …", "said for the first time that …".
        """
        syntax = self.syntax
        found = [root for root in self._other_roots(cue) if root.index > cue.index and self._opened(root)]
        if not found and cue.lemma in self.lexicon.asking:
            found = [c for c in syntax.children(cue, "advcl") if c.index > cue.index and self._wh_opened(c)]
        if not found and self.phrases.is_saying(cue):
            nouns = syntax.children(cue, "dobj", "dative", "npadvmod")
            nouns += [n for prep in syntax.children(cue, "prep") for n in syntax.children(prep, "pobj")]
            for clause in (c for noun in nouns for c in syntax.children(noun, "relcl", "acl", "ccomp")):
                if self._holds_clause(syntax.head(clause)) and self._complemented(clause):
                    found.append(clause)
                    continue
                told = cue.lemma in self.lexicon.telling and clause.dep == "relcl" and self._bare(clause)
                if clause.pos in ("VERB", "AUX") and (told or self._that_opened(clause)):
                    found.append(clause)
        return found

    def _opened(self, clause: Token) -> bool:
        """Whether a comma and a word that opens a reported clause stand before its words."""
        first = self.syntax.subtree(clause)
        words = [t for t in first if t.pos != "PUNCT"]
        before = self.syntax.tokens[words[0].index - 1].text if words and words[0].index else ""
        opening = self.lexicon.complementizers | self.lexicon.openers
        return before == "," and words[0].text.lower() in opening

    def _holds_clause(self, noun: Token) -> bool:
        """Whether a word holds a clause for the cue: "spoke of that, that …", "voiced the hope that …"."""
        correlatives = self.lexicon.correlatives
        return noun.lemma in correlatives or bool(correlatives and noun.lemma in self.lexicon.spoken_nouns)

    def _wh_opened(self, clause: Token) -> bool:
        first = self.syntax.subtree(clause)[0]
        return first.tag in ("WRB", "WP", "WDT") or first.text.lower() in self.lexicon.openers

    def _that_opened(self, clause: Token) -> bool:
        """Whether "that" only opens the clause, and is neither its subject nor its object."""
        opening = [
            c for c in self.syntax.children(clause, "mark", "advmod") if c.text.lower() in self.lexicon.complementizers
        ]
        return bool(opening) and bool(self.syntax.children(clause, "nsubj", "nsubjpass", "expl"))

    def _bare(self, clause: Token) -> bool:
        """Whether a clause has a pronoun for its subject and no relative word."""
        subjects = self.syntax.children(clause, "nsubj", "nsubjpass")
        first = self.syntax.subtree(clause)[0]
        return bool(subjects) and subjects[0].tag == "PRP" and first.index == subjects[0].index

    def _asked(self, clause: Token) -> bool:
        return any(
            c.dep == "mark" and c.tag in ("IN", "WRB") and c.index < clause.index for c in self.syntax.children(clause)
        )

    def _parenthetical(self, cue: Token, above: Token) -> bool:
        """A cue with its own subject, set off from the clause that it stands in."""
        if not self.syntax.children(cue, "nsubj") and of_body(cue, self.phrases) is None:
            return False
        if not self._is_predicate(above):
            return False
        span = self.phrases.span(cue)
        text = self.report.text
        return cue.dep == "parataxis" or text[: span[0]].rstrip()[-1:] in (",", "-", "–", "—", "(")

    def _is_predicate(self, token: Token) -> bool:
        """Whether a word makes a clause: a verb, or a noun or adjective that has a subject."""
        return token.pos in ("VERB", "AUX") or bool(self.syntax.children(token, "nsubj", "nsubjpass", "cop", "orphan"))

    def _is_predicate_of(self, adjective: Token) -> bool:
        """Whether an adjective tells of a subject, with a copula or without one."""
        return adjective.dep in ("acomp", "attr") or bool(self.syntax.children(adjective, "nsubj"))

    def _is_set_apart(self, cue: Token) -> bool:
        """Whether a cue that nothing governs has its own source and stands behind a comma or a dash."""
        if self.syntax.children(cue, "ccomp") or self.source(cue) is None:
            return False
        first = next(t for t in self.syntax.subtree(cue) if t.pos != "PUNCT")
        return self.report.text[: first.start].rstrip()[-1:] in (",", "-", "–", "—", "(")

    def _other_roots(self, token: Token) -> list[Token]:
        """The other roots of a sentence whose tree is in pieces; a tree that is whole has none."""
        own = self.syntax.tokens_of(self.syntax.sentence_of(token))
        top = next((a for a in self.syntax.ancestors(token) if a.head == a.index), token)
        return [t for t in own if t.dep == "ROOT" and t.index != top.index and t.pos != "PUNCT"]

    # "according to …"

    def _accords(self, token: Token) -> bool:
        return self._last_of_phrase(token) is not None

    def _last_of_phrase(self, token: Token) -> Token | None:
        """The last word of a phrase that names a source and begins here; "his" may stand inside of it."""
        tokens, first = self.syntax.tokens, token.text.lower()
        for phrase in (p for p in self.lexicon.according if p[0] == first):
            ahead = list(tokens[token.index : token.index + len(phrase) + 2])
            if len(phrase) > 1 and len(ahead) > 1 and ahead[1].tag == "PRP$":
                del ahead[1 : 3 if ahead[-2].tag == "JJ" else 2]
            if [t.text.lower() for t in ahead[: len(phrase)]] == list(phrase):
                return ahead[len(phrase) - 1]
        return None

    def _according(self, token: Token) -> Iterator[Attribution]:
        syntax = self.syntax
        last = self._last_of_phrase(token)
        if last is None:
            return
        sources = syntax.children(last, "pobj", "poss", "nmod") or syntax.children(token, "pobj")
        sources = [s for s in sources if s.index != last.index] or syntax.children(last, "appos", "flat", "dobj")
        if not sources:
            return
        if last.index == token.index and not self._tells_a_source(token, sources[0]):
            return
        source = self.phrases.noun_phrase(sources[0])
        whole = syntax.sentence_of(token)
        verb = next((a for a in syntax.ancestors(token) if self._is_predicate(a)), None)
        if verb is None and self._other_roots(token):
            verb = self._other_roots(token)[0]
        if verb is None:
            return
        root = next(
            (a for a in (verb, *syntax.ancestors(verb)) if a.dep in ("ROOT", "ccomp", "conj", "advcl", "relcl")), verb
        )
        saying = (a for a in (verb, *syntax.ancestors(verb)) if self.phrases.is_saying(a))
        if self.phrases.is_saying(root) or any(syntax.children(a, "ccomp") for a in saying):
            return
        area = (whole.start, whole.end) if root.dep == "ROOT" else self.phrases.span(root)
        cut = (token.start, max(source[1], last.end, self.phrases.span(sources[0])[1]))
        content = self.phrases.content(self._worded(subtract(area, cut)))
        if content:
            yield Attribution(source, (token.start, last.end), content, ACCORDING, "according to")

    def _tells_a_source(self, token: Token, source: Token) -> bool:
        """Whether one word alone names a source: "per the ministry"; not "per cent", nor of Per Lindh."""
        counted = self.syntax.children(source, "nummod")  # "per million BTU"
        definite = not counted and (source.pos == "PROPN" or bool(self.syntax.children(source, "det", "poss")))
        name = token.text[:1].isupper() and source.pos == "PROPN" and source.index == token.index + 1
        return definite and not name

    # "his promise that …"; "reports that …"

    def _nominal(self, noun: Token) -> Iterator[Attribution]:
        holders = [noun, *self._correlatives(noun)]
        clauses = [c for holder in holders for c in self.syntax.children(holder, "acl", "ccomp", "relcl")]
        clause = next((c for c in clauses if self._complemented(c)), None)
        owner = self.syntax.children(noun, "poss")
        if self.lexicon.correlatives:
            owner += [o for o in self.syntax.children(noun, "nmod") if o.pos in ("NOUN", "PROPN")]
        if clause is None or not owner:
            return
        source = self.phrases.noun_phrase(owner[0])
        content = self.phrases.content([self.phrases.span(clause)])
        if content:
            yield Attribution(source, (noun.start, noun.end), content, NOMINAL, "a noun that holds what is said")

    def _correlatives(self, noun: Token) -> list[Token]:
        """The words that hold a clause for a noun behind a preposition: "a statement of that, that …"."""
        below = [w for prep in self.syntax.children(noun, "prep") for w in self.syntax.children(prep, "pobj")]
        return [w for w in below if w.lemma in self.lexicon.correlatives]

    def _complemented(self, clause: Token) -> bool:
        marks = [
            c
            for c in self.syntax.children(clause, "mark", "nsubj", "dobj")
            if c.text.lower() in self.lexicon.complementizers
        ]
        return bool(marks) and marks[0].dep == "mark"

    def _rumour(self, noun: Token) -> Iterator[Attribution]:
        """What goes round with nobody to answer for it: the clause that the noun, or a noun below it, governs."""
        if noun.dep == "conj" and self.syntax.head(noun).text.lower() in self.lexicon.rumours:
            return
        if self.syntax.children(noun, "poss"):
            return
        clause = next(
            (t for t in self.syntax.subtree(noun) if t.dep in ("acl", "ccomp", "relcl") and self._complemented(t)), None
        )
        if clause is None and noun.dep in ("attr", "nsubj", "dobj", "acomp"):
            clause = next(
                (c for c in self.syntax.children(self.syntax.head(noun), "ccomp") if self._complemented(c)), None
            )
        if clause is None:
            return
        content = self.phrases.content([self.phrases.span(clause)])
        last = max(
            [noun, *(c for c in self.syntax.children(noun, "conj") if c.lemma in self.lexicon.rumours)],
            key=lambda t: t.end,
        )
        if content:
            yield Attribution(None, (noun.start, last.end), content, RUMOUR, "a rumour")

    def source(self, cue: Token) -> tuple[int, int] | None:
        """The words of who says it: the subject, an inherited one, the agent of a passive, whoever is quoted."""
        syntax, lexicon = self.syntax, self.lexicon
        if cue.dep == "pcomp" and syntax.head(cue).lemma in lexicon.as_words:
            quoted = syntax.children(syntax.head(syntax.head(cue)), "dobj")
            return self.phrases.noun_phrase(quoted[0]) if quoted else None
        if cue.lemma in lexicon.holding and syntax.children(cue, "nsubjpass"):
            return self.phrases.noun_phrase(syntax.children(cue, "nsubjpass")[0])
        if cue.tag == "VBN" and cue.dep == "advcl" and cue.lemma in lexicon.asking:
            return None
        if self._joins_outer_cue(cue):
            return self.source(syntax.head(syntax.head(cue)))
        if syntax.children(cue, "nsubjpass", "auxpass"):
            agents = [p for by in syntax.children(cue, "agent") for p in syntax.children(by, "pobj")]
            return self.phrases.noun_phrase(agents[0]) if agents else None
        if (quoted_by := who_is_quoted(cue, self.phrases)) is not None:
            return quoted_by
        own = cue.pos != "ADJ" or bool(syntax.children(cue, "nsubj"))
        return of_body(cue, self.phrases) or self._subject_of(cue if own else syntax.head(cue))

    def _subject_of(self, seen: Token) -> tuple[int, int] | None:
        """A verb's subject, or the one that it has from the verb that it is joined to or hangs on."""
        syntax = self.syntax
        while True:
            subjects = [s for s in syntax.children(seen, "nsubj") if any(c.isalnum() for c in s.text)]
            if subjects:
                return self._subject(subjects[0], seen)
            if syntax.children(seen, "nsubjpass"):
                return self.phrases.noun_phrase(syntax.children(seen, "nsubjpass")[0])
            if (aside := self._subject_of_aside(seen)) is not None:
                return self.phrases.noun_phrase(aside)
            above = syntax.head(seen)
            if above.index == seen.index or seen.dep not in ("conj", "advcl", "xcomp", "acl", "ccomp"):
                return None
            if seen.dep == "ccomp" and above.lemma not in self.lexicon.saying:
                return None
            if seen.dep == "acl":
                named = above.pos in ("PROPN", "PRON")
                return self.phrases.noun_phrase(above, without=seen) if named else None
            seen = above

    def _subject_of_aside(self, verb: Token) -> Token | None:
        """The subject that the parser hangs under a participle between commas: "Oren, elected in May, said"."""
        for clause in self.syntax.children(verb, "advcl"):
            if clause.tag not in ("VBN", "VBG") or clause.index > verb.index:
                continue
            for subject in self.syntax.children(clause, "nsubj", "nsubjpass"):
                after = self.syntax.tokens[subject.index + 1]
                if after.text == "," and after.index < clause.index and subject.pos in ("PROPN", "NOUN"):
                    return subject
        return None

    def _subject(self, subject: Token, verb: Token) -> tuple[int, int]:
        """The subject's words; for "who" the noun that its clause modifies."""
        if subject.tag in ("WP", "WDT") and verb.dep == "relcl":
            return self.phrases.noun_phrase(self.syntax.head(verb), without=verb)
        return self.phrases.noun_phrase(subject)
