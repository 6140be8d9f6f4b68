"""Packages named at the top of a module, and loaded by the first who asks them for something."""

from importlib import import_module
from types import ModuleType
from typing import Any


class Later(ModuleType):
    """A heavy package that most processes never use: once loaded, it is as if imported."""

    def __getattr__(self, name: str) -> Any:
        package = import_module(self.__name__)
        self.__dict__.update(vars(package))
        return getattr(package, name)
