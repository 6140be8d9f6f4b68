"""The deciding words: one table a reason code, Arabic first, English beside it.

Phrases match whole words, with «و» or «ف» allowed in front of the first and, where that ends in
`~`, a pronoun behind it; `…` stands for up to
four words, a final `*` for the rest of a word, and `^` for the start of the sentence.
Spelling is levelled when compiled, so hamza seats and vowel signs need no variants.
"""

from typing import Final

from claims.triage.modality import HEDGING, phrases

PHRASES: Final[dict[str, tuple[str, ...]]] = {
    **HEDGING,
    # "It is important to note that …" asserts what follows.
    "noting": phrases(
        "من المهم الإشارة | من المهم أن نلاحظ | من المهم أن نذكر | من المهم التذكير | "
        "من المهم التنويه | من المهم أن نشير | من المهم ملاحظة | من الضروري الإشارة | "
        "يجب الإشارة | ينبغي الإشارة | يجب التذكير | لا بد من الإشارة | تجدر الإشارة | "
        "يجدر بالذكر | من الجدير بالذكر | الجدير بالذكر | لا بد من التذكير | ^ يذكر أن | "
        "من المفيد الإشارة | من المفيد التذكير | يجدر التنويه | ينبغي التذكير | يجب التنويه | "
        "ليس غريبا أن | ليس مستغربا أن | لا غرابة في | لا عجب أن | ليس من الغريب أن | "
        "ليس من المستغرب أن | "
        "it is important to note | it should be noted | it must be noted"
    ),
    "condition": phrases(
        "إذا | لو | ما لم | في حال | في حالة | إن لم | شريطة أن | بشرط أن | لولا | "
        "if | unless | provided that | in case"
    ),
    # «وهو ما لم تؤكده»: here «ما» is "what", and no condition follows.
    "relative": phrases(
        "هو ما لم | هي ما لم | هذا ما لم | هذه ما لم | ذلك ما لم | كل ما لم | الأمر ما لم | "
        "شيء ما لم | عن ما لم | على ما لم | إلى ما لم | من ما لم | في ما لم"
    ),
    "negated_modality": phrases(
        "لا يمكن | ليس بإمكان* | ليس بوسع* | ليس في وسع* | ليس بمقدور* | ليس باستطاعة* | "
        "لم يعد بإمكان* | لم يعد بوسع* | لم يعد بمقدور* | لم يعد من الممكن | لم يعد ممكنا | "
        "لم يمكن | لا يمكنه | لا يمكنها | لا يمكنهم | ليس من الممكن | لم يكن ممكنا | "
        "لم يكن من الممكن | "
        "cannot | could not | couldn't"
    ),
    "saying": phrases(
        "ذهب … إلى أن | ذهبت … إلى أن | يذهب … إلى أن | ختم … بالقول | ختمت … بالقول | أعرب عن | "
        "أعربت عن | أعرب … عن | أعربت … عن | عبر عن | عبرت عن"
    ),
    "source": phrases(
        "وفقا ل* | وفق | بحسب | حسب | حسبما | بحسب ما | نقلا عن | كما قال | كما قالت | "
        "على حد قول | على حد قوله | على حد تعبير | على لسان | استنادا إلى | كما ذكر | كما ذكرت | "
        "كما أفاد | كما أفادت | يقال إن | يقال إنه | يقال إنها | قيل إن | "
        "according to | in the words of | as reported by"
    ),
    "cause": phrases(
        "بسبب | نتيجة | أدى إلى | أدت إلى | يؤدي إلى | تؤدي إلى | تسبب في | تسببت في | لأن | "
        "لأنه | لأنها | يعود إلى | نجم عن | ناجم عن | ناتج عن | بفضل | جراء | "
        "because | caused by | due to | led to | as a result of | thanks to"
    ),
    "comparison": phrases(
        "أكثر من | أقل من | أكبر من | أعلى من | أدنى من | أسرع من | أول | الأول | الأولى | "
        "مقارنة ب* | مقابل | ضعف | أضعاف | الأكبر | الأعلى | الأقل | ارتفع | ارتفعت | انخفض | "
        "انخفضت | تراجع | تراجعت | زاد | زادت | نصف | ثلث | ربع | أكبر | أعلى | "
        "more than | less than | fewer than | higher than | lower than | first | largest | "
        "compared with | compared to | twice | half | rose | fell | increased | decreased"
    ),
}

# Verbs of saying: always an attribution.
SAYING: Final = (
    "قال قالت قالوا يقول تقول يقولون أكد أكدت يؤكد تؤكد أكدوا أعلن أعلنت يعلن تعلن صرح صرحت يصرح "
    "تصرح أفاد أفادت يفيد تفيد أوضح أوضحت يوضح توضح أضاف أضافت يضيف تضيف زعم زعمت يزعم تزعم ادعى "
    "ادعت يدعي تدعي حذر حذرت يحذر تحذر نفى نفت ينفي تنفي شدد شددت يشدد تشدد اتهم اتهمت يتهم تتهم "
    "وعد وعدت تعهد تعهدت يتعهد تتعهد اعترف اعترفت ألمح ألمحت نوه نوهت لفت لفتت رجح رجحت توقعت "
    "يتوقعون تتوقع طالب طالبت انتقد انتقدت وصف وصفت يعتقد تعتقد يعتقدون قوله قولها بالقول دعا "
    "دعت أوصى أوصت عزا عزت حث حثت ناشد ناشدت مؤكدا مؤكدة قائلا قائلة موضحا مضيفا مضيفة مشيرا "
    "مشيرة محذرا محذرة نقلت كشفت كشف استبعد استبعدت هدد هددت said says told announced claimed "
    "claims warned warns denied insisted stated argued argues admitted promised alleged declared "
    "acknowledged blamed urged confirmed expect expects predicts predicted"
)
# Verbs that report only when a clause follows (أن، إن، إلى أن) or a colon.
REPORTING: Final = (
    "قدر قدرت يقدر تقدر أقر أقرت يقر تقر ردت يخشى تخشى يخشون نبه نبهت ينبه تنبه ذكر ذكرت يذكر "
    "تذكر أشار أشارت يشير تشير يشيرون أظهر أظهرت يظهر تظهر رأى رأت يرى ترى يرون كتب كتبت اعتبر "
    "اعتبرت يعتبر تعتبر بينت يبين تبين توقع يتوقع يرجح ترجح أثبت أثبتت يتصور تابع تابعت خلص خلصت "
    "أبدى ورد جاء estimate estimates estimated found shows showed suggests suggested believe "
    "believes think thinks wrote reported reports"
)
COMPLEMENTS: Final = (
    "أن إن أنه إنه أنها إنها أنهم إنهم بأن بأنه بأنها أنهما إنهما قوله أننا إننا that :"
)
RELATIVES: Final = (
    "الذي التي الذين اللذين اللتين اللذان اللتان اللاتي اللواتي ممن who which that whose"
)
# A hedge right behind one of these only tells what may follow from the sentence.
TAILS: Final = "مما ما حيث إذ بما لأنها لأنه لأن كي لكي حتى whether"
CONCESSIONS: Final = (
    "رغم برغم عندما حين حينما بعدما كلما بما منذ طالما لأن فيما although though when while after "
    "before because since despite"
)
# Not an attribution: "in accordance with the law".
RULES: Final = (
    "للقانون القانون للدستور الدستور للاتفاق للاتفاقية الاتفاق الاتفاقية للمعايير المعايير "
    "للمعاهدة للشروط الشروط للقواعد القواعد للخطة الخطة للجدول الجدول لأحكام أحكام لنظام "
    "الأصول للأصول الحاجة"
)
POSSIBLE: Final = (
    "محتمل محتملة المحتمل المحتملة ممكن ممكنة الممكن الممكنة متوقع متوقعة المتوقع المتوقعة "
    "سيناريوهات السيناريوهات سيناريو احتمالات الاحتمالات احتمالان توقعات التوقعات تكهنات "
    "مرجحة المرجحة possible potential likely scenarios scenario expected probable might could "
    "may"
)
CONTINUING: Final = (
    "بالإضافة إلى",
    "إضافة إلى",
    "فضلا عن",
    "علاوة على",
    "إلى جانب",
    "ناهيك عن",
    "وكذلك",
    "as well as",
    "along with",
)
