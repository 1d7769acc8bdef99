"""What a package gives stays what it is, whatever was read and imported before."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from types import ModuleType

import onrecord
from onrecord.model import Page
from onrecord.pipeline import read


def test_no_public_name_is_taken_by_a_module_that_is_imported_later() -> None:
    """A package `packs` that is first imported when a report is read once took the place of a function `packs`."""
    read(Page("ВЕЛМ -- «Мы никого не просили», — сказала министр порта Ада Орен.".encode(), "a.txt"))
    read(Page(b'VELM -- "We have not asked anybody," Port Minister Ada Oren said.', "b.txt"))
    packages = [it.name for it in pkgutil.walk_packages(onrecord.__path__, "onrecord.") if it.ispkg]
    for name in packages:
        package = import_module(name)
        taken = [it for it in getattr(package, "__all__", ()) if isinstance(getattr(package, it), ModuleType)]
        assert taken == [], name
