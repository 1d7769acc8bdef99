"""Where a place lies: a window on a map of the world's land, drawn as SVG with one mark.

Invariant: a place is on the map only where the reference data leave one place of its name; nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Entity, EntityKind
from onrecord.queries import Coordinates, coordinates

_WIDE, _HIGH = 700, 420
"""The window, in tenths of a degree: seventy by forty-two, which shows a place among its neighbours."""

_WORLD, _SOUTH = 3600, 1500
"""The map, in tenths of a degree: all round, and down to sixty degrees south."""

_PLACES = (EntityKind.PLACE, EntityKind.FACILITY)


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """A mark at `x`, `y` in a window whose corner is `left`, `top`; in tenths of a degree."""

    x: int
    y: int
    left: int
    top: int
    found: Coordinates
    width: int = _WIDE
    height: int = _HIGH


def place_map(entity: Entity) -> PlaceMap | None:
    """The map of a place; None for what is no place, and where the data do not tell which it is."""
    if entity.kind not in _PLACES:
        return None
    found = next((it for name in (entity.name, *entity.variants) if (it := coordinates(name))), None)
    if found is None:
        return None
    x, y = round((found.longitude + 180) * 10), round((90 - found.latitude) * 10)
    left = min(max(0, x - _WIDE // 2), _WORLD - _WIDE)
    top = min(max(0, y - _HIGH // 2), _SOUTH - _HIGH)
    return PlaceMap(x, y, left, top, found)
