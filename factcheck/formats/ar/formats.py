"""Arabic formats that Django's own catalogue leaves out; the working week begins on Sunday."""

DATETIME_FORMAT = "j F Y، H:i"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
FIRST_DAY_OF_WEEK = 0
