"""The articles that visitors hand in, written by a rule: each one new, each of three sentences."""

PLACES = ("الجسر", "المستشفى", "الميناء", "المطار", "السوق", "الملعب", "المتحف", "المصنع")


def text(number: int) -> str:
    """An article of three sentences that nobody handed in before."""
    place = PLACES[number % len(PLACES)]
    return (
        f"افتتحت البلدية {place} رقم {number} بعد {number % 40 + 3} شهرًا من العمل. "
        f"وقالت الوزارة إن كلفة {place} بلغت {number * 7 + 100} ألف دينار. "
        f"وزار {number + 12} شخصًا {place} في اليوم الأول."
    )
