"""The forms of the desk: what they ask, what they take, and what they leave to the rules."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from claims.desk.form_fields import said
from claims.desk.forms import ArticleForm, VerdictForm, prose
from claims.models import Judgement, Rating, Verdict, VerdictKind
from sources.limits import limit_of
from sources.models import Document, Source
from sources.models.source import Tier


@pytest.mark.parametrize(
    ("judged", "fields"),
    [
        (0, ["rating", "rationale"]),
        (1, ["kind", "rating", "rationale", "public_note"]),
        (5, ["kind", "rating", "rationale", "public_note"]),
    ],
)
def test_a_first_verdict_is_asked_neither_its_kind_nor_a_note(judged, fields):
    assert [field.name for field in VerdictForm(judged=judged).asked()] == fields


def test_a_change_may_be_of_every_kind_but_the_first():
    offered = [value for value, _label in VerdictForm(judged=1).fields["kind"].widget.choices]
    assert offered == [kind for kind in VerdictKind.values if kind != VerdictKind.FIRST]


def test_nothing_is_chosen_beforehand_and_every_rating_is_offered():
    form = VerdictForm(judged=1)
    assert [value for value, _label in form.fields["rating"].widget.choices] == Rating.values
    assert not any(form[name].value() for name in form.fields)


@pytest.mark.parametrize(
    ("typed", "begun"),
    [
        ({}, False),
        ({"rationale": "  \n"}, False),
        ({"rationale": "لأن"}, True),
        ({"rating": "disputed"}, True),
        ({"public_note": "تصحيح"}, True),
        ({"seen": "3", "stance": "supports"}, False),
    ],
)
def test_a_first_verdict_is_begun_once_something_of_it_is_there(typed, begun):
    assert VerdictForm(typed).is_begun() is begun


def test_what_was_typed_becomes_what_is_asked_for():
    typed = {"kind": "correction", "rating": "disputed", "rationale": " نفت الهيئة. "}
    asked = VerdictForm({**typed, "public_note": "خطأ في الرقم"}, judged=2).judgement()
    assert asked == Judgement(
        kind="correction", rating="disputed", rationale="نفت الهيئة.", public_note="خطأ في الرقم"
    )


def test_an_empty_form_is_left_to_the_rules_of_judging():
    assert VerdictForm({}).judgement() == Judgement(rationale="")


@pytest.mark.parametrize("judged", [0, 1])
def test_what_nobody_offers_is_left_to_the_rules_of_judging_too(judged):
    typed = {"kind": "first", "rating": "true", "rationale": "لأن\x00", "public_note": "قول"}
    asked = VerdictForm(typed, judged=judged).judgement()
    assert asked == Judgement(kind="first", rating="true", rationale="لأن", public_note="قول")


@pytest.mark.parametrize("name", ["rationale", "public_note"])
def test_a_text_of_a_verdict_says_how_much_it_takes_and_is_not_cut_by_the_form(name):
    longest = limit_of(Verdict, name)
    assert prose(name, rows=2).attrs.items() >= {"dir": "auto", "maxlength": longest}.items()
    asked = VerdictForm({name: "ا" * (longest + 1)}, judged=1).judgement()
    assert len(getattr(asked, name)) == longest + 1


def test_a_hint_is_named_limited_and_directed_by_its_field():
    field = said(Source, "domain", ltr=True)
    assert field.widget.attrs["dir"] == "ltr"
    assert field.widget.attrs["maxlength"] == limit_of(Source, "domain")
    assert field.label[0] == field.label[0].upper()
    assert not field.required
    assert "list" not in field.widget.attrs


def test_a_hint_with_offers_completes_from_them_and_from_nowhere_else():
    field = said(Source, "name", list="sources")
    assert (field.widget.attrs["list"], field.widget.attrs["autocomplete"]) == ("sources", "off")
    assert field.widget.attrs["dir"] == "auto"


FURTHER = ["byline", "published_at", "language", "source_domain", "source_tier"]


def test_the_fields_of_an_article_are_each_shown_once():
    form = ArticleForm()
    common, further = ([f.name for f in part] for part in (form.common(), form.further()))
    assert sorted(common + further) == sorted(form.fields)
    assert sorted(further) == sorted(FURTHER)
    assert "review" in common


@pytest.mark.parametrize(
    ("typed", "opened"),
    [
        ({}, False),
        ({"text": "رست السفينة.", "title": "الميناء"}, False),
        ({"byline": "سلمى"}, True),
        ({"published_at": "yesterday"}, True),
        ({"source_tier": "best"}, True),
    ],
)
def test_what_was_typed_or_is_wrong_is_never_folded_away(typed, opened):
    assert ArticleForm(typed).further_is_open() is opened


def test_an_article_goes_under_review_unless_somebody_says_otherwise():
    assert ArticleForm().fields["review"].initial is True


def test_tiers_are_offered_with_leave_it_as_it_is():
    offered = [value for value, _label in ArticleForm().fields["source_tier"].widget.choices]
    assert offered == ["", *Tier.values]


def test_a_file_is_handed_on_with_what_its_sender_calls_it():
    upload = SimpleUploadedFile("تقرير.txt", "رست السفينة.".encode(), "text/plain")
    form = ArticleForm({}, {"file": upload})
    assert form.is_valid()
    file = form.cleaned_data["file"]
    assert tuple(file) == ("رست السفينة.".encode(), "text/plain", "تقرير.txt")


def test_an_article_without_a_file_has_none():
    form = ArticleForm({"text": "رست السفينة."})
    assert form.is_valid()
    assert form.cleaned_data["file"] is None


def test_a_title_says_how_much_it_takes():
    field = ArticleForm().fields["title"]
    assert field.widget.attrs["maxlength"] == limit_of(Document, "title")
