"""An edition begins with whatever changes what readers see, and with nothing else."""

from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from claims.models import Basis, Claim, Edition, Evidence, Label, Newsroom, Outcome, Topic, Verdict
from claims.models.edition import OVERTAKING
from sources.intake.ingest import Arrival, ingest
from sources.logs.models import Checkpoint
from sources.models import Document, Sentence, Source
from sources.people.models import Person
from tests.factories import (
    judge,
    make_claim,
    make_document,
    make_evidence,
    make_label,
    make_person,
    make_source,
    make_topic,
)

pytestmark = pytest.mark.django_db
WATCHED = import_module("claims.migrations.0002_append_only")
# What a reader sees of none of these rows; a new column belongs here or among SHOWN.
UNSEEN = {
    "claims_claim": {
        *("id", "kind", "speculative", "check_worthiness", "reasons", "editor_id", "version"),
        *("outcome", "matched_at", "new_evidence_at", "raised_at", "changed_at"),
        *("matched_change", "matched_encoder"),
        *("priority", "deadline", "dismissed_as", "queue_rank"),
    },
    "claims_evidence": {"id", "stance", "found_at"},
    "claims_label": {"id", "rating"},  # frozen
    "claims_newsroom": {"id", "hours_in_hand"},
    "claims_topic": {"id"},
    # Frozen: only what the law may erase can change.
    "claims_verdict": {
        *("id", "claim_id", "kind", "rating", "editor_id", "given_at", "seq", "leaf", "previous"),
        *("digest", "takedown_seq", "label_id", "label_ar", "label_en", "label_means_ar"),
        *("label_means_en", "settles_id"),
    },
    "people_person": {
        *("id", "password", "last_login", "is_superuser", "username", "first_name", "last_name"),
        *("email", "is_staff", "is_active", "date_joined", "language", "shortcuts", "is_program"),
    },
    "sources_document": {
        *("id", "media_type", "original", "sha256", "told_as", "story"),
        *("address", "revises_id", "review_since"),
        "locators",
        *("version", "added_at", "added_by_id"),
    },
    "sources_sentence": {"id", "position", "end", "furniture"},
    "sources_source": {"id", "folded_name", "created_at"},
}
MODELS = (Claim, Evidence, Newsroom, Verdict, Person, Document, Sentence, Source, Label, Topic)
LATER = datetime(2020, 1, 2, tzinfo=UTC)


def shown(table: str) -> set[str]:
    return {name.strip() for name in WATCHED.SHOWN[table].split(",")}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_column_is_shown_or_is_not(model):
    columns = {field.column for field in model._meta.concrete_fields}
    table = model._meta.db_table
    assert shown(table) | UNSEEN[table] == columns
    assert not shown(table) & UNSEEN[table]


def test_every_table_that_readers_see_is_watched():
    assert {model._meta.db_table for model in MODELS} == set(WATCHED.SHOWN)


@pytest.fixture
def verdict(editor):
    """Published, on evidence; every table has a row."""
    Newsroom.objects.create(name_ar="غرفة")
    return judge(make_claim("بلغ العدد 12."), "supported", by=editor)


@pytest.fixture
def row_of(verdict, editor):
    """The row of each table that stands behind a published verdict."""
    evidence = Basis.objects.get(verdict=verdict).evidence
    Evidence.objects.update(quote_start=0, quote_end=4)
    sentence = verdict.claim.sentence
    rows = (verdict.claim, evidence, Newsroom.objects.get(), verdict, editor)
    rows += (sentence.document, sentence, sentence.document.source, make_label())
    rows += (make_topic(),)
    return dict(zip(MODELS, rows, strict=True))


def elsewhere(model):
    """Another row that a row may point to."""
    return {
        Source: make_source,
        Claim: make_claim,
        Document: document_with_room,
        Sentence: free_sentence,
        Person: lambda: make_person("analyst"),
        Verdict: lambda: judge(make_claim("آخر."), "speculative", by=make_person("editor")),
    }[model]()


def document_with_room():
    """Where another sentence may stand at the beginning."""
    document = make_document("نص آخر.")
    document.sentences.update(retired_at=LATER)
    return document


def free_sentence():
    """Of which there is no claim."""
    return make_document("جملة أخرى.").sentences.get()


def other(field, was):
    """A value of this field that the row does not have."""
    if field.is_relation:
        return elsewhere(field.related_model).pk
    named = {"tier": "primary", "domain": "other.example", "text": f".{str(was)[1:]}"}
    by_kind = {
        bool: lambda: not was,
        int: lambda: was + 1,
        float: lambda: was / 2,
        dict: lambda: {**was, "words": 0.5},
        bytes: lambda: b"GIF8",
        memoryview: lambda: b"GIF8",
        type(None): lambda: LATER,
        str: lambda: named.get(field.name, f"{was}."),
    }
    return by_kind[type(was)]()


COLUMNS = [(model, column) for model in MODELS for column in sorted(shown(model._meta.db_table))]


@pytest.mark.parametrize(
    ("model", "column"), COLUMNS, ids=[f"{m.__name__}.{column}" for m, column in COLUMNS]
)
def test_a_changed_column_begins_an_edition_and_the_same_value_does_not(row_of, model, column):
    rows = model.objects.filter(pk=row_of[model].pk)
    field = next(f for f in model._meta.concrete_fields if f.column == column)
    told = {field.attname: other(field, rows.values_list(field.attname, flat=True).get())}
    if column == "salt":
        told["salt"] = ""
    elif model is Verdict:
        rows.update(salt="")  # words go with their salt
    if column == "start":
        told["end"] = row_of[model].end + 1
    before = Edition.objects.now()
    rows.update(**told)
    after = Edition.objects.now()
    assert after != before
    rows.update(**told)
    assert Edition.objects.now() == after


def test_what_is_published_begins_an_edition(verdict, editor):
    before = Edition.objects.now()
    draft = judge(verdict.claim, "speculative", by=editor, publish=False, public_note="لأن")
    assert Edition.objects.now() == before
    draft.publish(by=editor, seen=draft.claim.version)
    assert Edition.objects.now() != before


def test_filing_a_claim_and_taking_it_out_again_each_begin_one(verdict):
    topic = make_topic()
    before = Edition.objects.now()
    verdict.claim.topics.add(topic)
    filed = Edition.objects.now()
    verdict.claim.topics.remove(topic)
    assert len({before, filed, Edition.objects.now()}) == 3


def test_a_checkpoint_a_label_and_a_newsroom_begin_one():
    before = Edition.objects.now()
    Newsroom.objects.create(name_ar="غرفة")
    named = Edition.objects.now()
    make_label()
    labelled = Edition.objects.now()
    Checkpoint.objects.create(log="publications", size=1, note="note", key="key")
    assert len({before, named, labelled, Edition.objects.now()}) == 4


def test_evidence_that_no_verdict_rests_on_is_seen_by_nobody(verdict):
    found = make_evidence(verdict.claim)
    before = Edition.objects.now()
    Evidence.objects.filter(pk=found.pk).update(score=0.1, band="perhaps")
    assert Edition.objects.now() == before


def test_a_text_that_comes_in_changes_nothing_for_readers(verdict, editor):
    before = Edition.objects.now()
    ingest(
        Arrival("بلغ العدد 40 طنا. وقال الوزير إنه كبير.".encode(), source_name="أ"), review=True
    )
    Claim.objects.exclude(pk=verdict.claim_id).update(outcome=Outcome.values[0], matched_at=LATER)
    Person.objects.filter(pk=editor.pk).update(last_login=LATER)
    assert Edition.objects.now() == before


def test_what_was_begun_earlier_and_committed_later_is_another_edition():
    Edition.objects.bulk_create(Edition(pk=10_000 + number) for number in range(OVERTAKING - 1))
    before = Edition.objects.now()
    Edition.objects.create(pk=9_999)
    assert Edition.objects.now() != before


def test_it_is_told_by_so_many_numbers_and_no_more():
    Edition.objects.bulk_create(Edition(pk=10_000 + number) for number in range(OVERTAKING + 5))
    told = Edition.objects.now().split(",")
    assert (len(told), told[0]) == (OVERTAKING, str(10_000 + OVERTAKING + 4))


def test_old_editions_go(verdict):
    Edition.objects.all().delete()
    first = Edition.objects.create().pk
    Edition.objects.bulk_create(Edition(pk=first + number) for number in range(1, WATCHED.KEPT))
    set_next(first + WATCHED.KEPT)
    Source.objects.filter(pk=verdict.claim.sentence.document.source_id).update(name="باسم آخر")
    assert Edition.objects.earliest("pk").pk == first + 1
    assert Edition.objects.count() == WATCHED.KEPT


def set_next(number: int) -> None:
    """What PostgreSQL's sequence gives next; SQLite counts on from the greatest."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence('claims_edition', 'id'), %s, false)", [number]
            )


@pytest.mark.django_db(transaction=True)
def test_the_triggers_can_be_taken_away_and_made_again():
    Newsroom.objects.create(name_ar="غرفة")
    with connection.schema_editor() as editor:
        WATCHED.look_away(apps, editor)
    before = Edition.objects.now()
    Newsroom.objects.update(name_ar="أخرى")
    assert Edition.objects.now() == before
    with connection.schema_editor() as editor:
        WATCHED.watch(apps, editor)
    Newsroom.objects.update(name_ar="ثالثة")
    assert Edition.objects.now() != before
