"""Where pages come from: files, folders, globs, standard input, archives, JSON Lines, addresses and feeds.

In: what a person names. Out: `Page`s, or the `InputError` of one that cannot be had, in its place: see `Source` in
`onrecord.protocols`. A page keeps its bytes as they are; nothing of it is read here but what an `index.jsonl` says, or
the headers that it came with. The web is asked only for what is given as an address, by `onrecord.sources.fetch`.

>>> from onrecord import samples
>>> source = FileSource([samples.files()[0].parent])
>>> page = next(source.pages())
>>> len(source), page.outlet, page.url.partition("://")[2].partition("/")[0]
(16, 'Halyard', 'halyard.example')
"""

from onrecord.sources.files import STANDARD_INPUT, FileSource

__all__ = ["STANDARD_INPUT", "FileSource"]
