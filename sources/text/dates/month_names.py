"""Month and weekday names as written in Egypt, the Levant, the Maghreb, in Hijri, in English.

Gregorian names after the national usages collected in Unicode CLDR (ar, ar-DZ, ar-IQ, ar-LB, ar-MA,
ar-TN …). «مارس», «ماي», "may" and "march" are other words too: `OTHERWISE` lists the names that
are a month only beside a day, a year or the word «شهر».
"""

import re

from sources.text.spelling.levelling import spelling

_GREGORIAN = (
    "يناير|كانون الثاني|جانفي|january|jan",
    "فبراير|شباط|فيفري|february|feb",
    "مارس|آذار|march|mar",
    "أبريل|إبريل|ابريل|نيسان|أفريل|april|apr",
    "مايو|أيار|ماي|may",
    "يونيو|يونيه|حزيران|جوان|june|jun",
    "يوليو|يوليه|تموز|جويلية|يوليوز|july|jul",
    "أغسطس|آب|أوت|غشت|august|aug",
    "سبتمبر|أيلول|شتنبر|september|sept|sep",
    "أكتوبر|تشرين الأول|october|oct",
    "نوفمبر|تشرين الثاني|نونبر|november|nov",
    "ديسمبر|كانون الأول|دجنبر|december|dec",
)
_HIJRI = (
    "محرم|المحرم|muharram",
    "صفر|safar",
    "ربيع الأول|ربيع أول",
    "ربيع الآخر|ربيع الثاني|ربيع ثاني",
    "جمادى الأولى|جمادى الأول",
    "جمادى الآخرة|جمادى الثانية|جمادى الآخر",
    "رجب|rajab",
    "شعبان|shaban|sha'ban",
    "رمضان|ramadan",
    "شوال|shawwal",
    "ذو القعدة|ذي القعدة|ذوالقعدة",
    "ذو الحجة|ذي الحجة|ذوالحجة",
)
_WEEKDAYS = (
    "الاثنين|الإثنين|monday",
    "الثلاثاء|tuesday",
    "الأربعاء|الاربعا|wednesday",
    "الخميس|thursday",
    "الجمعة|friday",
    "السبت|saturday",
    "الأحد|sunday",
)
# Which of them is meant, seen from the day of writing.
DIRECTION = {
    **dict.fromkeys(("الماضي", "المنصرم", "الفايت", "السابق", "last", "past", "previous"), -1),
    **dict.fromkeys(("الحالي", "الجاري", "هذا", "هذه", "this"), 0),
    **dict.fromkeys(("المقبل", "القادم", "الاتي", "next", "coming"), 1),
}
OTHERWISE = frozenset(
    spelling(name)
    for name in ("مارس", "ماي", "آب", "أوت", "جوان", "صفر", "محرم", "شعبان", "may", "march", "mar")
)


def _numbered(rows: tuple[str, ...], first: int) -> dict[str, int]:
    return {
        spelling(name): number for number, row in enumerate(rows, first) for name in row.split("|")
    }


GREGORIAN = _numbered(_GREGORIAN, 1)
HIJRI = _numbered(_HIJRI, 1)
WEEKDAYS = _numbered(_WEEKDAYS, 0)


def alternation(*tables: dict[str, int]) -> str:
    """The names of `tables` as one regular expression, longest first, spaces flexible."""
    names = sorted({name for table in tables for name in table}, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"[ \u00a0]") for name in names)
