"""Units and the commonest counted nouns, as levelled words, each with an English slug.

Currencies carry their ISO 4217 code where the word alone decides it («دولار» is taken as USD); a
currency shared by several states («ليرة», «دينار») keeps its own slug until a nationality follows.
"""

from sources.text.spelling.levelling import spelling

PERCENT = "percent"
_UNITS = {
    PERCENT: "% ٪ بالمئة بالمائة بالمية percent pct",
    "USD": "$ دولار دولارا دولارات دولارين usd dollar dollars",
    "EUR": "€ يورو eur euro euros",
    "GBP": "£ gbp pounds sterling إسترليني",
    "JPY": "¥ ين ينا jpy yen",
    "CNY": "يوان يوانا cny yuan renminbi",
    "RUB": "روبل روبلا روبلات rub ruble rubles rouble roubles",
    "ILS": "شيكل شيقل شيكلا ils shekel shekels",
    "INR": "روبية روبيات inr rupee rupees",
    "pound": "جنيه جنيها جنيهات",
    "lira": "ليرة ليرات lira liras",
    "dinar": "دينار دينارا دنانير dinar dinars",
    "dirham": "درهم درهما دراهم dirham dirhams",
    "riyal": "ريال ريالا ريالات riyal riyals rial rials",
    "SAR": "sar",
    "AED": "aed",
    "EGP": "egp",
    "km": "كم كلم كيلومتر كيلومترا كيلومترات km kilometer kilometers kilometre kilometres",
    "m": "متر مترا أمتار metre metres meter meters",
    "cm": "سم سنتيمتر سنتيمترا سنتيمترات cm centimeter centimeters centimetre centimetres",
    "mm": "ملم مليمتر مليمترا mm millimeter millimeters millimetre millimetres",
    "mile": "ميل ميلا أميال mile miles",
    "foot": "قدم قدما أقدام foot feet ft",
    "hectare": "هكتار هكتارا هكتارات hectare hectares",
    "kg": "كغ كجم كلغ كيلوغرام كيلوغراما كيلوجرام كيلوجراما كيلوغرامات كيلو kg kilogram kilograms",
    "g": "غرام غراما غرامات جرام جراما جرامات gram grams",
    "tonne": "طن طنا أطنان tonne tonnes ton tons",
    "litre": "لتر لترا لترات ليتر ليترا litre litres liter liters",
    "barrel": "برميل برميلا براميل barrel barrels",
    "MW": "ميغاواط ميجاوات ميغاوات mw megawatt megawatts",
    "kW": "كيلوواط كيلووات kw kilowatt kilowatts",
    "degree": "درجة درجات degree degrees",
    "second": "ثانية ثوان ثواني ثوانٍ seconds",
    "minute": "دقيقة دقائق minute minutes",
    "hour": "ساعة ساعات hour hours",
    "day": "يوم يوما أيام day days",
    "week": "أسبوع أسبوعا أسابيع week weeks",
    "month": "شهر شهرا أشهر شهور month months",
    "year": "سنة سنوات سنين عام عاما أعوام year years",
    "person": "شخص شخصا أشخاص نسمة فرد فردا أفراد مواطن مواطنا مواطنين people person persons "
    "inhabitants residents",
    "killed": "قتيل قتيلا قتلى dead deaths killed fatalities",
    "wounded": "جريح جريحا جرحى مصاب مصابا مصابين wounded injured",
    "victim": "ضحية ضحايا victim victims casualties",
    "soldier": "جندي جنديا جنود عسكري عسكريا عسكريين soldier soldiers troops",
    "civilian": "مدني مدنيا مدنيين civilian civilians",
    "refugee": "لاجئ لاجئا لاجئين refugee refugees",
    "displaced": "نازح نازحا نازحين displaced",
    "child": "طفل طفلا أطفال child children",
    "woman": "امرأة نساء سيدة سيدات woman women",
    "student": "طالب طالبا طلاب طلبة تلميذ تلميذا تلاميذ student students pupils",
    "worker": "عامل عاملا عمال موظف موظفا موظفين worker workers employees",
    "case": "حالة حالات إصابة إصابات case cases infections",
    "dose": "جرعة جرعات dose doses",
    "missile": "صاروخ صاروخا صواريخ missile missiles rocket rockets",
    "aircraft": "طائرة طائرات aircraft plane planes jets",
    "drone": "مسيرة مسيرات drone drones",
    "vehicle": "سيارة سيارات مركبة مركبات car cars vehicle vehicles",
    "house": "منزل منزلا منازل بيت بيتا بيوت house houses home homes",
    "school": "مدرسة مدارس school schools",
    "country": "دولة دول بلد بلدا بلدان country countries",
    "seat": "مقعد مقعدا مقاعد seat seats",
    "vote": "صوت صوتا أصوات vote votes",
    "point": "نقطة نقاط نقط point points",
    "goal": "هدف هدفا أهداف goal goals",
    "time": "مرة مرات times",
    "company": "شركة شركات company companies firms",
    "job": "وظيفة وظائف job jobs",
}
UNITS: dict[str, str] = {
    spelling(word): slug for slug, words in _UNITS.items() for word in words.split()
}
# Nouns whose dual no other word is spelled like: «مواطنين» are citizens, however many.
_SINGULARS = """
    شخص فرد قتيل جريح جندي طفل تلميذ صاروخ منزل بيت مقعد هدف يوم أسبوع شهر عام كيلومتر متر طن
    برميل دولار دينار درهم ريال جنيه بلد ضحية طائرة سيارة مركبة مدرسة دولة نقطة مرة شركة وظيفة جرعة
    حالة إصابة ساعة دقيقة ثانية سنة درجة سيدة امرأة ليرة
"""
DUALS: dict[str, str] = {
    prefix + (word[:-1] + "ت" if word.endswith("ه") else word) + ending: UNITS[word]
    for word in spelling(_SINGULARS).split()
    for ending in ("ين", "ان")
    for prefix in ("", "و", "ب", "ل", "ف")
}
DUALS = {form: unit for form, unit in DUALS.items() if form not in UNITS or form == "دولارين"}
MONEY = frozenset(
    {"USD", "EUR", "GBP", "JPY", "CNY", "RUB", "ILS", "INR", "SAR", "AED", "EGP"}
    | {"pound", "lira", "dinar", "dirham", "riyal"}
)
# What a following word makes of a unit: «كيلومتر مربع», «ليرة تركية», «درجة مئوية».
REFINED: dict[tuple[str, str], str] = {
    (unit, spelling(word)): slug
    for unit, word, slug in (
        *(("km", form, "km2") for form in ("مربع", "مربعا", "مربعة", "مربعين")),
        *(("m", form, "m2") for form in ("مربع", "مربعا", "مربعة", "مربعين")),
        *(("m", form, "m3") for form in ("مكعب", "مكعبا", "مكعبة", "مكعبين")),
        ("degree", "مئوية", "celsius"),
        ("degree", "celsius", "celsius"),
        ("degree", "فهرنهايت", "fahrenheit"),
        ("degree", "مئويتين", "celsius"),
        ("point", "مئوية", "percentage_point"),
        ("point", "مئويتين", "percentage_point"),
        ("USD", "canadian", "CAD"),
        ("USD", "australian", "AUD"),
        ("GBP", "egyptian", "EGP"),
        ("GBP", "sudanese", "SDG"),
        ("lira", "syrian", "SYP"),
        ("lira", "turkish", "TRY"),
        ("dinar", "iraqi", "IQD"),
        ("dinar", "kuwaiti", "KWD"),
        ("riyal", "saudi", "SAR"),
        ("riyal", "qatari", "QAR"),
        ("GBP", "british", "GBP"),
        ("USD", "كندي", "CAD"),
        ("USD", "أسترالي", "AUD"),
        ("pound", "مصري", "EGP"),
        ("pound", "مصريا", "EGP"),
        ("pound", "إسترليني", "GBP"),
        ("pound", "استرليني", "GBP"),
        ("pound", "سوداني", "SDG"),
        ("lira", "سورية", "SYP"),
        ("lira", "لبنانية", "LBP"),
        ("lira", "تركية", "TRY"),
        ("dinar", "عراقي", "IQD"),
        ("dinar", "كويتي", "KWD"),
        ("dinar", "أردني", "JOD"),
        ("dinar", "تونسي", "TND"),
        ("dinar", "جزائري", "DZD"),
        ("dinar", "ليبي", "LYD"),
        ("dinar", "بحريني", "BHD"),
        ("dirham", "إماراتي", "AED"),
        ("dirham", "مغربي", "MAD"),
        ("riyal", "سعودي", "SAR"),
        ("riyal", "قطري", "QAR"),
        ("riyal", "عماني", "OMR"),
        ("riyal", "يمني", "YER"),
        ("riyal", "إيراني", "IRR"),
    )
}
PER_MILLE = "per_mille"
SLUGS = frozenset(UNITS.values()) | frozenset(REFINED.values()) | {PER_MILLE}
# Words that follow a number without being what it counts.
_NOT_COUNTED = """
من في على إلى عن بحسب حسب وفق وفقا منذ خلال بعد قبل حتى أو ثم لكن إن أن كما مع بين ضد هو هي هم قال
قالت كان كانت لدى عند عبر دون أي كل تقريبا أخرى آخرين آخر أيضا فقط مقابل مقارنة ضمن حول بسبب نتيجة
داخل خارج أمام خلف فوق تحت قرب قبالة وراء لا لم لن ليس هذا هذه ذلك تلك التي الذي
the of in on at by to from with and or but than as for is are was were has have had that this who
which per more less after before over under since said other others
"""
NOT_COUNTED = frozenset(spelling(_NOT_COUNTED).split())
