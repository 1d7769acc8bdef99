"""Russian words of a page around its article."""

import re

from onrecord.lexicons.page import PageLexicon

_NEVER = re.compile(r"(?!)")

PAGE = PageLexicon(
    function_words=frozenset(),
    furniture=(),
    furniture_sentences=(),
    furniture_unquoted=(),
    reporting=_NEVER,
    sections=_NEVER,
    comment_heads=_NEVER,
    comment_stamps=_NEVER,
    comment_buttons=_NEVER,
    paywalls=_NEVER,
    read_on=_NEVER,
    cut_off=_NEVER,
    captions=(),
    photo_credits=(),
    reporting_credits=(),
    staff_credits=(),
    authors=(),
    and_words=_NEVER,
    name_ends=_NEVER,
    agency_words=frozenset(),
    notices=(),
    notice_openings=_NEVER,
    notice_tail=_NEVER,
    declared_by=(),
    banned_outlet=(),
    part_of=_NEVER,
    at_risk=_NEVER,
    there=_NEVER,
    penalties=(),
    acts={},
    published=_NEVER,
    modified=_NEVER,
    to_readers=_NEVER,
    demonyms={},
    demonym_endings=(),
    place_aliases={},
)
