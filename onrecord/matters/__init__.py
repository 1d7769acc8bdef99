"""What many reports make of a matter: which statements are one utterance, and what became of promises.

In: statements and events of many reports, handed in. Out: `Utterance` and `Promise` (`onrecord.model`). Pure functions.
"""
