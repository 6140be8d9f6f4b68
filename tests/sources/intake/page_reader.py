"""The reader of pages in the process of a test, where it is no child: it leaves no trace there."""

import sys
import warnings

LANGUAGES = sys.modules.get("py3langid")
with warnings.catch_warnings(action="ignore"):  # of what the libraries below it could do besides
    from sources.intake.readers import html
del sys.modules["py3langid"]  # a reader does without it, the tests after this one do not
if LANGUAGES:
    sys.modules["py3langid"] = LANGUAGES

__all__ = ["html"]
