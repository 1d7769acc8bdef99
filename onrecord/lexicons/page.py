"""The words by which a page tells what is article: furniture, captions, credits, notices, labels of dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class PageLexicon:
    """Patterns are searched in one line of the page, stripped of white space; "whole" ones must match all of it.

    `function_words` (lower case): the commonest words of the language, by which it is known. `furniture`:
    patterns of lines that are never article unless they are sentences, with the reason; `furniture_sentences`: of lines
    that are not even then; `furniture_unquoted`: of lines that are not even then unless they quote somebody, whose
    words may sound like a site's own, with quotation marks or words of `reporting`.
    `sections`: whole lines that head a list which is not article
    ("Related", "Comments"). `comment_heads`: whole lines that head readers' comments; `comment_stamps`: whole lines
    that tell who wrote one when, or how long ago; `comment_buttons`: whole lines between two comments. `paywalls`:
    words that ask for money or a sign-in before one may read on; `read_on`: whole lines that lead to the rest;
    `cut_off`: what a preview ends with.
    `captions`: patterns of picture captions, with the reason. `photo_credits`: patterns whose
    group `names` is who made a picture. `reporting_credits`: whole lines whose group `names` is whose reporting was
    used, agencies or people. `staff_credits`: patterns of whole lines whose groups `names` are people of the outlet.
    `authors`: patterns of what is said of an author below the article.
    `and_words`: words that join the last of several names; `name_ends`: words that end a list of names ("in Velm").
    `agency_words` (lower case): words that only an organisation's name holds. `notices`: patterns of notices to readers
    at risk, with the reason; `notice_openings`: of lines that belong to a notice right below them (alone they may be
    news); `notice_tail`: whole lines that go on with one. `declared_by`: its group `power` is
    who declared it; `banned_outlet`: its group `outlet` is who was banned. `part_of`: the end of words after which a
    country only says whose part something is ("parts of"). `at_risk`: its group `who` is whom it concerns; `there`: its
    group `place` is where such people are. `penalties`: their groups are `penalty` and perhaps `acts`.
    `acts`: a form in which an act is named, to the act. `published` and `modified`: what stands before a visible date;
    `other_days`: what stands before one that is no day of the page ("until", "born").
    `to_readers`: words by which an outlet speaks to its readers, or of itself ("you", "our").
    `demonyms`, `demonym_endings`, `place_aliases`: as in the entity lexicon, country names being those of CLDR.
    """

    function_words: frozenset[str]
    furniture: tuple[tuple[re.Pattern[str], str], ...]
    furniture_sentences: tuple[tuple[re.Pattern[str], str], ...]
    furniture_unquoted: tuple[tuple[re.Pattern[str], str], ...]
    reporting: re.Pattern[str]
    sections: re.Pattern[str]
    comment_heads: re.Pattern[str]
    comment_stamps: re.Pattern[str]
    comment_buttons: re.Pattern[str]
    paywalls: re.Pattern[str]
    read_on: re.Pattern[str]
    cut_off: re.Pattern[str]
    captions: tuple[tuple[re.Pattern[str], str], ...]
    photo_credits: tuple[re.Pattern[str], ...]
    reporting_credits: tuple[re.Pattern[str], ...]
    staff_credits: tuple[re.Pattern[str], ...]
    authors: tuple[re.Pattern[str], ...]
    and_words: re.Pattern[str]
    name_ends: re.Pattern[str]
    agency_words: frozenset[str]
    notices: tuple[tuple[re.Pattern[str], str], ...]
    notice_openings: re.Pattern[str]
    notice_tail: re.Pattern[str]
    declared_by: tuple[re.Pattern[str], ...]
    banned_outlet: tuple[re.Pattern[str], ...]
    part_of: re.Pattern[str]
    at_risk: re.Pattern[str]
    there: re.Pattern[str]
    penalties: tuple[re.Pattern[str], ...]
    acts: Mapping[str, str]
    published: re.Pattern[str]
    modified: re.Pattern[str]
    other_days: re.Pattern[str]
    to_readers: re.Pattern[str]
    demonyms: Mapping[str, str]
    demonym_endings: tuple[str, ...]
    place_aliases: Mapping[str, str]


def words(text: str) -> frozenset[str]:
    """The words of a text, by white space."""
    return frozenset(text.split())


def any_case(text: str) -> re.Pattern[str]:
    r"""A pattern in verbose notation (a blank is `\s`), for letters of any case."""
    return re.compile(text, re.IGNORECASE | re.VERBOSE)


def cased(text: str) -> re.Pattern[str]:
    r"""A pattern in verbose notation (a blank is `\s`), for letters as written."""
    return re.compile(text, re.VERBOSE)
