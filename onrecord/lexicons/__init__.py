"""The shapes of a language's data, one file a stage: what a pack in `language/packs/<code>/` fills in.

In: nothing. Out: frozen dataclasses of words and patterns, read by the stages, which hold no word of any language.

>>> from onrecord.lexicons.attribution import AttributionLexicon
>>> from onrecord.language.packs.en.attribution import ATTRIBUTION
>>> isinstance(ATTRIBUTION, AttributionLexicon)
True
"""
