"""What holds within a group of Rich Text: where its characters go, and how they look."""

from dataclasses import dataclass, replace

from sources.intake.readers.raised import is_number
from sources.intake.readers.rtf_words import HIDING, SHIFTING


@dataclass(frozen=True)
class Group:
    """What holds until a group ends; `into` is where its characters go, "" for nowhere."""

    into: str = "body"
    page: str = ""
    unicode_skip: int = 1
    hidden: frozenset[str] = frozenset()
    shift: str = "nosupersub"

    def looking(self, word: str, *, on: bool) -> "Group":
        """The same where a word that hides or shifts is switched on or off."""
        if word in HIDING:
            others = self.hidden - {word}
            return replace(self, hidden=others | {word} if on else others)
        return replace(self, shift=word if on else Group.shift)

    def drawn(self, text: str) -> str:
        """A number raised or lowered as the group is; all else as it is."""
        return text.translate(SHIFTING[self.shift]) if is_number(text) else text
