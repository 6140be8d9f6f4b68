"""The opposites a newspaper reports with, as a table: each axis has two poles, each pole its words.

A general table of ours, written from the vocabulary of news, Arabic and English.
"""

from typing import Final

AXES: Final = {
    "rise_fall": (
        "ارتفع ارتفاع يرتفع ارتفعت صعد صعود يصعد زاد زيادة يزيد تزايد ازداد ازدياد نما "
        "نمو ينمو قفز قفزة يقفز انتعش انتعاش تصاعد رفع يرفع مكاسب يتجاوز تضاعف أعلى "
        "increase rise rose risen up grow grew growth gain surge soar jump higher "
        "double",
        "انخفض انخفاض ينخفض انخفضت هبط هبوط يهبط تراجع يتراجع تراجعت نقص نقصان يقل قل "
        "تناقص انكمش انكماش هوى يهوي خفض تخفيض يخفض تدهور انهار انهيار خسائر تدني أدنى "
        "أقل قلص تقليص يقلص decrease fall fell fallen drop decline down shrink shrank lower "
        "cut plunge slump loss halve",
    ),
    "accept_reject": (
        "وافق يوافق موافقة قبل يقبل قبول قبلت رحب يرحب ترحيب رضي أقر إقرار يقر اعتمد "
        "يتبنى accept agree approve approval welcome adopt endorse",
        "رفض يرفض رفضت عارض يعارض معارضة اعترض يعترض اعتراض نبذ reject refuse refusal "
        "oppose decline object veto",
    ),
    "confirm_deny": (
        "أكد يؤكد تأكيد أثبت يثبت إثبات اعترف يعترف اعتراف أقر صدق confirm affirm admit "
        "acknowledge prove",
        "نفى ينفي نفت نفي تنفي أنكر ينكر إنكار كذب تكذيب يكذب دحض يدحض فند deny denied "
        "denial refute dismiss disprove debunk",
    ),
    "start_stop": (
        "بدأ يبدأ بدء بداية انطلق انطلاق ينطلق أطلق يطلق إطلاق باشر يباشر مباشرة شرع "
        "يشرع استأنف استئناف يستأنف استؤنف استمر استمرار يستمر يواصل تواصل start begin began "
        "begun launch resume continue proceed",
        "توقف يتوقف أوقف يوقف إيقاف وقف انتهى ينتهي انتهاء نهاية أنهى ينهي إنهاء علق "
        "يعلق تعليق أجل يؤجل تأجيل ألغى ألغي يلغي إلغاء جمد تجميد stop halt end suspend "
        "cancel postpone delay freeze abandon",
    ),
    "open_close": (
        "فتح يفتح مفتوح افتتح افتتاح يفتتح open reopen inaugurate",
        "أغلق يغلق مغلق إغلاق أقفل إقفال close shut closure",
    ),
    "win_lose": (
        "فاز يفوز فوز انتصر ينتصر انتصار تغلب هزم تتويج توج win won victory triumph beat defeat",
        "خسر يخسر خسارة انهزم هزيمة سقوط lose lost defeat loss",
    ),
    "succeed_fail": (
        "نجح ينجح نجاح نجحت تمكن يتمكن حقق إنجاز succeed success manage achieve",
        "فشل يفشل أخفق يخفق إخفاق عجز fail failure collapse",
    ),
    "back_oppose": (
        "دعم يدعم أيد يؤيد تأييد ساند يساند مساندة شجع تشجيع ساعد يساعد مساعدة support "
        "back favour favor endorse encourage help",
        "عارض يعارض معارضة ناهض يناهض مناهضة ندد يندد تنديد استنكر يستنكر احتج احتجاج "
        "عرقل يعرقل oppose resist protest condemn obstruct hinder",
    ),
    "allow_ban": (
        "سمح يسمح سماح أجاز يجيز إجازة رخص ترخيص أتاح يتيح إتاحة أباح شرع allow permit "
        "legalise legalize authorise authorize",
        "منع يمنع حظر يحظر حرم تحريم حجب يحجب ban prohibit forbid block outlaw bar prevent",
    ),
    "hold_free": (
        "اعتقل يعتقل اعتقال أوقف توقيف احتجز يحتجز احتجاز سجن يسجن حبس arrest detain jail imprison",
        "أفرج يفرج إفراج أطلق سراح حرر تحرير release free freed",
    ),
    "calm_escalate": (
        "هدأ هدوء يهدأ تهدئة هدنة استقرار مستقر سلام سلمي مصالحة تسوية calm ease truce "
        "ceasefire peace stable reconciliation",
        "صعد تصعيد توتر اشتعل اشتعال اشتباك اشتباكات حرب قتال مواجهة أزمة اضطراب عنف "
        "escalate tension war clash fight crisis violence unrest",
    ),
    "live_die": (
        "نجا ينجو نجاة أنقذ إنقاذ شفاء تعافى يتعافى تعافي ولادة survive rescue "
        "save alive recover birth",
        "قتل مقتل يقتل قتلى مات موت يموت توفي وفاة أودى يودي مصرع اغتيال إعدام kill dead die "
        "death died murder assassinate",
    ),
    "guilt_innocence": (
        "أدان إدانة يدين مذنب متهم اتهم اتهام يتهم تورط guilty convict accuse charge",
        "برأ براءة تبرئة بريء innocent acquit clear",
    ),
    "praise_blame": (
        "أشاد يشيد إشادة مدح يمدح أثنى ثناء امتدح فخر احتفى praise hail laud commend",
        "انتقد ينتقد انتقاد هاجم يهاجم ذم شجب يشجب استنكر يستنكر أدان يدين سخر "
        "criticise criticize blame condemn slam",
    ),
    "appoint_dismiss": (
        "عين تعيين يعين كلف تكليف نصب تنصيب انتخب appoint name elect",
        "أقال إقالة يقيل عزل يعزل استقال استقالة يستقيل طرد يطرد dismiss fire resign sack oust",
    ),
    "build_destroy": (
        "بنى بناء يبني شيد تشييد يشيد أعمر إعمار أقام إقامة أسس تأسيس أنشأ إنشاء build "
        "construct establish rebuild",
        "هدم يهدم دمر تدمير يدمر خرب تخريب أزال إزالة حطم تحطيم destroy demolish ruin raze",
    ),
    "unite_split": (
        "اتحد اتحاد توحد وحدة انضم انضمام ينضم تحالف اتفق اتفاق يتفق تعاون unite join "
        "ally deal agreement cooperate",
        "انقسم انقسام انفصل انفصال ينفصل خلاف اختلف يختلف قطيعة قاطع يقاطع مقاطعة split "
        "divide dispute disagree boycott separate",
    ),
    "arrive_leave": (
        "دخل دخول يدخل وصل وصول يصل عاد عودة يعود بقي بقاء يبقى enter arrive return stay remain",
        "خرج خروج يخرج غادر مغادرة يغادر رحل رحيل يرحل انسحب انسحاب ينسحب فر هرب exit "
        "leave left depart withdraw withdrew flee",
    ),
    "join_quit": (
        "انضم انضمام ينضم التحق التحاق يلتحق join",
        "انسحب انسحاب ينسحب withdraw withdrew quit",
    ),
    "attend_miss": (
        "حضر يحضر حضور شارك يشارك مشاركة attend participate",
        "غاب يغيب غياب تغيب يتغيب قاطع يقاطع مقاطعة absent boycott miss",
    ),
    "impose_lift": (
        "فرض يفرض فرضت عاقب يعاقب معاقبة impose sanction punish",
        "رفع ألغى أعفى إعفاء يعفي كافأ lift waive exempt reward",
    ),
    "better_worse": (
        "تحسن يتحسن تحسين أفضل أحسن تطور إيجابي improve better best positive",
        "ساء يسوء تدهور يتدهور أسوأ تفاقم سلبي worsen worse worst negative deteriorate",
    ),
    "gain_loss": (
        "ربح أرباح يربح فائض كسب مكسب profit surplus gain earn",
        "خسر خسائر خسارة عجز مديونية loss deficit debt",
    ),
    "attack_defend": (
        "هاجم هجوم يهاجم قصف يقصف اعتدى اعتداء غزا attack bomb strike invade assault",
        "دافع دفاع يدافع حمى حماية يحمي صد تصدى defend protect repel",
    ),
    "many_few": (
        "أكثر كثير معظم كثرة جميع الكل more most many all majority",
        "أقل قليل قلة نادر بعض less fewer least few none minority rare",
    ),
    "strong_weak": (
        "قوي قوة عزز تعزيز يعزز متين strong strengthen boost power",
        "ضعيف ضعف أضعف يضعف هش وهن weak weaken undermine fragile",
    ),
    "trust_doubt": (
        "ثقة وثق يثق صدق حقيقة صحيح حقيقي trust true fact real genuine",
        "شك شكوك يشكك تشكيك كذب كاذب زائف مزيف خاطئ باطل doubt false fake hoax untrue lie wrong",
    ),
    "buy_sell": ("اشترى شراء يشتري buy bought purchase", "باع بيع يبيع مبيعات sell sold sale"),
    "give_take": (
        "منح يمنح أعطى إعطاء يعطي قدم يقدم تبرع أرسل يرسل سلم give grant donate provide send",
        "سحب يسحب أخذ يأخذ حرم صادر مصادرة قطع يقطع take seize confiscate withhold deprive",
    ),
    "import_export": ("استورد استيراد واردات import", "صدر تصدير صادرات export"),
    "safe_danger": (
        "آمن أمن أمان سلامة طمأن يطمئن safe secure safety reassure",
        "خطر خطير خطورة تهديد هدد يهدد مخاطر حذر تحذير يحذر danger threat threaten risk warn",
    ),
    "show_hide": (
        "كشف يكشف أعلن إعلان يعلن نشر ظهر ظهور يظهر أظهر reveal disclose show appear publish",
        "أخفى إخفاء يخفي تستر اختفى اختفاء كتم سر سري hide conceal disappear secret",
    ),
    "can_cannot": (
        "ممكن قادر يستطيع استطاع بإمكان possible able can",
        "مستحيل عاجز يعجز تعذر impossible unable cannot",
    ),
    "before_after": ("قبل قبيل before ahead", "بعد عقب after following"),
    "first_last": ("أول الأولى first", "آخر أخير الأخيرة last final"),
    "north_south": ("شمال شمالي north northern", "جنوب جنوبي south southern"),
    "east_west": ("شرق شرقي east eastern", "غرب غربي west western"),
    "man_woman": (
        "رجل رجال ذكور الرجال man men male",
        "امرأة نساء سيدة سيدات فتاة إناث المرأة woman women female",
    ),
    "old_young": (
        "شيخ كبار مسن مسنين عجوز قديم old elderly ancient",
        "شاب شباب صغار أطفال حديث جديد young youth new modern",
    ),
    "rich_poor": ("غني أغنياء ثراء ثري rich wealthy", "فقير فقراء فقر poor poverty"),
    "glad_angry": (
        "رضا سعادة سعيد فرح ارتياح تفاؤل متفائل happy glad satisfied optimism hope",
        "غضب غاضب استياء حزن قلق تشاؤم متشائم سخط angry anger upset sad worry pessimism fear",
    ),
    "care_ignore": (
        "اهتم اهتمام يهتم راعى سعى يسعى طالب يطالب دعا يدعو care seek demand urge call",
        "تجاهل يتجاهل أهمل إهمال يهمل ignore neglect overlook",
    ),
}
