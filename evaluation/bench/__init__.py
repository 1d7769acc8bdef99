"""`make bench`: a ledger of up to a million made statements on SQLite and PostgreSQL, how fast it fills and answers.

In: numbers of statements to stop at. Out: bytes a statement, statements/s in, and of every query the median and the
95th percentile in milliseconds, beside the time of the bare SQL that it sends. What is made has the shape of a news
archive: speakers by Zipf's law, twenty years, three hundred outlets; one seed, so that a run can be repeated.

    python -m evaluation.bench --statements 10000,100000 --rounds 30
"""
