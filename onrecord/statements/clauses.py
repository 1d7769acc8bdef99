"""Reported speech by the dependency tree: cues and the clauses that they govern, or that stand beside them.

Invariant: every attribution found here has its content inside one sentence. Source and cue stand in the tree beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.model import Role
from onrecord.statements.attribution import Attribution, mark_before, subtract
from onrecord.statements.nouns import NounReader
from onrecord.statements.objects import CLAUSE, Case
from onrecord.statements.phrases import Phrases
from onrecord.statements.pointing import pointed_at
from onrecord.statements.subjects import SubjectReader
from onrecord.statements.tellers import of_body
from onrecord.statements.trees import complemented, first_word, is_predicate, other_roots, worded
from onrecord.syntax import Token

PARENTHETICAL, UNSOURCED = 0.8, 0.6
"""Confidence of words of saying between commas, and of those without a source (a share of right ones, 0 to 1): set by
hand after the development reports; a trained tagger brings calibrated ones."""


class ClauseReader:
    """Finds the attributions of one report that need no quotation marks."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.report, self.syntax, self.lexicon = phrases.report, phrases.syntax, phrases.lexicon
        self.nouns, self.subjects = NounReader(phrases), SubjectReader(phrases)
        self.objects = self.subjects.objects
        lexicon = phrases.lexicon
        self._governing = lexicon.holding | lexicon.excluding | lexicon.calling | lexicon.wanting
        self._governing |= lexicon.declining | lexicon.citing

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
        if self.nouns.accords(token):
            yield from self.nouns.according(token)
        elif token.text.lower() in lexicon.rumours and token.pos in ("NOUN", "PROPN"):
            yield from self.nouns.rumour(token)
        elif token.lemma in lexicon.spoken_nouns and token.pos == "NOUN":
            yield from self.nouns.nominal(token)
        elif token.pos in ("VERB", "AUX") and (
            token.dep not in ("aux", "auxpass", "amod", "compound") or self._is_participle(token)
        ):
            if self.phrases.is_saying(token) or token.lemma in self._governing or pointed_at(token, self.phrases):
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
        source = self.subjects.source(cue)
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

    def _cases(self) -> tuple[Callable[[Token], Case | None], ...]:
        return (
            self.objects.declined,
            self._reported,
            self.objects.proposed,
            self._pointed,
            self.objects.wanted,
            self.objects.called,
            self._set_off,
            self._as_saying,
            self.objects.cited,
            self._behind_colon,
            self.objects.reports_of,
        )

    def _reported(self, cue: Token) -> Case | None:
        """A clause that the cue governs: "says that …", "is convinced that …", "was asked whether …"."""
        syntax = self.syntax
        clauses = self._own_clauses(cue) or self._loose_clauses(cue)
        if cue.dep == "acomp":
            governor = syntax.head(cue)
            clauses += syntax.children(governor, "ccomp", "csubj")
            clauses += [c for c in syntax.children(governor, "advcl") if c.index < cue.index and self._asked(c)]
        if not clauses:
            return None
        spans = [piece for clause in clauses for piece in self._clause_spans(clause, cue)]
        if self.lexicon.commas_part_clauses:
            spans = [self._with_fragment(span) for span in self._side_by_side(spans)]
        return spans, CLAUSE, "a clause that the cue governs"

    def _set_off(self, cue: Token) -> Case | None:
        """A sentence that the cue interrupts or ends: "The base, Oren said, should be in the north"."""
        above = self.syntax.head(cue)
        apart = other_roots(self.syntax, cue) if above.index == cue.index else []
        if apart and self._is_set_apart(cue):
            sentence = self.syntax.sentence_of(cue)
            spans = worded(self.phrases, subtract((sentence.start, sentence.end), self.phrases.span(cue)))
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
        return worded(self.phrases, spans), PARENTHETICAL, "set off by commas"

    def _as_saying(self, cue: Token) -> Case | None:
        """Whom another quotes: "…, the agency quoted him as saying"."""
        above = self.syntax.head(cue)
        if cue.dep != "pcomp" or above.lemma not in self.lexicon.as_words:
            return None
        said = self.syntax.children(self.syntax.head(above), "ccomp")
        spans = [self.phrases.span(clause, without=above) for clause in said]
        return (spans, CLAUSE, "quoted by another as saying so") if spans else None

    def _behind_colon(self, cue: Token) -> Case | None:
        """What a colon opens without quotation marks: "Oren is certain: the port will open"."""
        if not self.lexicon.colons_open_speech:
            return None
        tokens = self.syntax.tokens_of(self.syntax.sentence_of(cue))
        colon = next((t for t in tokens if t.text == ":" and t.index > cue.index and not self.phrases.quoted(t)), None)
        if colon is None or self.phrases.negated(cue) or self.subjects.source(cue) is None:
            return None
        own = tokens[cue.index - tokens[0].index + 1 : colon.index - tokens[0].index]
        verbs = [t for t in own if t.pos in ("VERB", "AUX") or t.text == ","]
        behind = tokens[colon.index - tokens[0].index + 1 :]
        if verbs or not behind or any(self.phrases.quoted(t) for t in behind[:2]):
            return None
        return [(behind[0].start, behind[-1].end)], CLAUSE, "what stands behind a colon"

    def _with_fragment(self, span: tuple[int, int]) -> tuple[int, int]:
        """A clause with the quoted piece that a comma joins to it: "that it is ready, «should anybody ask»"."""
        behind = span[1]
        while self.report.text[behind : behind + 1] in (" ", ","):
            behind += 1
        quotation = self.phrases.around(behind)
        if quotation is None or behind == span[1] or quotation.outer_start != behind:
            return span
        return (span[0], quotation.outer_end) if self.report.text[quotation.start].islower() else span

    def _side_by_side(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Clauses with nothing but a comma between them as one: "that A, however B"."""
        out: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if out and self.report.text[out[-1][1] : start].strip() in ("", ","):
                out[-1] = (out[-1][0], max(end, out[-1][1]))
            else:
                out.append((start, end))
        return out

    def _pointed(self, cue: Token) -> Case | None:
        """The sentence before: "The port is shut. This was said by Oren"."""
        sentence = pointed_at(cue, self.phrases)
        return ([sentence], CLAUSE, "the sentence before, to which the cue points") if sentence else None

    def _clause_spans(self, clause: Token, cue: Token) -> list[tuple[int, int]]:
        """A reported clause, without what a comma and a conjunction join to the cue rather than to it.

        In "says that A, but hinted that B" the parser hangs "hinted" on A's verb; the comma tells.
        """
        spans = [self._with_condition_behind(self.phrases.span(clause, without=cue), cue)]
        if clause.index < cue.index:
            spans += [self.phrases.span(more) for more in self.syntax.children(cue, "conj") if self._goes_on(more, cue)]
        for aside in self.syntax.children(clause, "advcl"):
            if self.phrases.is_saying(aside) and self.syntax.children(aside, "ccomp"):
                spans = [s for span in spans for s in subtract(span, self.phrases.span(aside))]
        for joined in self.syntax.children(clause, "conj"):
            if self.subjects.joins_outer_cue(joined):
                start = min(t.start for t in self.syntax.subtree(joined))
                before = [t for t in self.syntax.children(clause, "cc") if t.index < joined.index]
                start = before[-1].start if before else start
                spans = [s for span in spans for s in subtract(span, (start, self.phrases.span(joined)[1]))]
        return spans

    def _with_condition_behind(self, span: tuple[int, int], cue: Token) -> tuple[int, int]:
        """A clause with the condition right behind it, which parsers hang on the cue: "…, provided that they agree"."""
        for aside in self.syntax.children(cue, "advcl", "prep"):
            start, end = self.phrases.span(aside)
            opens = self.syntax.at(start)
            between = self.report.text[span[1] : start].strip()
            if opens is not None and opens.text.lower() in self.lexicon.conditions and between in ("", ","):
                return (span[0], end) if start >= span[1] else span
        return span

    def _goes_on(self, clause: Token, cue: Token) -> bool:
        """Whether a clause behind "…, he said, and" goes on with what is said: "…, he said, and one is enough".

        In the past tense it may as well be the report that goes on ("…, he said, and the council left").
        """
        if clause.index < cue.index or self.phrases.is_saying(clause) or self.phrases.quoted(clause):
            return False
        finite = [clause, *self.syntax.children(clause, "aux", "auxpass")]
        told_now = any(t.tag in ("VBZ", "VBP", "MD") for t in finite)
        return told_now and bool(self.syntax.children(clause, "nsubj", "nsubjpass", "expl"))

    def _own_clauses(self, cue: Token) -> list[Token]:
        """The clauses that a cue governs, and those right behind it that the parser hangs on the next cue.

        "told how it was built, and promised that it would open", where "how it was built" may hang on "promised".
        """
        clauses = self.syntax.children(cue, "ccomp")
        if not self.lexicon.commas_part_clauses:
            return clauses
        behind = (t for t in self.syntax.tokens_of(self.syntax.sentence_of(cue)) if t.dep == "ccomp")
        hung = [t for t in behind if t.head > t.index and self._cue_right_before(t) == cue]
        return [c for c in clauses if self._cue_right_before(c) in (None, cue)] + [h for h in hung if h not in clauses]

    def _cue_right_before(self, clause: Token) -> Token | None:
        """The verb of saying that stands before a clause with nothing but a comma between."""
        first = first_word(self.syntax, clause)
        before = self.syntax.tokens[first.index - 2] if first.index > 1 else None
        comma = self.syntax.tokens[first.index - 1].text == "," if before is not None else False
        return before if before is not None and comma and self.phrases.is_saying(before) else None

    def _loose_clauses(self, cue: Token) -> list[Token]:
        """Reported clauses that the parser hangs on another word than the cue.

        So "told journalists he had …", "was asked when …", "said for the first time that …".
        """
        syntax = self.syntax
        found = [root for root in other_roots(self.syntax, cue) if root.index > cue.index and self._opened(root)]
        if not found and cue.lemma in self.lexicon.asking:
            found = [c for c in syntax.children(cue, "advcl") if c.index > cue.index and self._wh_opened(c)]
        if not found and self.phrases.is_saying(cue):
            nouns = syntax.children(cue, "dobj", "dative", "npadvmod")
            nouns += [n for prep in syntax.children(cue, "prep") for n in syntax.children(prep, "pobj")]
            for clause in (c for noun in nouns for c in syntax.children(noun, "relcl", "acl", "ccomp")):
                if self._holds_clause(syntax.head(clause)) and complemented(self.phrases, clause):
                    found.append(clause)
                    continue
                told = cue.lemma in self.lexicon.telling and clause.dep == "relcl" and self._bare(clause)
                if clause.pos in ("VERB", "AUX") and (told or self._that_opened(clause)):
                    found.append(clause)
        return found

    def _opened(self, clause: Token) -> bool:
        """Whether a comma and a word that opens a reported clause stand before its words."""
        first = first_word(self.syntax, clause)
        before = self.syntax.tokens[first.index - 1].text if first.index else ""
        opening = self.lexicon.complementizers | self.lexicon.openers
        return before == "," and first.text.lower() in opening

    def _holds_clause(self, noun: Token) -> bool:
        """Whether a word holds a clause for the cue: "spoke of that, that …", "voiced the hope that …"."""
        apart = self.lexicon.commas_part_clauses and noun.lemma in self.lexicon.spoken_nouns
        return apart or noun.lemma in self.lexicon.correlatives

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
        if not is_predicate(self.syntax, above):
            return False
        return cue.dep == "parataxis" or self._is_apart(self.phrases.span(cue)[0])

    def _is_apart(self, start: int) -> bool:
        """Whether a comma, a dash or a bracket stands before a word."""
        return mark_before(self.report.text, start) in (",", "-", "–", "—", "(")

    def _is_participle(self, token: Token) -> bool:
        """Whether a participle that stands as an adjective governs a clause: "Oren, having said that …, left"."""
        governs = self.lexicon.participles_govern and token.dep == "amod"
        return governs and bool(self.syntax.children(token, "ccomp"))

    def _is_predicate_of(self, adjective: Token) -> bool:
        """Whether an adjective tells of a subject, with a copula or without one."""
        return adjective.dep in ("acomp", "attr") or bool(self.syntax.children(adjective, "nsubj"))

    def _is_set_apart(self, cue: Token) -> bool:
        """Whether a cue that nothing governs has its own source and stands behind a comma or a dash."""
        if self.syntax.children(cue, "ccomp") or self.subjects.source(cue) is None:
            return False
        return self._is_apart(first_word(self.syntax, cue).start)
