"""Russian: people's names and countries alone; statements, events and facts are not read."""

from onrecord.language.inflected import NamesPack
from onrecord.language.packs.ru.names import INFLECTED

NAMES = NamesPack("ru", INFLECTED)
