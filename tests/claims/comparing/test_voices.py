"""Copies speak with one voice."""

from claims.comparing.voices import voices
from sources.text.spelling.folding import terms

ORIGINAL = (
    "قال وزير النقل إن مشروع الطريق الساحلي سيكتمل في نهاية العام وسيوفر ألف وظيفة جديدة "
    "لشباب المحافظة بعد تأخير دام سنوات"
)
EDITED = (
    "قال وزير النقل إن مشروع الطريق الساحلي سيكتمل نهاية العام الجاري وسيوفر ألف وظيفة جديدة "
    "لشباب المحافظة بعد تأخير دام سنوات"
)
TRUNCATED = "قال وزير النقل إن مشروع الطريق الساحلي سيكتمل في نهاية العام"
OTHER = "توقفت حركة القطارات بين المدينتين بسبب أمطار غزيرة هطلت ليلا وأغلقت محطتين"
SAME_SUBJECT = "أعلنت وزارة النقل أن أعمال الطريق الساحلي تتأخر عاما آخر لنقص التمويل والعمال"


def spoken(texts):
    return voices([terms(text) for text in texts])


def test_a_copy_with_small_edits_and_a_truncated_one_are_one_voice():
    assert spoken([ORIGINAL, OTHER, EDITED, TRUNCATED]) == [0, 1, 0, 0]


def test_two_reports_of_one_subject_are_two_voices():
    assert spoken([ORIGINAL, SAME_SUBJECT]) == [0, 1]


def test_spelling_does_not_make_a_copy_independent():
    assert spoken([ORIGINAL, ORIGINAL.replace("أ", "ا").replace("إ", "ا") + "."]) == [0, 0]


def test_short_texts_are_copies_only_word_for_word():
    short = "مقتل ثلاثة جنود شمالا"
    assert spoken([short, "مقتل ثلاثة جنود جنوبا", short + "!"]) == [0, 1, 0]


def test_nothing_found_has_no_voice():
    assert spoken([]) == []


def test_among_hundreds_the_copies_are_still_found():
    words = [f"كلمة{letter}{number}" for letter in "بتجدر" for number in range(60)]
    many = [" ".join(words[at : at + 12]) for at in range(0, 288, 12)] * 3
    groups = spoken([*many, ORIGINAL, OTHER, EDITED, TRUNCATED])
    assert groups[:24] == groups[24:48] == groups[48:72] == list(range(24))
    assert groups[72:] == [24, 25, 24, 24]
