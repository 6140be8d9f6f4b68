"""The deciding words: one table a reason code, Arabic first, English beside it.

Phrases match whole words, with «و» or «ف» allowed in front of the first; `…` stands for up to
four words and a final `*` for the rest of a word. Spelling is levelled when compiled, so hamza
seats and vowel signs need no variants.
"""

from typing import Final

PHRASES: Final[dict[str, tuple[str, ...]]] = {
    "possibility": (
        *("ربما", "لربما", "لعل", "لعله", "لعلها", "عسى", "يمكن أن", "يمكن ل*", "يمكنه", "يمكنها"),
        *("يمكنهم", "يمكنهما", "يمكننا", "يمكن … أن", "من الممكن", "الممكن أن", "ممكن أن"),
        *("من المحتمل", "المحتمل أن", "يحتمل أن", "محتمل أن", "احتمال أن", "احتمالا لأن"),
        *("هناك احتمال", "هناك … احتمال", "ثمة احتمال", "خطر أن", "مخاطر أن", "احتمال بأن"),
        *("تحمل … إمكانية", "يحمل … إمكانية", "تحمل … احتمال", "يحمل … احتمال", "هناك إمكانية"),
        *("ينطوي … على احتمال", "تنطوي … على احتمال", "من شأنه أن", "من شأنها أن", "من شأنهما أن"),
        *("من شأن … أن", "من شأنهم أن", "من الوارد أن", "لا يستبعد", "غير المستبعد", "وارد أن"),
        *("perhaps", "maybe", "possibly", "could", "might", "it is possible", "there is a risk"),
        *("there is a chance", "has the potential to", "have the potential to"),
    ),
    "likelihood": (
        *("من المرجح", "المرجح أن", "يرجح أن", "على الأرجح", "الأرجح أن", "أغلب الظن", "غالب الظن"),
        *("من غير المرجح", "من المستبعد", "يستبعد أن", "غير المرجح", "المستبعد أن", "مرجح أن"),
        *(
            "من المنتظر",
            "المنتظر أن",
            "is likely",
            "are likely",
            "likely",
            "unlikely",
            "probably",
            "in all likelihood",
        ),
    ),
    "expectation": (
        *("يتوقع أن", "من المتوقع", "المتوقع أن", "متوقع أن", "من المفترض أن", "ينتظر أن"),
        *(
            "أتوقع",
            "نتوقع",
            "تبشر … ب*",
            "يبشر … ب*",
            "تنذر … ب*",
            "ينذر … ب*",
            "توقعات بأن",
            "هناك توقعات",
        ),
        *("is expected to", "are expected to", "is set to", "are set to", "i expect", "we expect"),
        *("is due to", "are due to", "is bound to", "are bound to", "is poised to"),
    ),
    "seeming": (
        *("يبدو أن", "يبدو أنه", "يبدو أنها", "يبدو أنهم", "تبدو أنها", "على ما يبدو", "كما يبدو"),
        *("it seems", "it appears", "apparently", "seemingly"),
    ),
    "opinion": (
        *("أعتقد", "نعتقد", "أظن", "نظن", "أرى أن", "نرى أن", "أرى أنه", "أرى أنها", "أحسب أن"),
        *("في رأيي", "برأيي", "رأيي أن", "في رأينا", "برأينا", "في نظري", "بنظري", "من وجهة نظري"),
        *("من وجهة نظرنا", "باعتقادي", "في اعتقادي", "في تقديري", "بتقديري", "أشك في", "أشعر أن"),
        *("للأسف", "مع الأسف", "لحسن الحظ", "لسوء الحظ", "من المؤسف", "يؤسفني", "يسعدني"),
        *(
            "i think",
            "i believe",
            "we believe",
            "we think",
            "in my view",
            "in my opinion",
            "i feel",
        ),
        *("unfortunately", "sadly", "fortunately", "i doubt", "i suspect", "in our view"),
    ),
    "advice": (
        *("يجب", "ينبغي", "لا بد من", "لا بد أن", "لابد من", "لابد أن", "يتعين", "يتوجب", "يستحسن"),
        *(
            "من الضروري",
            "من المهم",
            "من الأفضل",
            "من الأجدر",
            "من الواجب",
            "من الأولى",
            "الأجدر ب*",
        ),
        *(
            "حري ب*",
            "على ال* أن",
            "على ال* ال* أن",
            "ننصح",
            "أنصح",
            "ندعو",
            "أدعو",
            "نوصي",
            "أوصي",
            "لا يجوز أن",
            "آن الأوان",
        ),
        *(
            "should",
            "must",
            "ought to",
            "need to",
            "needs to",
            "it is essential",
            "it is important",
        ),
    ),
    # "It is important to note that …" asserts what follows.
    "noting": (
        *("من المهم الإشارة", "من المهم أن نلاحظ", "من المهم أن نذكر", "من المهم التذكير"),
        *("من المهم التنويه", "من المهم أن نشير", "من المهم ملاحظة", "من الضروري الإشارة"),
        *("يجب الإشارة", "ينبغي الإشارة", "يجب التذكير", "لا بد من الإشارة", "تجدر الإشارة"),
        *("يجدر بالذكر", "من الجدير بالذكر", "الجدير بالذكر", "لا بد من التذكير"),
        *("it is important to note", "it should be noted", "it must be noted"),
    ),
    "condition": (
        *("إذا", "لو", "ما لم", "في حال", "في حالة", "إن لم", "شريطة أن", "بشرط أن", "لولا"),
        *("if", "unless", "provided that", "in case"),
    ),
    "negated_modality": (
        *(
            "لا يمكن",
            "لم يمكن",
            "لا يمكنه",
            "لا يمكنها",
            "لا يمكنهم",
            "ليس من الممكن",
            "لم يكن ممكنا",
        ),
        *("لم يكن من الممكن", "cannot", "could not", "couldn't"),
    ),
    "source": (
        *("وفقا ل*", "وفق", "بحسب", "حسب", "حسبما", "بحسب ما", "نقلا عن", "كما قال", "كما قالت"),
        *("على حد قول", "على حد قوله", "على حد تعبير", "على لسان", "استنادا إلى", "كما ذكر"),
        *("كما ذكرت", "كما أفاد", "كما أفادت", "يقال إن", "يقال إنه", "يقال إنها", "قيل إن"),
        *("according to", "in the words of", "as reported by"),
    ),
    "cause": (
        *("بسبب", "نتيجة", "أدى إلى", "أدت إلى", "يؤدي إلى", "تؤدي إلى", "تسبب في", "تسببت في"),
        *("لأن", "لأنه", "لأنها", "يعود إلى", "نجم عن", "ناجم عن", "ناتج عن", "بفضل", "جراء"),
        *("because", "caused by", "due to", "led to", "as a result of", "thanks to"),
    ),
    "comparison": (
        *(
            "أكثر من",
            "أقل من",
            "أكبر من",
            "أعلى من",
            "أدنى من",
            "أسرع من",
            "أول",
            "الأول",
            "الأولى",
        ),
        *("مقارنة ب*", "مقابل", "ضعف", "أضعاف", "الأكبر", "الأعلى", "الأقل", "ارتفع", "ارتفعت"),
        *("انخفض", "انخفضت", "تراجع", "تراجعت", "زاد", "زادت", "نصف", "ثلث", "ربع", "أكبر", "أعلى"),
        *("more than", "less than", "fewer than", "higher than", "lower than", "first", "largest"),
        *(
            "compared with",
            "compared to",
            "twice",
            "half",
            "rose",
            "fell",
            "increased",
            "decreased",
        ),
    ),
}

# Verbs of saying: always an attribution.
SAYING: Final = (
    "قال قالت قالوا يقول تقول يقولون أكد أكدت يؤكد تؤكد أكدوا أعلن أعلنت يعلن تعلن صرح صرحت "
    "يصرح تصرح أفاد أفادت يفيد تفيد أوضح أوضحت يوضح توضح أضاف أضافت يضيف تضيف زعم زعمت يزعم "
    "تزعم ادعى ادعت يدعي تدعي حذر حذرت يحذر تحذر نفى نفت ينفي تنفي شدد شددت يشدد تشدد اتهم "
    "اتهمت يتهم تتهم وعد وعدت تعهد تعهدت يتعهد تتعهد أقر أقرت اعترف اعترفت ألمح ألمحت نوه "
    "نوهت لفت لفتت رجح رجحت توقعت يتوقعون تتوقع طالب طالبت انتقد انتقدت وصف وصفت يعتقد تعتقد "
    "يعتقدون قوله قولها مؤكدا مؤكدة قائلا قائلة موضحا مضيفا مضيفة مشيرا مشيرة محذرا محذرة "
    "نقلت كشفت كشف استبعد استبعدت هدد هددت said says told announced claimed claims warned "
    "warns denied insisted stated argued argues admitted promised alleged declared "
    "acknowledged confirmed expect expects predicts predicted"
)
# Verbs that report only when a clause follows (أن، إن، إلى أن) or a colon.
REPORTING: Final = (
    "قدر قدرت يقدر تقدر نبه نبهت ينبه تنبه "
    "ذكر ذكرت يذكر تذكر أشار أشارت يشير تشير يشيرون أظهر أظهرت يظهر تظهر رأى رأت يرى ترى يرون "
    "كتب كتبت اعتبر اعتبرت يعتبر تعتبر بينت يبين تبين توقع يتوقع يرجح ترجح أثبت أثبتت يتصور "
    "تابع تابعت خلص خلصت أبدى ورد جاء found shows showed suggests suggested believe believes "
    "think thinks wrote reported reports"
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
