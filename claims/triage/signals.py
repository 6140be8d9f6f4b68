"""Words that make a sentence more or less worth checking: one table a reason code.

Matched word by word in levelled spelling, with the article and the one-letter prefixes taken off
where the whole word is not found.
"""

from typing import Final

WORDS: Final[dict[str, str]] = {
    # Persons and bodies, by their titles.
    "named": (
        "رئيس رئيسة وزير وزيرة وزراء وزارة حكومة برلمان مجلس لجنة هيئة منظمة شركة شركات مؤسسة "
        "مؤسسات جامعة معهد مركز مرصد بنك مصرف حزب محكمة نيابة جيش قوات شرطة سفير سفارة أمير "
        "ملك سلطان ملكة محافظ عمدة بلدية نائب أمين مدير متحدث ناطق دكتور د بروفيسور أستاذ "
        "السيد السيدة جنرال عميد لواء قاض قاضي قاضية نقابة اتحاد جمعية صندوق وكالة صحيفة قناة "
        "مجلة باحثون باحثين علماء خبراء خبير أطباء سلطات مسؤول مسؤولون مسؤولين دائرة مديرية "
        "إدارة بورصة شبكة فريق نادي زعيم قائد مستشار مستشارة كرملين كونغرس بنتاغون ناتو "
        "يونيسف أوبك president minister ministry government parliament council committee "
        "agency company university institute bank court party army police ambassador king "
        "queen mayor spokesman spokeswoman professor dr director union federation secretary "
        "commission senator"
    ),
    # Parts of names of several words; names of one word come from `sources.text.places`.
    "place": "متحدة الضفة بيونغ بيونج",
    "event": (
        "بدأ بدأت يبدأ تبدأ بدء أطلق أطلقت يطلق تطلق أجرى أجرت يجري تجري سجل سجلت يسجل تسجل "
        "تسجيل وقع وقعت توقيع وافق وافقت موافقة تم اكتشف اكتشفت أظهر أظهرت يظهر تظهر أثبت "
        "أثبتت أنتج أنتجت ينتج تنتج إنتاج بلغ بلغت يبلغ تبلغ وصل وصلت شهد شهدت قتل قتلت أصيب "
        "أصيبت توفي توفيت اعتقل اعتقلت صدر صدرت أصدر أصدرت قرر قررت قرار منع منعت رفض رفضت "
        "طلب طلبت طلبات حصل حصلت تلقى تلقت اشترى باع افتتح افتتحت اختبار اختبارات تجربة تجارب "
        "دراسة دراسات بيانات إحصاء إحصاءات إحصائيات نتائج تقرير اتفاق اتفاقية معاهدة صفقة عقد "
        "ميزانية عقوبات انتخابات هجوم زلزال حادث مرحلة إصابة إصابات وفاة وفيات حالة حالات "
        "نهاية بحلول رسميا رسمي عاجل launched began signed approved killed arrested tested "
        "produced study data results report deal agreement sanctions election attack"
    ),
    "first_person": (
        "أنا نحن إنني إني أنني أني لي عندي عندنا لدينا لنا معي معنا عني عنا أخذت تلقيت رأيت "
        "أريد أحب أعرف أقول كنت كنا لست لسنا أتمنى نتمنى أرجو نرجو آمل نأمل أحيي بلدي بلدنا "
        "بلادنا وطني وطننا قيادتنا حكومتنا حكومتي مجتمعنا شعبنا علينا إلينا منا فينا أهلنا "
        "أهلي أولادنا أبنائي أبناؤنا صحتنا والدي والدتي أمي أبي أخي أختي نفسي يدي حياتي "
        "حياتنا i we my our me us mine ours myself"
    ),
    "address": (
        "شكرا الشكر اللهم الله لله والله الحمد الحمدلله يارب بإذن سبحان مبروك تهانينا السلام "
        "عليكم سلام صباح دعاء ادعوا أنت أنتم لك لكم عليك نفسك صحتك يا أيها تابعونا تابعوا "
        "شاهدوا اقرأ سجلوا بادر بادروا احجز اضغط شاركونا تعرفوا استمع "
        "موعدنا ندعوكم ترقبوا thanks thank please god congratulations "
        "hello dear you your watch subscribe click join"
    ),
    "question": "هل لماذا ماذا why",
    "vague": (
        "شيء شي ناس الناس البعض بعضهم دائما أبدا كثيرون جدا رائع رائعة جميل جميلة عظيم "
        "عظيمة الرشيدة الحكيمة عظماء بصراحة طبعا أكيد حقا ممكن يعني أشياء أمور خير شر اللي عشان "
        "علشان ليش مو مش بس شنو وش ايش ايه دي ده كده كذا زي احنا إحنا انتو هالشي هاي لسه برضو "
        "عايز شو ليه فين ازاي هيك اهم everything everyone nothing always never "
        "very great wonderful terrible things stuff somehow obviously really"
    ),
    "time": (
        "أمس الأمس غدا أسبوع أسابيع شهر أشهر شهور عام أعوام عاما سنة سنوات يناير فبراير مارس "
        "أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر السبت الأحد الاثنين "
        "الثلاثاء الأربعاء الخميس الجمعة مقبل مقبلة ماضي ماضية جاري الحالي أخيرة مؤخرا قبل "
        "yesterday tomorrow week month year today last"
    ),
}
