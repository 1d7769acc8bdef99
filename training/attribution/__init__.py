"""The tagger of attributions: source, cue and content.

In: PolNeAR's training part as JSON Lines (`{id, text, attributions}`) and a pretrained encoder. Out: the files in
`onrecord/models/attribution`. The steps, each a module: `data` reads and folds, `network` is what is trained, `train`
trains it, `export` turns it into int8 ONNX, `trees` fits what links and judges.
"""
