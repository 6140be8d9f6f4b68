"""What somebody typed, as it is kept, whichever door it came in by."""


def as_typed(text: str) -> str:
    """With plain line ends, and without the character that no database holds."""
    return text.replace("\r\n", "\n").replace("\x00", "")
