"""The keys of the desk: the one list that the help shows, the script reads and the tests press.

Keys are places on the keyboard (`event.code`), so that they are the same under an Arabic layout;
the help tells the letters of both. A key presses what it names, or moves there.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.models import Rating, Stance

# What the script does with what a key names: click it, go to it, go to the next or the one before.
PRESS, GO, AHEAD, BACK = "press", "go", "ahead", "back"

# What an Arabic keyboard writes at the place of a Latin letter.
ARABIC: Final[Mapping[str, str]] = dict(
    zip("QWERTYUIOPASDFGHJKLZXCVBNM", "ضصثقفغعهخحشسيبلاتنمئءؤرلىة", strict=False)
) | {"B": "لا", "N": "ى", "M": "ة", "/": "ظ"}
SIGNS: Final[Mapping[str, str]] = {"Slash": "/", "Enter": "Enter", "Escape": "Esc"}


class Shortcut(NamedTuple):
    """A place on the keyboard, what it is for, and what on the page it is about.

    With `within` the thing is looked for in the piece of evidence that one is at.
    """

    code: str
    label: str | Promise
    target: str
    does: str = PRESS
    within: bool = False
    held: str = ""

    @property
    def sign(self) -> str:
        """What is written on the key."""
        return SIGNS.get(self.code) or self.code.removeprefix("Key").removeprefix("Digit")

    @property
    def arabic(self) -> str:
        """What an Arabic keyboard has there, where that is another letter."""
        return ARABIC.get(self.sign, "")


STANCE_KEYS: Final[Mapping[str, str]] = {
    "supports": "KeyF",
    "disputes": "KeyD",
    "context": "KeyE",
    "irrelevant": "KeyX",
}


def hook(name: str) -> str:
    """The selector of what a template calls so."""
    return f'[data-does="{name}"]'


WAY: Final = (
    Shortcut("KeyN", _("Next claim"), hook("next")),
    Shortcut("KeyP", _("Previous claim"), hook("previous")),
    Shortcut("KeyS", _("Skip for later"), hook("skip")),
    Shortcut("KeyB", _("Back to the list"), hook("list")),
    Shortcut("Slash", _("Search"), "#searchbar, " + hook("search"), GO),
    Shortcut("KeyU", _("Undo the last step"), "#undo", held="Shift"),
    Shortcut("KeyT", _("Take charge, or let go"), "#charge"),
)
VERDICT: Final = (
    *(
        Shortcut(f"Digit{n}", label, f'[name="rating"][value="{value}"]')
        for n, (value, label) in enumerate(Rating.choices, 1)
    ),
    Shortcut("KeyR", _("Write the rationale"), "#verdict-rationale", GO),
    Shortcut("KeyV", _("Preview"), "#look"),
    Shortcut("KeyG", _("Go to the button that publishes"), "#publish, #give-next, #give", GO),
    Shortcut("Enter", _("Publish and go on (also while typing)"), "#give-next, #give", held="Ctrl"),
    Shortcut("KeyC", _("Comment"), '[id^="verdict-"][name="text"]', GO),
)
EVIDENCE: Final = (
    Shortcut("KeyJ", _("Next piece of evidence, or next row"), "[data-item]", AHEAD),
    Shortcut("KeyK", _("The one before"), "[data-item]", BACK),
    *(
        Shortcut(STANCE_KEYS[value], label, f'[name="stance"][value="{value}"]', within=True)
        for value, label in Stance.choices
    ),
    Shortcut("KeyA", _("Bring evidence"), hook("bring")),
    Shortcut("KeyU", _("Undo"), '[name="stance"][value=""]', within=True),
    Shortcut("KeyY", _("The same claim"), '[name="answer"][value="confirmed"]', within=True),
    Shortcut("KeyZ", _("Not the same"), '[name="answer"][value="rejected"]', within=True),
)
HELP: Final = (
    Shortcut("Escape", _("Leave the field, so that keys work"), "", GO),
    Shortcut("Slash", _("These keys"), "#keys", held="Shift"),
)
GROUPS: Final = (
    (_("The way"), WAY),
    (_("Verdict"), VERDICT),
    (_("Evidence"), EVIDENCE),
    (_("Help"), HELP),
)
KEYS: Final = tuple(key for _label, keys in GROUPS for key in keys)
