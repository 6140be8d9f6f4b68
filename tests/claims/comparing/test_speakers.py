"""Who says it: every form of attribution in both languages, and what only looks like one."""

import pytest

from claims.comparing import compare
from claims.comparing.speakers import attribution, same_speaker


@pytest.mark.parametrize(
    ("text", "who", "cue"),
    [
        ("قال المحافظ إن الطريق آمن", "المحافظ", "قال"),
        ("قالت الوزيرة إن الطريق آمن", "الوزيرة", "قالت"),
        ("وأعلن المجلس أن الطريق آمن", "المجلس", "أعلن"),
        ("أكدت النقابة أن الطريق آمن", "النقابة", "أكدت"),
        ("وقال مدير المدرسة: الطريق آمن", "مدير المدرسة", "قال"),
        ("الطريق آمن وفقا لوزارة النقل", "وزارة النقل", "وفقا ل"),
        ("المحافظ: الطريق آمن", "المحافظ", ":"),
        ("مدير المدرسة يؤكد أن الطريق آمن", "مدير المدرسة", "يؤكد"),
        ("The mayor said the road is safe", "The mayor", "said"),
        ("Mayor Rami Haddad said the road is safe", "Mayor Rami Haddad", "said"),
        ("The road is safe, according to the council", "the council", "according to"),
    ],
)
def test_a_speaker_is_named_with_the_word_that_says_so(text, who, cue):
    found = attribution(text)
    assert found is not None
    assert (found.who, found.cue) == (who, cue)
    assert text[found.start : found.end] == who


@pytest.mark.parametrize(
    "text",
    [
        "",
        "الطريق آمن",
        "وصل القطار في الساعة 8:30",
        "The road is safe",
        "the road is safe and everyone knows it",
        "مقال عن الطريق في الصحيفة",
        ": الطريق آمن",
    ],
)
def test_no_speaker_is_made_up(text):
    assert attribution(text) is None


def test_the_first_of_two_speakers_is_the_one():
    text = "قال الوزير إن المدير قال إن الطريق آمن"
    assert attribution(text).who == "الوزير"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("قال الوزير إن الطريق آمن", "الوزير: الطريق آمن", True),
        ("قال وزير النقل إن الطريق آمن", "وزير النقل يؤكد أن الطريق آمن", True),
        ("قال الوزير سامي إن الطريق آمن", "سامي: الطريق آمن", True),
        ("قال وزير النقل إن الطريق آمن", "وزير المال: الطريق آمن", False),
        ("قال الوزير إن الطريق آمن", "المحافظ: الطريق آمن", False),
        ("The mayor said so", "According to the mayor so", True),
        ("The mayor said so", "The minister said so", False),
    ],
)
def test_the_shorter_name_must_be_wholly_in_the_longer(one, other, same):
    first, second = attribution(one), attribution(other)
    assert same_speaker(first, second) is same
    assert same_speaker(second, first) is same


@pytest.mark.parametrize(
    ("claim", "found", "told"),
    [
        ("قال المحافظ إن الجسر آمن", "المحافظ: الجسر متين", True),
        ("قال المحافظ إن الجسر آمن", "المدير: الجسر متين", False),
        ("قال المحافظ إن الجسر آمن", "الجسر متين", False),
        ("الجسر متين", "قال المحافظ إن الجسر آمن", False),
        ("The mayor said the bridge is safe", "The mayor said the bridge holds", True),
        ("The mayor said the bridge is safe", "The engineer said the bridge holds", False),
    ],
)
def test_one_speaker_of_both_texts_is_told_with_its_words(claim, found, told):
    comparison = compare(claim, found)
    finding = [f for f in comparison.findings if f.code == "same_speaker"]
    assert bool(finding) is told
    for one in finding:
        assert claim[slice(*one.claim)] == one.meant[0]
        assert found[slice(*one.found)] == one.meant[1]


def test_speakers_of_both_texts_are_shown_though_they_differ():
    claim, found = "قال المحافظ إن الجسر آمن", "المدير: الجسر متين"
    speakers = compare(claim, found).to_json()["speakers"]
    assert speakers["claim"]["who"] == "المحافظ"
    assert speakers["found"]["who"] == "المدير"
    assert found[speakers["found"]["start"] : speakers["found"]["end"]] == "المدير"
    assert compare("الجسر آمن", found).to_json()["speakers"]["claim"] is None
