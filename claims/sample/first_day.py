"""The first day's work on the sample texts: verdicts, changes of them and a discussion."""

from django.db import transaction

from claims.deciding.bringing import Bringing, bring_sentence
from claims.deciding.filing import file_also_under
from claims.models import (
    Claim,
    Comment,
    Judgement,
    Label,
    Stance,
    Topic,
    Verdict,
    VerdictKind,
)
from sources.models import Sentence
from sources.people.models import Person


def claim_saying(words: str) -> Claim:
    return Claim.objects.get(sentence__text__contains=words)


def label(name_en: str) -> str:
    """The number of a label, as a form sends it."""
    return str(Label.objects.get(name_en=name_en).pk)


@transaction.atomic
def judge(
    words: str, judgement: Judgement, *, accepted: dict[str, str], brought: str = ""
) -> Verdict:
    """Accept evidence (words of it → stance), give the verdict and publish it, as Huda would.

    Words `brought` dispute the claim, and she found them herself in the archive.

    A verdict that an earlier, broken-off load gave is left as it is.
    """
    editor = Person.objects.get(username="huda")
    claim = claim_saying(words)
    given = claim.verdicts.filter(kind=judgement.kind or VerdictKind.FIRST).first()
    if given:
        return given
    for found, stance in accepted.items():
        evidence = claim.evidence.get(sentence__text__contains=found)
        evidence.claim = claim
        evidence.decide(stance, by=editor, seen=claim.version)
    if brought:
        said = Bringing(stance=Stance.DISPUTES, quote=brought)
        sentence = Sentence.objects.current().get(text__contains=brought)
        bring_sentence(claim, sentence, said, by=editor, seen=claim.version)
    verdict = Verdict.objects.give(claim, judgement, by=editor, seen=claim.version)
    verdict.publish(by=editor, seen=claim.version)
    return verdict


def live_a_day() -> None:
    """Verdicts, changes of them and a discussion: every page has something true to show."""
    judge_dams()
    judge_harbour()
    file("water", "22%", "48%")
    file("transport", "2.9 million passengers", "three new ferries")
    discuss(claim_saying("2.9 million passengers").verdicts.earliest("seq"))


def file(slug: str, *claims: str) -> None:
    """File claims that say these words under a topic, unless they are."""
    topic, editor = Topic.objects.get(slug=slug), Person.objects.get(username="huda")
    for claim in map(claim_saying, claims):
        if topic not in claim.topics.all():
            file_also_under(claim, topic, by=editor, seen=claim.version)


def judge_harbour() -> None:
    """Two disputed claims, and one verdict that was taken back."""
    judge(
        "2.9 million passengers",
        Judgement(
            rating="disputed",
            label=label("Inflated"),
            rationale="The harbour's own count for 2024 is 2.4 million.",
        ),
        accepted={"2.4 million": Stance.DISPUTES},
    )
    judge(
        "three new ferries",
        Judgement(rating="disputed", rationale="The data desk lists no new ferry since 2015."),
        accepted={"no new ferry": Stance.DISPUTES},
    )
    judge(
        "old pier",
        Judgement(
            rating="speculative",
            label=label("Unconfirmed"),
            rationale="We found no official who said so in public.",
        ),
        accepted={},
    )
    judge(
        "old pier",
        Judgement(
            kind="void",
            rationale="The weekly took the sentence out before we judged it.",
            public_note="We judged words that the weekly no longer says, so we take it back.",
        ),
        accepted={},
    )


def judge_dams() -> None:
    """A claim that holds, and one whose verdict was corrected and then brought up to date."""
    judge(
        "22%",
        Judgement(rating="supported", rationale="هذه هي النسبة في نشرة السدود لشهر نيسان."),
        accepted={"22%": Stance.SUPPORTS},
    )
    judge(
        "48%",
        Judgement(rating="speculative", rationale="لم نجد بعد نشرة الوزارة لنهاية نيسان."),
        accepted={},
    )
    judge(
        "48%",
        Judgement(
            rating="disputed",
            kind="correction",
            rationale="نشرة الوزارة تذكر 61% في نهاية نيسان 2025، لا 48%.",
            public_note="غيّرنا الحكم بعد الاطلاع على نشرة السدود الرسمية.",
        ),
        accepted={"61%": Stance.DISPUTES},
    )
    judge(
        "48%",
        Judgement(
            rating="disputed",
            kind="update",
            rationale="نشرة الوزارة تذكر 61% في نهاية نيسان 2025، لا 48%، ولم ينزل المخزون عن "
            "النصف منذ عشر سنوات.",
            public_note="أضفنا قول مدير السدود عن السنوات العشر الأخيرة.",
        ),
        accepted={},
        brought="لم ينخفض عن نصف",
    )


def discuss(ferries: Verdict) -> None:
    """A question about a verdict, answered and closed."""
    if ferries.comments.exists():
        return
    salma, omar = (Person.objects.get(username=name) for name in ("salma", "omar"))
    question = Comment.objects.create(
        verdict=ferries, author=salma, text="Does the count include the school ferries?"
    )
    question.reply(author=omar, text="Yes, the data desk confirmed that it does.")
    question.resolve(by=salma)
