"""The trained tagger of attributions: an encoder says what each word is, trees judge what hangs together.

In: parsed reports with what the rules find in them. Out: outermost `Attribution`s, each with the probability that
half of its words and its source are right. The encoder is int8 ONNX; nothing is downloaded, PyTorch is not needed.
"""

from onrecord.statements.tagger.acts import Speech
from onrecord.statements.tagger.tag import TAGGED, Document, Tagger, load_tagger

__all__ = ["TAGGED", "Document", "Speech", "Tagger", "load_tagger"]
