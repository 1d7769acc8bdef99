"""The reader of stances: how a statement stands to a proposition, by its words and by what stands before them.

In: statements on invented matters, written and labelled for this (`data/*.jsonl`), and a pretrained encoder. Out: the
files in `onrecord/models/stance`. The steps, each a module: `data` reads, folds and varies, `network` is what is
trained, `train` trains it, `export` turns it into int8 ONNX.
"""
