"""What gives furniture away in words: one table a reason, Arabic first, English beside it.

Everything is written in the spelling of `sources.text.levelling` once compiled, so hamza seats,
final yaa, taa marbuta and digits of both sets need no variants here.
"""

import re
from typing import Final

from sources.text.levelling import spelling

# A line that opens like this is furniture when it is short and stands alone.
OPENINGS: Final = {
    "read_also": (
        *("شاهد أيضا", "اقرأ أيضا", "إقرأ أيضا", "اقرأ المزيد", "اقرا ايضا", "قراءة المزيد"),
        *("ربما يعجبك", "قد يعجبك", "قد يهمك", "ربما يهمك", "مقالات ذات صلة", "أخبار ذات صلة"),
        *("مواضيع ذات صلة", "مواد ذات صلة", "موضوعات متعلقة", "أخبار متعلقة", "مقالات مشابهة"),
        *("مواضيع متعلقة", "المزيد من", "للمزيد", "لقراءة المزيد", "تابع أيضا", "طالع أيضا"),
        *("الأكثر قراءة", "الأكثر مشاهدة", "آخر الأخبار", "المقال السابق", "المقال التالي"),
        *("الخبر السابق", "الخبر التالي", "موضوعات قد تهمك", "مقالات قد تهمك", "من أرشيفنا"),
        *(
            "read also",
            "read more",
            "also read",
            "see also",
            "you may also like",
            "related articles",
        ),
        *("related stories", "related posts", "recommended for you", "more from", "most read"),
        *("you might also like", "more on this story", "previous article", "next article"),
    ),
    "comment_form": (
        *("اترك تعليقا", "اترك تعليقك", "اترك ردا", "أضف تعليقا", "أضف تعليقك", "شاركنا رأيك"),
        *("أرسل تعليقا", "إرسال التعليق", "كتابة تعليق", "إلغاء الرد", "لا توجد تعليقات"),
        *("leave a comment", "leave a reply", "post a comment", "add a comment", "cancel reply"),
        *("no comments yet", "join the conversation", "post comment"),
    ),
    "byline": (
        *("بقلم", "كتب:", "كتبت:", "كتب/", "كتبت/", "كتب -", "كتب –", "إعداد:", "إعداد/"),
        *("إعداد وتحرير", "تحرير:", "تحرير/", "ترجمة:", "ترجمة/", "تقرير:", "تقرير/", "المصدر:"),
        *("حوار:", "تحقيق:", "مراسل", "الكاتب:", "written by", "reporting by", "editing by"),
        *("edited by", "translated by", "source:", "words by"),
    ),
    "caption": (
        *("صورة:", "الصورة:", "الصورة من", "صورة من الأرشيف", "صورة أرشيفية", "أرشيفية", "تصوير"),
        *("مصدر الصورة", "صورة توضيحية", "photo:", "image:", "file photo", "picture:", "pictured:"),
        *(
            "photograph:",
            "getty images",
            "image credit",
            "image source",
            "photo credit",
            "caption:",
        ),
    ),
    "share": (
        *(
            "شارك هذا",
            "شارك عبر",
            "شارك المقال",
            "شارك الخبر",
            "شاركها",
            "مشاركة عبر",
            "انشر على",
            "نسخ الرابط",
        ),
        *("انسخ الرابط", "تابعنا على", "تابعونا على", "تابع صفحتنا", "share this", "share on"),
        *("copy link", "follow us", "tweet this", "email this"),
    ),
    "tagline": (
        *(
            "اشترك في نشرتنا",
            "اشترك في النشرة",
            "اشترك الآن",
            "النشرة البريدية",
            "جميع الحقوق محفوظة",
        ),
        *("حقوق النشر", "الحقوق محفوظة", "subscribe", "sign up for", "all rights reserved"),
        *("copyright", "sign up to our", "support our journalism", "get our newsletter"),
    ),
    "menu": (
        *("سياسة الخصوصية", "شروط الاستخدام", "اتصل بنا", "من نحن", "أعلن معنا", "خريطة الموقع"),
        *("terms of use", "terms and conditions", "privacy policy", "contact us", "about us"),
        *("الرئيسية /", "الرئيسية »", "الرئيسية >", "الرئيسية |", "الصفحة الرئيسية", "تخط إلى"),
        *("تخطى إلى", "انتقل إلى المحتوى", "home >", "home /", "home »", "skip to", "toggle menu"),
        *(
            "التصنيف:",
            "الوسوم:",
            "وسوم:",
            "الكلمات المفتاحية",
            "كلمات دلالية",
            "tags:",
            "filed under",
        ),
        *("category:", "keywords:", "advertisement", "إعلان", "مساحة إعلانية"),
    ),
}

# What opens like this speaks to the reader: furniture, though a full stop or a question closes it.
ADDRESSES: Final = {
    "read_also": ("اقرأ أيضا", "إقرأ أيضا", "اقرأ المزيد", "قد يهمك أيضا", "you may also like"),
    "share": (
        *("تابعونا على", "تابع صفحتنا", "انسخ الرابط", "شاركنا رأيك", "شاركونا رأيكم"),
        *("شاركونا آراءكم", "أضف تعليقك", "اترك تعليقك", "follow us on", "share this article"),
        *("tell us what you think", "leave a comment"),
    ),
    "tagline": ("اشترك في نشرتنا", "اشترك الآن في", "subscribe to our", "sign up to our"),
}

# A sentence that holds one of these phrases is furniture wherever it stands.
PHRASES: Final = {
    "comment_form": (
        *("نشر عنوان بريدك", "الحقول الإلزامية مشار", "التعليقات المزعجة", "بيانات تعليقك"),
        *("احفظ اسمي", "في هذا المتصفح لاستخدامها", "will not be published", "fields are marked"),
        *("comment data is processed", "uses akismet", "يستخدم akismet", "save my name, email"),
        *("التعليقات لا تعبر عن رأي", "تسجيل الدخول لإضافة تعليق", "you must be logged in to post"),
    ),
    "cookie_notice": (
        *("نستخدم ملفات تعريف الارتباط", "يستخدم هذا الموقع ملفات", "نستخدم الكوكيز"),
        *("باستخدامك لهذا الموقع", "بمواصلة التصفح", "بمتابعة التصفح", "بمواصلتك تصفح"),
        *("يستخدم موقعنا ملفات", "we use cookies", "this site uses cookies", "our use of cookies"),
        *("accept all cookies", "this website uses cookies", "by continuing to browse"),
    ),
    "byline": (
        *("للنشرة العربية", "شارك في التغطية", "ساهم في إعداد", "ساهمت في إعداد"),
        *("contributed reporting", "contributed to this report", "additional reporting by"),
    ),
    "tagline": (
        *("جميع الحقوق محفوظة", "all rights reserved", "المقال يعبر عن رأي", "تعبر عن رأي كاتبها"),
        *("لا تعبر بالضرورة عن", "لا يعبر بالضرورة عن", "do not necessarily reflect"),
        *("اشترك في نشرتنا", "sign up for our newsletter", "subscribe to our newsletter"),
    ),
}

# Words that only a column's own description brings together in a line without a final stop.
TAGLINE_WORDS: Final = (
    *("زاوية أسبوعية", "زاوية يومية", "زاوية شهرية", "عمود أسبوعي", "عمود يومي", "مقال أسبوعي"),
    *("رئيس التحرير", "يكتبها", "نشرة أسبوعية", "برنامج أسبوعي", "كاتب وباحث", "كاتب صحفي"),
    *("باحث في", "صحفي وكاتب", "weekly column", "editor-in-chief", "is a columnist", "a column by"),
)

# Lines made of these words alone are the page's machinery.
NETWORKS: Final = (
    "فيسبوك تويتر واتساب واتس آب تلغرام تيليجرام تليجرام لينكدإن لينكد إن إكس انستغرام يوتيوب "
    "ماسنجر facebook twitter x whatsapp telegram linkedin pinterest reddit threads bluesky"
)
SHARE_WORDS: Final = (
    "شارك مشاركة المشاركة بريد البريد الإلكتروني طباعة اطبع أرسل رابط نسخ حفظ استمع مشاهدة "
    "مشاهدات تعليق تعليقات إعجاب قراءة قراءات دقيقة دقائق دقيقتان share email print copy link "
    "tweet save listen views comments comment likes min read minutes"
)
# What a request to share is made of besides: «شارك هذا الخبر عبر فيسبوك».
SHARE_REQUESTS: Final = (
    "شارك شاركه شاركها شاركوا مشاركة انشر انشره تابعنا تابعونا share follow tweet"
)
SHARE_LINKS: Final = (
    "عبر على في من خلال مع هذا هذه المقال الخبر القصة الموضوع التقرير الصفحة أو us via on with "
    "by this the article story page or and"
)
DATE_WORDS: Final = (
    "السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة يناير فبراير مارس أبريل "
    "إبريل مايو يونيو يونيه يوليو يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر كانون الثاني الأول "
    "شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين جانفي فيفري أفريل ماي جوان جويلية أوت "
    "محرم صفر ربيع الآخر جمادى الأولى الآخرة رجب شعبان رمضان شوال ذو ذي القعدة الحجة نشر نشرت "
    "في تاريخ النشر آخر تحديث تم التحديث الساعة ص م صباحا مساء ه هـ غرينتش جرينتش بتوقيت "
    "بتاريخ يوم منذ ساعة ساعات دقيقة دقائق أيام قبل عام الموافق saturday sunday monday "
    "tuesday wednesday thursday friday sat sun mon tue wed thu fri january february march "
    "april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec published updated last on at am pm gmt utc est bst first hours "
    "hour ago minutes minute days day posted"
)
# Function words: a line that holds one of them is no bare name.
JOINERS: Final = (
    "في من على إلى عن مع بين حتى بعد قبل عند أن إن لا ما لم لن هل قد أو ثم حول ضد نحو خلال "
    "بسبب رغم هذا هذه التي الذي كل the a an of in on for to and with from by at is are was as "
    "how why what"
)


def table(words: str) -> frozenset[str]:
    """The words of a space-separated list in levelled spelling."""
    return frozenset(spelling(words).split())


def any_of(phrases: tuple[str, ...]) -> str:
    """An alternation of phrases in levelled spelling, the longest first."""
    return "|".join(re.escape(spelling(p)) for p in sorted(phrases, key=len, reverse=True))
