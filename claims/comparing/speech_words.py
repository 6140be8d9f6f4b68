"""Words that report speech, as alternatives of a regular expression."""

from typing import Final

SAYS: Final = (
    "قال|قالت|أكد|أكدت|اكد|أعلن|أعلنت|اعلن|ذكر|ذكرت|أوضح|أوضحت|صرح|صرحت|أضاف|أضافت|أشار|أشارت|كشف|كشفت|"
    "نفى|نفت|حذر|حذرت|اعتبر|اعتبرت|يقول|تقول|رأى|رأت|اتهم|اتهمت|زعم|زعمت|أفاد|أفادت|شدد|شددت|دعا|دعت|"
    "كتب|كتبت|غرد|غردت|يؤكد|تؤكد|يعلن|تعلن|يوضح|توضح|يصرح|تصرح|يضيف|تضيف|يشير|تشير|يكشف|تكشف|ينفي|تنفي|"
    "يحذر|تحذر|يعتبر|تعتبر|يرى|ترى|يتهم|تتهم|يزعم|تزعم|يفيد|تفيد|يشدد|تشدد|يدعو|تدعو"
)
ACCORDING: Final = (
    r"وفقا ل|وفقًا ل|وفقاً ل|وفق\s|بحسب\s|حسب\s|نقلا عن\s|نقلاً عن\s|طبقا ل|طبقًا ل|استنادا إلى\s"
)
ENGLISH_SAYS: Final = (
    "said|says|announced|told|denied|confirmed|warned|claimed|stated|reported|added|insisted|wrote"
)
ENGLISH_ACCORDING: Final = "[Aa]ccording to|[Ss]aid by"
