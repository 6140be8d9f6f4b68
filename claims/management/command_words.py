"""What a command says of what it was given, in our words: those of the host are English."""

import errno
import re
from collections.abc import Mapping
from typing import Final, NoReturn
from unicodedata import category

from django.core.management import CommandError
from django.core.management.base import CommandParser
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

UNREAD: Final[Mapping[int, Promise]] = {
    errno.ENOENT: gettext_lazy("There is no such file."),
    errno.EACCES: gettext_lazy("Whoever runs this command may not read the file."),
    errno.ENAMETOOLONG: gettext_lazy("No file has a name as long as this."),
}
# Control characters, halves of characters (names that are no UTF-8), ends of lines.
OBEYED: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
OPTION: Final = re.compile(r"argument ([^:]+): ")


def words_of(error: Exception) -> str:
    """Why a place could not be read."""
    if not isinstance(error, OSError):
        return str(error)
    known = UNREAD.get(error.errno or 0)
    said = _("The file cannot be read (error %(number)s of the host).")
    return str(known or said % {"number": error.errno})


def on_one_line(words: str) -> str:
    """Words of others as a terminal may be shown them: nothing that it would obey."""
    return "".join(
        character.encode("unicode_escape").decode() if category(character) in OBEYED else character
        for character in words
    )


class SpokenParser(CommandParser):
    """Says in our words what is wrong with a command line."""

    def error(self, message: str) -> NoReturn:
        """End with 2 as argparse does, or raise CommandError where a program called."""
        words = wrong_words(message)
        if self.called_from_command_line:
            self.exit(2, f"{words}\n")
        raise CommandError(words)


def wrong_words(message: str) -> str:
    """Our words for a message of argparse, which names the option or the words it does not know."""
    if named := OPTION.match(message):
        said = _("%(option)s lacks its value. --help shows what it takes.")
        return said % {"option": named[1]}
    said = _("This command does not know %(words)s. --help shows what it takes.")
    return said % {"words": message.partition(": ")[2]}
