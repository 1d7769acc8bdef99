"""The trained reader of stances: how a statement stands to a proposition, by its words and what stands before them."""

from __future__ import annotations

from onrecord.matters.network.input import Asked
from onrecord.matters.network.reader import Network, Told, load_network

__all__ = ["Asked", "Network", "Told", "load_network"]
