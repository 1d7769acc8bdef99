"""The sample matter: sixteen invented reports on one question, two years long.

Every country, outlet and person in it is made up, and so is every word said. It is what ``onrecord demo`` reads, what
the tests check and what the documentation quotes. README.md beside this file tells who is who and what each report
shows; index.jsonl gives each report's outlet, address, language and stated publication date (null where the page or
its text must tell).

>>> [path.name for path in files()][:3]
['01-halyard.txt', '02-sarntoday.txt', '03-tta.html']
"""

from importlib import resources
from pathlib import Path

PROPOSITION = "Kardovia opens a second naval base in Velmeria"
"""The question of the sample matter."""


def files() -> tuple[Path, ...]:
    """The reports, scraped texts and saved pages, in the order of their numbers."""
    folder = Path(str(resources.files(__name__)))
    return tuple(sorted(path for path in folder.iterdir() if path.name[:2].isdigit()))
