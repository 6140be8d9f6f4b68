"""A text is a text: a number, a yes or a list in its place is refused by the name of its field."""

import pytest
from rest_framework import serializers

from claims.api.text_fields import RowNumber, Text
from tests.claims.api.test_problem_codes import everything_that_refuses_is_there, fields
from tests.factories import make_claim

__all__ = ["everything_that_refuses_is_there"]

NO_TEXTS = [12345, 1.5, True, False, ["a"], {"a": "b"}]


def written():
    """Every field of the API that takes words."""
    return [f for f in fields() if isinstance(f, serializers.CharField) and not f.read_only]


def test_every_field_that_takes_words_takes_words_alone():
    assert len(written()) > 30
    loose = {
        f"{type(f.parent).__name__}.{f.field_name}" for f in written() if not isinstance(f, Text)
    }
    assert loose == set()


@pytest.mark.parametrize("said", NO_TEXTS)
def test_what_is_no_text_is_refused(said):
    with pytest.raises(serializers.ValidationError) as refused:
        Text().run_validation(said)
    assert refused.value.detail[0].code == "invalid"


def test_a_text_of_digits_is_a_text():
    assert Text().run_validation("12345") == "12345"


def test_the_number_of_a_row_may_be_a_number_and_no_yes():
    assert RowNumber(allow_blank=True).run_validation(7) == "7"
    with pytest.raises(serializers.ValidationError):
        RowNumber().run_validation(True)


@pytest.mark.django_db
@pytest.mark.parametrize("said", NO_TEXTS)
def test_a_number_is_no_article(api, editor, said):
    answer = api(editor).post("/api/v1/documents/", {"text": said}, format="json")
    assert (answer.status_code, wrong_in(answer)) == (400, ["text"])


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["rationale", "public_note"])
def test_a_verdict_gives_its_reasons_in_words(api, editor, field):
    claim = make_claim("ارتفع سعر القمح إلى ٩٠ دولارًا.")
    said = {"rating": "speculative", "rationale": "لا مصدر.", field: 1}
    answer = api(editor).post(
        f"/api/v1/claims/{claim.pk}/verdicts/", said, format="json", headers={"If-Match": '"1"'}
    )
    assert (answer.status_code, wrong_in(answer)) == (400, [field])
    assert not claim.verdicts.exists()


def wrong_in(answer):
    return [wrong["field"] for wrong in answer.json()["errors"]]
