"""What gives furniture away in words: one table a reason, Arabic first, English beside it.

Once compiled, everything is in the spelling of `sources.text.spelling.levelling`, so hamza
seats, final yaa, taa marbuta and digits of both sets need no variants here.
"""

import re
from typing import Final

from sources.text.spelling.levelling import spelling


def phrases(table: str) -> tuple[str, ...]:
    """The phrases of a table, apart by bars."""
    return tuple(table.split(" | "))


# A line that opens like this is furniture when it is short and stands alone.
OPENINGS: Final = {
    "read_also": phrases(
        "شاهد أيضا | اقرأ أيضا | إقرأ أيضا | اقرأ المزيد | اقرا ايضا | قراءة المزيد | ربما يعجبك | "
        "قد يعجبك | قد يهمك | ربما يهمك | مقالات ذات صلة | أخبار ذات صلة | مواضيع ذات صلة | "
        "مواد ذات صلة | موضوعات متعلقة | أخبار متعلقة | مقالات مشابهة | مواضيع متعلقة | "
        "المزيد من | للمزيد | لقراءة المزيد | تابع أيضا | طالع أيضا | الأكثر قراءة | "
        "الأكثر مشاهدة | آخر الأخبار | المقال السابق | المقال التالي | المقالة السابقة | "
        "المقالة التالية | مواضيع قد | أخبار قد | قد تعجبك | شاهد المزيد | مواضيع مرتبطة | "
        "أخبار مرتبطة | قصص مقترحة | نهاية قصص مقترحة | تخطى قصص مقترحة | اخترنا لك | اخترنا لكم | "
        "الأكثر تداولا | الأكثر تعليقا | أحدث الأخبار | أحدث المقالات | ذات صلة | لا يفوتك | "
        "المزيد عن | المزيد حول | الخبر السابق | الخبر التالي | موضوعات قد تهمك | مقالات قد تهمك | "
        "من أرشيفنا | عرض المزيد | تحميل المزيد | المزيد في | "
        "related | read next | up next | top stories | more stories | latest news | trending | "
        "editors' picks | explore more | don't miss | read also | read more | also read | "
        "see also | you may also like | related articles | related stories | related posts | "
        "recommended for you | more from | most read | you might also like | more on this story | "
        "previous article | next article | show more | load more"
    ),
    "comment_form": phrases(
        "اترك تعليقا | اترك تعليقك | اترك ردا | أضف تعليقا | أضف تعليقك | شاركنا رأيك | "
        "اكتب تعليق | اكتب تعليقا | اكتب تعليقك | إرسال تعليق | اسمك | الاسم * | "
        "البريد الإلكتروني * | أرسل تعليقا | إرسال التعليق | كتابة تعليق | إلغاء الرد | "
        "لا توجد تعليقات | لا يوجد تعليقات | "
        "name * | email * | your name | your email | comments are closed | leave a comment | "
        "leave a reply | post a comment | add a comment | cancel reply | no comments yet | "
        "join the conversation | post comment"
    ),
    "byline": phrases(
        "بقلم | بواسطة | كتب: | كتبت: | كتب/ | كتبت/ | كتب - | كتب – | إعداد: | إعداد/ | "
        "إعداد وتحرير | تحرير: | تحرير/ | ترجمة: | ترجمة/ | تقرير: | تقرير/ | المصدر: | حوار: | "
        "تحقيق: | مراسل | الكاتب: | "
        "written by | reporting by | editing by | edited by | translated by | source: | words by"
    ),
    "caption": phrases(
        "صورة: | الصورة: | الصورة من | صورة من الأرشيف | صورة أرشيفية | أرشيفية | تصوير | "
        "صدر الصورة | التعليق على الصورة | تعليق الصورة | شرح الصورة | (صورة | مصدر الصورة | "
        "صورة توضيحية | "
        "credit: | photo: | image: | file photo | picture: | pictured: | photograph: | "
        "getty images | image credit | image source | photo credit | caption:"
    ),
    "share": phrases(
        "شارك هذا | شارك عبر | شارك المقال | شارك الخبر | شاركها | مشاركة عبر | انشر على | "
        "نسخ الرابط | شارك على | تم نسخ الرابط | تابعوا آخر | تابع آخر | انضم إلى قناة | "
        "انضم إلى قناتنا | انضموا إلى قناتنا | لمتابعة أخبارنا | لمتابعة آخر | حجم الخط | "
        "انسخ الرابط | تابعنا على | تابعونا على | تابع صفحتنا | "
        "join our | follow our | share this | share on | copy link | follow us | tweet this | "
        "email this"
    ),
    "tagline": phrases(
        "اشترك في نشرتنا | للاشتراك في نشرتنا | اشترك في النشرة | اشترك الآن | النشرة البريدية | "
        "جميع الحقوق محفوظة | حقوق النشر | الحقوق محفوظة | "
        "subscribe | sign up for | all rights reserved | copyright | sign up to our | "
        "support our journalism | get our newsletter"
    ),
    "menu": phrases(
        "سياسة الخصوصية | شروط الاستخدام | اتصل بنا | من نحن | أعلن معنا | خريطة الموقع | "
        "الرئيسية / | الرئيسية » | الرئيسية > | الرئيسية| | الصفحة الرئيسية | تخط إلى | تخطى إلى | "
        "انتقل إلى المحتوى | التصنيف: | الوسوم | وسوم | كلمات مفتاحية | تاغات | تسجيل الدخول | "
        "القائمة الرئيسية | الكلمات المفتاحية | كلمات دلالية | إعلان | مساحة إعلانية | دلالات: | "
        "terms of use | terms and conditions | privacy policy | contact us | about us | home > | "
        "home / | home » | skip to | toggle menu | log in | sign in | cookie policy | "
        "cookie settings | tags: | filed under | category: | keywords: | advertisement"
    ),
}

# What opens like this speaks to the reader: furniture, though a full stop or a question closes it.
ADDRESSES: Final = {
    "read_also": phrases("اقرأ أيضا | إقرأ أيضا | اقرأ المزيد | قد يهمك أيضا | you may also like"),
    "share": phrases(
        "انضم إلى قناتنا | انضموا إلى قناتنا | لمتابعة أخبارنا | تابعوا آخر أخبارنا | "
        "تابعونا على | تابع صفحتنا | انسخ الرابط | شاركنا رأيك | شاركونا رأيكم | شاركونا آراءكم | "
        "أضف تعليقك | اترك تعليقك | تم نسخ الرابط | "
        "follow us on | share this article | tell us what you think | leave a comment | "
        "link copied"
    ),
    "tagline": phrases(
        "اشترك في نشرتنا | للاشتراك في نشرتنا | اشترك الآن في | subscribe to our | sign up to our"
    ),
    "menu": phrases("privacy notice: | privacy policy:"),
}

# A sentence that holds one of these phrases is furniture wherever it stands.
PHRASES: Final = {
    "comment_form": phrases(
        "نشر عنوان بريدك | الحقول الإلزامية مشار | التعليقات المزعجة | بيانات تعليقك | احفظ اسمي | "
        "في هذا المتصفح لاستخدامها | يستخدم akismet | التعليقات لا تعبر عن رأي | "
        "تسجيل الدخول لإضافة تعليق | "
        "will not be published | fields are marked | comment data is processed | uses akismet | "
        "save my name, email | you must be logged in to post"
    ),
    "menu": phrases("اضغط هنا | انقر هنا | click here"),
    "cookie_notice": phrases(
        "نستخدم ملفات تعريف الارتباط | يستخدم هذا الموقع ملفات | نستخدم الكوكيز | "
        "باستخدامك لهذا الموقع | بمواصلة التصفح | بمتابعة التصفح | بمواصلتك تصفح | "
        "يستخدم موقعنا ملفات | "
        "we use cookies | this site uses cookies | our use of cookies | accept all cookies | "
        "this website uses cookies | by continuing to browse"
    ),
    "byline": phrases(
        "للنشرة العربية | شارك في التغطية | ساهم في إعداد | ساهمت في إعداد | "
        "contributed reporting | contributed to this report | additional reporting by"
    ),
    "tagline": phrases(
        "جميع الحقوق محفوظة | المقال يعبر عن رأي | تعبر عن رأي كاتبها | مسؤولة عن محتوى المواقع | "
        "الآراء الواردة في هذا المقال | الآراء المنشورة | لا تعبر بالضرورة عن | "
        "لا يعبر بالضرورة عن | اشترك في نشرتنا | هذا الخبر يتم تحديثه | "
        "the content of external | all rights reserved | views expressed in this | © 20 | ©20 | "
        "do not necessarily reflect | sign up for our newsletter | subscribe to our newsletter | "
        "this story has been updated | this article was updated"
    ),
}

# Words that only a column's own description brings together in a line without a final stop.
TAGLINE_WORDS: Final = phrases(
    "زاوية أسبوعية | زاوية يومية | زاوية شهرية | عمود أسبوعي | عمود يومي | مقال أسبوعي | "
    "رئيس التحرير | يكتبها | نشرة أسبوعية | برنامج أسبوعي | كاتب وباحث | كاتب صحفي | باحث في | "
    "صحفي وكاتب | "
    "weekly column | editor-in-chief | is a columnist | a column by"
)

# Lines made of these words alone are the page's machinery.
NETWORKS: Final = (
    "فيسبوك تويتر واتساب واتس آب تلغرام تيليجرام تليجرام لينكدإن لينكد إن إكس انستغرام يوتيوب "
    "ماسنجر facebook twitter x whatsapp telegram linkedin pinterest reddit threads bluesky"
)
SHARE_WORDS: Final = (
    "شارك مشاركة المشاركة بريد البريد الإلكتروني طباعة اطبع أرسل رابط نسخ حفظ استمع مشاهدة "
    "مشاهدات تعليق تعليقات التعليقات مدة المدة وقت زمن عدد القراءة إعجاب قراءة قراءات دقيقة دقائق "
    "دقيقتان share email print copy link tweet save listen views comments comment likes min read "
    "minutes"
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
    "السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة يناير فبراير مارس أبريل إبريل "
    "مايو يونيو يونيه يوليو يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر كانون الثاني الأول شباط آذار "
    "نيسان أيار حزيران تموز آب أيلول تشرين جانفي فيفري أفريل ماي جوان جويلية أوت يوليوز غشت شتنبر "
    "نونبر دجنبر محرم صفر ربيع الآخر جمادى الأولى الآخرة رجب شعبان رمضان شوال ذو ذي القعدة الحجة "
    "نشر نشرت في تاريخ النشر آخر تحديث تم التحديث الساعة ص م صباحا مساء ه هـ غرينتش جرينتش بتوقيت "
    "بتاريخ يوم منذ ساعة ساعات دقيقة دقائق أيام قبل عام الموافق saturday sunday monday tuesday "
    "wednesday thursday friday sat sun mon tue wed thu fri january february march april may june "
    "july august september october november december jan feb mar apr jun jul aug sep sept oct nov "
    "dec published updated last on at am pm gmt utc est bst first hours hour ago minutes minute "
    "days day posted"
)
# Who signs below a story with letters: «(ص.ر/م.ح)», «أ.ج/ع.ح (رويترز)».
AGENCIES: Final = (
    "رويترز الأناضول أناضول سبوتنيك نوفوستي تاس وكالات شينخوا فرانس برس أسوشيتد reuters afp ap "
    "dpa tass epd xinhua"
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


def any_of(given: tuple[str, ...]) -> str:
    """An alternation of phrases in levelled spelling, the longest first.

    A blank may stand before a colon or a bar.
    """
    longest = sorted(map(spelling, given), key=len, reverse=True)
    return "|".join(re.sub(r"(:|\\\|)", r" ?\1", re.escape(phrase)) for phrase in longest)
