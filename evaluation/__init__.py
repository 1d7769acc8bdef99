"""The product run over data sets, scored, and held to floors.

In: a data set in the form that design.md gives. Out: predictions that the scorers beside the corpora read.

`python -m evaluation NAME …` runs one; `--score` then runs the scorer found beside the data. `floors` runs the sets
that are present, and fails where a figure fell.
"""
