"""Opposite poles: pairs that must oppose each other, pairs that must not."""

import pytest

from claims.comparing import compare
from claims.comparing.opposites import poles
from sources.text.spelling.folding import terms


def opposed(claim, found):
    return {
        (claim[slice(*f.claim)], found[slice(*f.found)], f.meant[0])
        for f in compare(claim, found).findings
        if f.code == "opposite_words"
    }


@pytest.mark.parametrize(
    ("claim", "found", "expected"),
    [
        ("ارتفعت أسعار الخبز", "انخفضت أسعار الخبز", ("ارتفعت", "انخفضت", "rise_fall")),
        ("رفضت النقابة العرض", "قبلت النقابة العرض", ("رفضت", "قبلت", "accept_reject")),
        ("أغلقت البلدية السوق", "فتحت البلدية السوق", ("أغلقت", "فتحت", "open_close")),
        ("فاز المنتخب بالمباراة", "خسر المنتخب المباراة", ("فاز", "خسر", "win_lose")),
        ("نجحت تجربة القطار", "فشلت تجربة القطار", ("نجحت", "فشلت", "succeed_fail")),
        ("منعت البلدية الصيد", "سمحت البلدية بالصيد", ("منعت", "سمحت", "allow_ban")),
        ("أفرجت الشرطة عن الصياد", "اعتقلت الشرطة الصياد", ("أفرجت", "اعتقلت", "hold_free")),
        ("غادر الوفد المدينة", "وصل الوفد المدينة", ("غادر", "وصل", "arrive_leave")),
        ("أشاد النقاد بالفيلم", "انتقد النقاد الفيلم", ("أشاد", "انتقد", "praise_blame")),
        ("باعت الشركة المصنع", "اشترت الشركة المصنع", ("باعت", "اشترت", "buy_sell")),
        ("The council opened the park", "The council closed the park", None),
        ("Bread prices rose", "Bread prices fell", ("rose", "fell", "rise_fall")),
        ("The club won the final", "The club lost the final", ("won", "lost", "win_lose")),
        ("The city banned fishing", "The city allowed fishing", ("banned", "allowed", "allow_ban")),
        ("The firm sold the plant", "The firm bought the plant", ("sold", "bought", "buy_sell")),
        ("The jury praised the film", "The jury condemned the film", None),
    ],
)
def test_words_of_two_poles_oppose_each_other(claim, found, expected):
    told = opposed(claim, found)
    assert told
    assert expected is None or expected in told


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("ارتفعت أسعار الخبز", "زادت أسعار الخبز"),
        ("ارتفعت أسعار الخبز", "أسعار الخبز في السوق"),
        ("ارتفعت أسعار الخبز", "أغلقت مخابز الحي"),
        ("ارتفعت ثم انخفضت أسعار الخبز", "انخفضت أسعار الخبز"),
        ("غادر الوفد المدينة", "خرج الوفد من المدينة"),
        ("Bread prices rose", "Bread prices climbed and increased"),
        ("Bread prices rose", "The bakery closed"),
        ("Prices rose and fell", "Prices fell"),
        ("The club won the final", "The club won the final again"),
    ],
)
def test_one_pole_or_both_in_one_text_oppose_nothing(claim, found):
    assert opposed(claim, found) == set()


@pytest.mark.parametrize(
    ("claim", "found"),
    [("حضر أكثر من 90 ضيفا", "حضر أقل من 90 ضيفا"), ("over 90 came", "fewer than 90 came")],
)
def test_the_words_of_a_bound_are_no_poles(claim, found):
    assert opposed(claim, found) == set()


def test_a_defeat_is_both_won_and_lost():
    assert opposed("The club won the final", "The final was a defeat of the club") == set()


@pytest.mark.parametrize(
    ("forms", "axis", "pole"),
    [
        ("أغلق أغلقت أغلقوا يغلق تغلق سيغلق ستغلق", "open_close", 1),
        ("رفض رفضت رفضوا يرفض ترفض سيرفض سترفض", "accept_reject", 1),
        ("هدم هدمت هدموا يهدم تهدم سيهدم", "build_destroy", 1),
        ("استورد استوردت استوردوا", "import_export", 0),
        ("ألغى ألغت يلغي تلغي سيلغي", "start_stop", 1),
    ],
)
def test_the_forms_of_a_verb_are_made_by_rule(forms, axis, pole):
    table = poles()
    for form in forms.split():
        assert (axis, pole) in table.get(terms(form)[0], ()), form


def test_a_short_verb_gives_its_form_to_no_other_word():
    assert ("build_destroy", 0) not in poles().get(terms("بنت")[0], ())
