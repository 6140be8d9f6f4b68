"""The search of the archive from a claim: its words to begin with, any of them taken off again."""

from typing import Any, Final, NamedTuple

from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from claims.desk.access import DeskRequest
from claims.desk.form_fields import TypedText
from claims.lookup.archive import LOOKED_AT, Question, look_in_archive, sentences_at
from claims.models import Claim, Evidence
from sources.models import Sentence
from sources.models.source import Tier
from sources.refusals.refusal import Refusal
from sources.text.spelling.folding import tokenize
from sources.text.whole_numbers import number_from

SHOWN: Final = 20


class SearchForm(forms.Form):
    """What is looked for, and where; the search itself refuses what cannot be."""

    q = TypedText(label=_("Words"), widget=forms.TextInput({"dir": "auto", "type": "search"}))
    source_name = TypedText(
        label=_("Source"), widget=forms.TextInput({"dir": "auto", "list": "sources"})
    )
    tier = TypedText(
        label=_("Tier"), widget=forms.Select(choices=[("", _("any tier")), *Tier.choices])
    )
    published_after = TypedText(label=_("Published from"), widget=forms.DateInput({"type": "date"}))
    published_before = TypedText(
        label=_("Published before"), widget=forms.DateInput({"type": "date"})
    )

    def question(self, document: int | None) -> Question:
        self.full_clean()
        said = dict(self.cleaned_data)
        return Question(words=said.pop("q"), document=document, **said)


class Word(NamedTuple):
    """A word that is looked for, and the address of the search without it."""

    text: str
    without: str


class ShownHit(NamedTuple):
    """A sentence that was found, and what it is to the claim already."""

    sentence: Sentence
    evidence: Evidence | None


def words_of(text: str) -> list[str]:
    """The words of a text as they are written in it, each stem once."""
    return list({token.stem: text[token.start : token.end] for token in tokenize(text)}.values())


def asked_of(request: DeskRequest, claim: Claim) -> QueryDict:
    """What the address asks for; the words of the claim where it asks for none."""
    asked = request.GET.copy()
    if "q" not in asked and "document" not in asked:
        asked["q"] = " ".join(words_of(claim.sentence.text))
    return asked


def chips(asked: QueryDict) -> list[Word]:
    words = words_of(asked.get("q", ""))
    return [Word(word, without(asked, [w for w in words if w != word])) for word in words]


def without(asked: QueryDict, words: list[str]) -> str:
    rest = asked.copy()
    rest["q"] = " ".join(words)
    rest.pop("p", None)
    return f"?{rest.urlencode()}"


def searched(request: DeskRequest, claim: Claim) -> dict[str, Any]:
    """The page of what was found, with all that its form shows; a refusal is told in its place."""
    asked = asked_of(request, claim)
    document = number_from(asked.get("document", ""))
    form = SearchForm(asked, auto_id="search-%s")
    try:
        ids, told = look_in_archive(form.question(document)), ""
    except Refusal as refusal:
        ids, told = [], str(refusal)
    page = Paginator([pk for pk in ids if pk != claim.sentence_id], SHOWN).get_page(asked.get("p"))
    return {
        "search": form,
        "words": chips(asked),
        "hits": hits(claim, list(page.object_list)),
        "found": page,
        "is_cut_short": len(ids) >= LOOKED_AT,
        "within": document,
        "not_searched": told,
        "query": pageless(asked),
        "is_narrowed": any(form[name].value() for name in form.fields if name != "q"),
    }


def pageless(asked: QueryDict) -> str:
    rest = asked.copy()
    rest.pop("p", None)
    return rest.urlencode()


def hits(claim: Claim, ids: list[int]) -> list[ShownHit]:
    """These sentences, with the rows of those that are evidence already."""
    rows = {row.sentence_id: row for row in claim.evidence.filter(sentence__in=ids)}
    return [ShownHit(sentence, rows.get(sentence.pk)) for sentence in sentences_at(ids)]
