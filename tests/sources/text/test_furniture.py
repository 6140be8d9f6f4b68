import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text.furniture.marking import mark
from sources.text.sentences.splitting import split
from tests.evaluation import Options
from tests.evaluation.furniture import measure
from tests.gold import GOLD_FOLDER

GOLD = GOLD_FOLDER
PROSE = (
    "أعلنت الوزارة نتائج المسابقة يوم الأحد في مقرها.",
    "شارك في المسابقة مئة متسابق من سبع مدن.",
    "وتسلم الفائزون جوائزهم من مدير المهرجان.",
)


def marked(*lines, gap="\n\n"):
    """The lines of a page with the reason each was given; a line is one sentence here."""
    body = gap.join(lines)
    spans = split(body)
    return dict(
        zip((body[s.start : s.end] for s in spans), mark(body, spans), strict=True),
    )


def test_our_own_texts_leak_no_furniture_and_lose_no_sentence():
    figures = measure(GOLD / "furniture.json", Options(folder=GOLD / "texts"))
    assert figures["body"] > 500
    assert (figures["leaked"], figures["lost"]) == (0, 0)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("الأربعاء 5 يونيو 2024", "date"),
        ("آخر تحديث: ٥ يونيو ٢٠٢٤ الساعة 10:30 ص", "date"),
        ("Published 5 June 2024", "date"),
        ("بقلم/ هالة الشامي", "byline"),
        ("كتبت: هالة الشامي", "byline"),
        ("By Hala Shami", "byline"),
        ("القاهرة - (وكالة الأنباء):", "dateline"),
        ("شارك فيسبوك تويتر واتساب", "share"),
        ("صورة أرشيفية", "caption"),
        ("الرئيسية / أخبار / ثقافة", "menu"),
        ("اشترك في نشرتنا البريدية", "tagline"),
        ("سياسة الخصوصية", "menu"),
        ("(إعداد هالة الشامي للنشرة العربية - تحرير سمير نادر)", "byline"),
        ("نستخدم ملفات تعريف الارتباط لتحسين تصفحك.", "cookie_notice"),
        ("We use cookies to improve this site.", "cookie_notice"),
        ("الفائزون والخاسرون في المسابقة", "heading"),
        ("الأحد 3 نونبر 2024 - 11:00", "date"),
        ("المصدر : وكالات", "byline"),
        ("(هـ/ش)", "byline"),
        ("هـ/ش (رويترز)", "byline"),
        ("الرئيسية | أخبار", "menu"),
        ("المدة: 4 دقائق قراءة", "share"),
        ("صدر الصورة، أرشيف المهرجان", "caption"),
        ("تخطى قصص مقترحة وواصل القراءة", "read_also"),
        ("© 2024 دار المهرجان", "tagline"),
        ("Related: Who won the prize last year?", "read_also"),
    ],
)
def test_a_line_between_paragraphs_is_known_by_its_words_or_shape(line, reason):
    assert marked(PROSE[0], line, *PROSE[1:])[line] == reason


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("اقرأ أيضا: من فاز بجائزة العام الماضي؟", "read_also"),
        ("شاهد أيضا: كيف استعدت المدينة للمهرجان؟", "read_also"),
        ("Read also: Who won the prize last year?", "read_also"),
        ("شارك عبر فيسبوك", "share"),
        ("للاطلاع على النتائج كاملة اضغط هنا.", "menu"),
        ("Link copied!", "share"),
        ("شارك هذا الخبر على فيسبوك وتويتر.", "share"),
        ("تابعونا على إكس!", "share"),
        ("- فيسبوك", "share"),
        ("• اقرأ أيضا: من فاز بجائزة العام الماضي؟", "read_also"),
        ("شاركنا رأيك في التعليقات!", "share"),
    ],
)
def test_what_speaks_to_the_reader_is_furniture_however_close_and_closed(line, reason, gap):
    page = marked(PROSE[0], PROSE[1], line, PROSE[2], gap=gap)
    assert page == {PROSE[0]: "", PROSE[1]: "", line: reason, PROSE[2]: ""}


def test_a_short_sentence_below_a_titled_link_is_body():
    link, sentence = "إقرأ المزيد: الفائزون في خمس صور", "ورفض الخاسرون النتيجة."
    page = marked(PROSE[0], link, sentence, PROSE[1], gap="\n")
    assert (page[link], page[sentence]) == ("read_also", "")


@pytest.mark.parametrize(
    "sentence",
    [
        "شارك عبر الفيديو وزراء خارجية سبع دول في الاجتماع.",
        "شاهد أيضا عشرات السكان ألسنة اللهب من بعيد.",
        "تابعنا على مدى سنوات هذا الملف الشائك.",
    ],
)
def test_a_sentence_that_opens_like_a_request_is_body(sentence):
    assert marked(PROSE[0], sentence, *PROSE[1:], gap="\n")[sentence] == ""


@pytest.mark.parametrize("sentence", PROSE)
def test_prose_around_furniture_stays_body(sentence):
    assert marked("اقرأ أيضا", "موسم المهرجانات", *PROSE)[sentence] == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "كتب الوزير في رسالته أن المهرجان باق.",
        "تاريخ النشر المسجل في العقد هو 5 يونيو 2024 كما قالت الدار.",
        "شارك المقال في مسابقة الصحافة العربية وفاز بها.",
        "المزيد من الجوائز وصل إلى المدينة هذا العام.",
        "الوسوم التي منحتها اللجنة وصلت إلى أصحابها يوم الأحد.",
        "زار المهرجان الشاعر RenÃ © Char قبل وفاته بسنوات قليلة.",
        "By the river the festival opened its doors again.",
        "Share prices of the printing house rose by 4% on Monday.",
    ],
)
def test_a_sentence_that_opens_like_furniture_is_body_when_it_is_closed(sentence):
    assert marked(PROSE[0], sentence, *PROSE[1:])[sentence] == ""


def test_below_what_the_page_says_at_its_foot_short_lines_are_furniture():
    foot = ("الوسوم", "المهرجان", "الرواية العربية")
    assert set(list(marked(*PROSE, *foot).values())[3:]) == {"menu"}
    assert set(list(marked(*PROSE, *foot[1:]).values())[3:]) != {"menu"}


def test_a_list_of_headlines_is_no_foot_of_a_page():
    headlines = (
        "فوز شاعرة شابة بجائزة المهرجان",
        "إعلان أسماء الفائزين في مسابقة المدينة",
        "روائي معروف يرفض جائزة المهرجان",
    )
    page = marked(*headlines, PROSE[0], *(f"{line} اليوم" for line in headlines), gap="\n")
    assert [page[f"{line} اليوم"] for line in headlines[::2]] == ["", ""]


def test_what_stands_at_the_foot_takes_no_prose_away():
    reasons = marked(PROSE[0], "الوسوم", "المهرجان", PROSE[1], PROSE[2])
    assert [reasons[sentence] for sentence in PROSE] == ["", "", ""]


def test_a_headline_may_ask():
    reasons = marked(
        "من فاز بجائزة المهرجان في هذا العام؟", "بقلم هالة الشامي", "4 د قراءة", *PROSE
    )
    assert list(reasons.values())[1:3] == ["byline", "heading"]


def test_an_agency_and_a_name_sign_the_page():
    assert marked(*PROSE, "المدينة - هالة الشامي")["المدينة - هالة الشامي"] == "byline"
    assert marked(*PROSE, "رويترز - هالة الشامي")["رويترز - هالة الشامي"] == "byline"
    assert marked(*PROSE, "المدينة هالة الشامي")["المدينة هالة الشامي"] == ""


def test_teasers_end_where_prose_resumes():
    reasons = marked(PROSE[0], "شاهد أيضاً", "مهرجان الواحة", "افتتح المحافظ أمس …", PROSE[1])
    assert list(reasons.values()) == ["", "read_also", "teaser", "teaser", ""]


def test_below_a_comment_form_nothing_is_body():
    form = ("اترك تعليقاً", "لن يتم نشر عنوان بريدك الإلكتروني.", "شكرا لكم على هذا المقال الجميل.")
    assert set(list(marked(*PROSE, *form).values())[3:]) == {"comment_form"}


def test_a_comment_link_above_the_article_takes_nothing_away():
    reasons = marked("عنوان المقال", "أضف تعليقا", *PROSE)
    assert [reasons[sentence] for sentence in PROSE] == ["", "", ""]


def test_a_caption_repeated_word_for_word_is_furniture_each_time():
    body = "\n\n".join([PROSE[0], "ختام المهرجان", PROSE[1], "ختام  المهرجان", PROSE[2]])
    assert mark(body, split(body)) == ["", "heading", "", "caption", ""]


def test_a_closed_sentence_that_comes_back_is_body_the_first_time():
    body = "\n".join([PROSE[0], PROSE[1], PROSE[0]])
    assert mark(body, split(body)) == ["", "", "caption"]


def test_author_and_title_above_the_prose_are_furniture():
    reasons = marked("هالة الشامي", "المهرجان بين جيلين", *PROSE)
    assert list(reasons.values())[:2] == ["byline", "heading"]


def test_a_columns_own_description_closes_the_page():
    line = "«على الهامش» زاوية أسبوعية يكتبها محرر الثقافة: سمير نادر"
    assert marked(*PROSE, line)[line] == "tagline"


def test_list_items_without_stops_are_body():
    items = ("جائزة الرواية", "جائزة الشعر", "جائزة القصة القصيرة")
    reasons = marked(PROSE[0], "وزعت اللجنة الجوائز الآتية:", *items, *PROSE[1:], gap="\n")
    assert {reasons[item] for item in items} == {""}
    assert reasons["وزعت اللجنة الجوائز الآتية:"] == ""


def test_bulleted_lines_are_body():
    assert marked(*PROSE, "- جائزة الرواية", "2. جائزة الشعر", PROSE[0])["- جائزة الرواية"] == ""


def test_a_page_without_any_final_stop_keeps_its_long_lines():
    line = "وصل المتسابقون إلى المدينة صباح الأحد قادمين من سبع مدن في شمال البلاد وجنوبها"
    assert set(marked(line, f"{line} أيضا", f"ثم {line}").values()) == {""}


def test_lines_wrapped_in_mid_sentence_are_no_headings():
    wrapped = (
        "وصل المتسابقون إلى المدينة صباح يوم الأحد",
        "قادمين من سبع مدن في شمال البلاد",
        "وجنوبها، ثم بدأ الحفل في الثامنة مساء.",
        "وحضر الحفل عمدة المدينة وأعضاء المجلس البلدي",
        "وجمهور كبير من طلاب المدارس والجامعات الذين",
        "قدموا من القرى المجاورة ومن العاصمة أيضا.",
    )
    assert set(marked(*wrapped, gap="\n").values()) == {""}


def test_a_fragment_at_the_end_of_a_paragraph_is_body():
    body = f"{PROSE[0]} وبعدها الحفل\n\n{PROSE[1]}"
    assert mark(body, split(body)) == ["", "", ""]


def test_windows_line_ends_and_odd_blanks_make_no_difference():
    body = "\r\n \r\n".join(["هالة الشامي", *PROSE])
    assert mark(body, split(body)) == ["byline", "", "", ""]


@given(st.text(alphabet=st.sampled_from("اقرأ يضا:.…\n\r «»-1،؟بم شهدtBy ©"), max_size=200))
def test_any_text_gets_one_reason_a_sentence(body):
    spans = split(body)
    assert len(mark(body, spans)) == len(spans)
