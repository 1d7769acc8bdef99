"""The record in words for a person, the same on a terminal and on a page.

In: types of `onrecord.model`. Out: text without any layout: `words` names acts, speakers, relations and languages,
`date_words` writes EDTF dates as people do, `passages` cuts the sentences in which a statement stands.

>>> from onrecord.dates import Edtf
>>> from onrecord.wording.date_words import in_words
>>> in_words(Edtf.parse("2018-12"))
'Dec 2018'
"""
