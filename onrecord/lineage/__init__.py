"""Versions, copies and lineage: what reports have of each other's text, and whose text it is.

In: reports and records, or what was kept of them. Out: a `Sketch` of a report's body (`sketch`), the `Copy` that two
sketches make (`copies`), who copies whom in a group (`descent`), the address by which pages are versions of one report
(`addresses`), and what a version changed (`changes`). Copies are linked, never dropped.

Sketches are samples of hashed shingles by value (Broder 1997, "On the resemblance and containment of documents"; the
sampling is his "mod m"). They tell containment both ways, so that wire copy inside a longer article is found.

>>> from onrecord.lineage.copies import compare
>>> from onrecord.lineage.sketch import of_text
>>> wire = " ".join(f"the {n} boats lay at quay {n}" for n in range(30))
>>> longer = "The town slept. " + wire + " ".join(f" and {n} nets hung from {n} masts" for n in range(60))
>>> found = compare(of_text(wire), of_text(longer))
>>> found.share, round(found.other_share, 1)
(1.0, 0.3)
"""
