"""Names of states, capitals and bodies, with the adjectives made of them: «سوري» points to Syria.

For comparing only: a claim about one state and a found text about another are not the same report
however many words they share. The list is the states, capitals and organisations of daily news.
"""

from functools import cache
from typing import Final

from sources.text.spelling.folding import terms

_PLACES: Final = """
syria: سوريا سورية سوري السوريين السوريون دمشق syria syrian damascus
iraq: العراق عراقي العراقيين بغداد iraq iraqi baghdad
iran: إيران إيراني الإيرانيين طهران iran iranian tehran
turkey: تركيا تركي تركية الأتراك أنقرة turkey turkish ankara
israel: إسرائيل إسرائيلي الإسرائيليين تل_أبيب israel israeli
palestine: فلسطين فلسطيني الفلسطينيين palestine palestinian
gaza: غزة غزاوي gaza
lebanon: لبنان لبناني اللبنانيين بيروت lebanon lebanese beirut
jordan: الأردن أردني الأردنيين عمان_الأردن jordan jordanian amman
egypt: مصر مصري المصريين القاهرة egypt egyptian cairo
saudi: السعودية سعودي السعوديين الرياض saudi riyadh
emirates: الإمارات إماراتي أبوظبي دبي emirates emirati uae dubai
qatar: قطر قطري القطريين الدوحة qatar qatari doha
kuwait: الكويت كويتي kuwait kuwaiti
bahrain: البحرين بحريني المنامة bahrain bahraini
oman: عمان عماني مسقط oman omani muscat
yemen: اليمن يمني اليمنيين صنعاء yemen yemeni sanaa
sudan: السودان سوداني الخرطوم sudan sudanese khartoum
libya: ليبيا ليبي الليبيين طرابلس libya libyan tripoli
tunisia: تونس تونسي التونسيين tunisia tunisian tunis
algeria: الجزائر جزائري الجزائريين algeria algerian algiers
morocco: المغرب مغربي المغاربة الرباط morocco moroccan rabat
mauritania: موريتانيا موريتاني نواكشوط mauritania mauritanian
somalia: الصومال صومالي مقديشو somalia somali mogadishu
usa: أمريكا أمريكي أميركا أميركي الأمريكيين الأميركيين واشنطن america american washington usa
russia: روسيا روسي الروس الروسيان موسكو الكرملين russia russian moscow kremlin
china: الصين صيني الصينيين بكين china chinese beijing
north_korea: بيونغيانغ بيونغ_يانغ pyongyang
south_korea: سول سيول seoul
korea: كوريا كوري korea korean
japan: اليابان ياباني طوكيو japan japanese tokyo
india: الهند هندي الهنود نيودلهي india indian delhi
pakistan: باكستان باكستاني pakistan pakistani islamabad
afghanistan: أفغانستان أفغاني كابول afghanistan afghan kabul
britain: بريطانيا بريطاني البريطانيين لندن إنجلترا إنجليزي britain british london uk england
france: فرنسا فرنسي الفرنسيين باريس france french paris
germany: ألمانيا ألماني الألمان برلين germany german berlin
italy: إيطاليا إيطالي روما italy italian rome
spain: إسبانيا إسباني مدريد spain spanish madrid
greece: اليونان يوناني أثينا greece greek athens
ukraine: أوكرانيا أوكراني كييف ukraine ukrainian kyiv kiev
poland: بولندا بولندي وارسو poland polish warsaw
sweden: السويد سويدي sweden swedish stockholm
norway: النرويج نرويجي norway norwegian oslo
netherlands: هولندا هولندي netherlands dutch
belgium: بلجيكا بلجيكي بروكسل belgium belgian brussels
switzerland: سويسرا سويسري جنيف switzerland swiss geneva
austria: النمسا نمساوي فيينا austria austrian vienna
canada: كندا كندي canada canadian ottawa
brazil: البرازيل برازيلي brazil brazilian
argentina: الأرجنتين أرجنتيني argentina argentine
mexico: المكسيك مكسيكي mexico mexican
venezuela: فنزويلا فنزويلي venezuela venezuelan
australia: أستراليا أسترالي australia australian
nigeria: نيجيريا نيجيري nigeria nigerian
ethiopia: إثيوبيا أثيوبيا إثيوبي أثيوبي ethiopia ethiopian
kenya: كينيا كيني kenya kenyan
south_africa: بريتوريا pretoria
indonesia: إندونيسيا إندونيسي indonesia indonesian jakarta
malaysia: ماليزيا ماليزي malaysia malaysian
myanmar: ميانمار بورما myanmar burma
armenia: أرمينيا أرميني أرمني armenia armenian
azerbaijan: أذربيجان أذربيجاني أذري azerbaijan azerbaijani
georgia: جورجيا جورجي georgia georgian
belarus: بيلاروسيا روسيا_البيضاء belarus belarusian
hungary: المجر مجري هنغاريا hungary hungarian
romania: رومانيا روماني romania romanian
cyprus: قبرص قبرصي cyprus cypriot
europe: أوروبا أوروبي الأوروبيين europe european
africa: إفريقيا أفريقيا أفريقي إفريقي africa african
asia: آسيا آسيوي asia asian
gulf: الخليج خليجي gulf
un: أممي un
nato: الناتو ناتو nato
opec: أوبك opec
hamas: حماس hamas
fatah: فتح_حركة fatah
hezbollah: حزب_الله hezbollah
houthis: الحوثي الحوثيين الحوثيون houthi houthis
kurds: الأكراد كردي كردستان kurd kurdish kurdistan
aleppo: حلب aleppo
idlib: إدلب idlib
daraa: درعا daraa
homs: حمص homs
mosul: الموصل mosul
basra: البصرة basra
kirkuk: كركوك kirkuk
jerusalem: القدس jerusalem
sinai: سيناء sinai
"""


@cache
def places() -> dict[str, str]:
    """Index stem to the place it names; words of two parts are left to their own words."""
    table: dict[str, str] = {}
    for line in _PLACES.strip().splitlines():
        slug, words = line.split(": ")
        for word in words.split():
            if "_" not in word:
                table.setdefault(terms(word)[0], slug)
    return table
