"""What the database itself does: it refuses to change or delete verdicts, publications and
decisions, and it writes down each change of what readers see.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

FROZEN = {
    "claims_verdict": (
        "id, claim_id, kind, rating, label_id, label_ar, label_en, label_means_ar, "
        "label_means_en, editor_id, given_at, seq, leaf, previous, digest, settles_id"
    ),
    "claims_lookrule": "id, tier, topic_id, rating, is_blind, hides_giver, for_changes",
    "claims_secondlook": "id, verdict_id, rule_id, demanded_at",
    "claims_look": "id, second_look_id, turn, rating, by_id, giver_id, at",
    "claims_label": "id, rating",
    "claims_publication": "id, verdict_id, seq, by_id, at",
    "claims_decision": "id, claim_id, action, by_id, at",
    "claims_basis": "id, verdict_id, evidence_id, stance",
    "claims_edit": "id, comment_id, at",
    "logs_subtree": "id, log, level, position, hashed",
    "logs_checkpoint": "id, log, size, note, key, at",
    "claims_reportdecision": "id, report_id, action, by_id, at",
}


# The words of a verdict may go when the law asks for it, and then their salt goes with them.
ERASABLE = {"claims_verdict": "rationale, public_note, salt, taken_down_at"}


def differ(columns: str) -> str:
    names = [name.strip() for name in columns.split(",")]
    return " OR ".join(f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in names)


def changed(table: str, columns: str) -> str:
    if table not in ERASABLE:
        return differ(columns)
    return f"{differ(columns)} OR (({differ(ERASABLE[table])}) AND NEW.salt <> '')"


def freeze_sqlite(editor: BaseDatabaseSchemaEditor, table: str, columns: str) -> None:
    differs = changed(table, columns).replace("IS DISTINCT FROM", "IS NOT")
    editor.execute(
        f"CREATE TRIGGER {table}_is_never_changed BEFORE UPDATE ON {table} WHEN {differs} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )
    editor.execute(
        f"CREATE TRIGGER {table}_is_never_deleted BEFORE DELETE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def freeze_postgresql(editor: BaseDatabaseSchemaEditor, table: str, columns: str) -> None:
    editor.execute(
        f"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{table} is append-only' USING ERRCODE = 'integrity_constraint_violation';"
        " END $$"
    )
    editor.execute(
        f"CREATE TRIGGER {table}_is_never_changed BEFORE UPDATE ON {table} FOR EACH ROW "
        f"WHEN ({changed(table, columns)}) EXECUTE FUNCTION {table}_append_only()"
    )
    editor.execute(
        f"CREATE TRIGGER {table}_is_never_deleted BEFORE DELETE ON {table} FOR EACH ROW "
        f"EXECUTE FUNCTION {table}_append_only()"
    )


def freeze(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    by_vendor = {"sqlite": freeze_sqlite, "postgresql": freeze_postgresql}
    for table, columns in FROZEN.items():
        by_vendor[editor.connection.vendor](editor, table, columns)


def thaw(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for table in FROZEN:
        place = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
        editor.execute(f"DROP TRIGGER {table}_is_never_changed{place}")
        editor.execute(f"DROP TRIGGER {table}_is_never_deleted{place}")
        if place:
            editor.execute(f"DROP FUNCTION {table}_append_only()")


# What readers see. A row that comes with a text on its way in is not seen yet.
SHOWN = {
    "claims_claim": "sentence_id, folded, repeat_of_id, standing_id",
    "claims_evidence": (
        "claim_id, sentence_id, score, band, parts, voice, quote_start, quote_end, brought_by_id"
    ),
    "claims_label": "name_ar, name_en, description_ar, description_en, is_retired",
    "claims_newsroom": (
        "name_ar, name_en, address, contact, logo, licence_name, licence_url, shows_articles, "
        "methodology_ar, methodology_en, corrections_ar, corrections_en"
    ),
    "claims_verdict": "rationale, public_note, salt, taken_down_at",
    "people_person": "public_name",
    "sources_document": (
        "source_id, url, title, byline, published_at, language, body, taken_down_at"
    ),
    "sources_sentence": "document_id, start, text, locator, is_furniture, retired_at",
    "claims_topic": "name_ar, name_en, slug",
    "sources_source": "name, domain, tier, language, merged_into_id",
}
# Evidence is searched anew all the time; readers see what a verdict rests on.
ONLY = {"claims_evidence": "EXISTS (SELECT 1 FROM claims_basis WHERE evidence_id = {new}.id)"}
COMES = ("claims_label", "claims_topic_claims", "claims_newsroom", "claims_publication", "logs_checkpoint")
GOES = ("claims_topic_claims",)
KEPT = 1000  # rows; Edition.OVERTAKING of them are ever read


def seen_differ(table: str, old: str, new: str) -> str:
    names = [name.strip() for name in SHOWN[table].split(",")]
    differs = " OR ".join(f'{old}."{name}" IS DISTINCT FROM {new}."{name}"' for name in names)
    return f"({differs}) AND {ONLY.get(table, 'TRUE').format(new=new)}"


def watch_sqlite(editor: BaseDatabaseSchemaEditor) -> None:
    begins = (
        "BEGIN INSERT INTO claims_edition (id) VALUES (NULL); DELETE FROM claims_edition "
        f"WHERE id <= (SELECT max(id) FROM claims_edition) - {KEPT}; END"
    )
    for table in SHOWN:
        differs = seen_differ(table, "OLD", "NEW").replace("IS DISTINCT FROM", "IS NOT")
        editor.execute(
            f"CREATE TRIGGER {table}_is_seen_anew AFTER UPDATE ON {table} WHEN {differs} {begins}"
        )
    for table in COMES:
        editor.execute(f"CREATE TRIGGER {table}_is_seen AFTER INSERT ON {table} {begins}")
    for table in GOES:
        editor.execute(f"CREATE TRIGGER {table}_is_missed AFTER DELETE ON {table} {begins}")


def watch_postgresql(editor: BaseDatabaseSchemaEditor) -> None:
    # A row a change and no counter: whoever counts would wait for all others who change anything.
    begins = (
        "INSERT INTO claims_edition DEFAULT VALUES; DELETE FROM claims_edition WHERE id IN "
        f"(SELECT id FROM claims_edition WHERE id <= lastval() - {KEPT} FOR UPDATE SKIP LOCKED);"
    )
    body = "RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN NULL; END $$"
    editor.execute(f"CREATE FUNCTION claims_edition_begins() {body.format(body=begins)}")
    for table in SHOWN:
        differs = seen_differ(table, "earlier", "later")
        changed = f"SELECT 1 FROM earlier JOIN later USING (id) WHERE {differs}"
        told = body.format(body=f"IF EXISTS ({changed}) THEN {begins} END IF;")
        editor.execute(f"CREATE FUNCTION {table}_is_seen_anew() {told}")
        # A statement at a time: what merges ten thousand texts is one change.
        editor.execute(
            f"CREATE TRIGGER {table}_is_seen_anew AFTER UPDATE ON {table} REFERENCING "
            "OLD TABLE AS earlier NEW TABLE AS later FOR EACH STATEMENT "
            f"EXECUTE FUNCTION {table}_is_seen_anew()"
        )
    for table in COMES:
        editor.execute(
            f"CREATE TRIGGER {table}_is_seen AFTER INSERT ON {table} FOR EACH STATEMENT "
            "EXECUTE FUNCTION claims_edition_begins()"
        )
    for table in GOES:
        editor.execute(
            f"CREATE TRIGGER {table}_is_missed AFTER DELETE ON {table} FOR EACH STATEMENT "
            "EXECUTE FUNCTION claims_edition_begins()"
        )


def watch(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    {"sqlite": watch_sqlite, "postgresql": watch_postgresql}[editor.connection.vendor](editor)


def look_away(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    is_postgresql = editor.connection.vendor == "postgresql"
    named = {"is_seen_anew": SHOWN, "is_seen": COMES, "is_missed": GOES}
    for table, name in [(table, name) for name, tables in named.items() for table in tables]:
        place = f" ON {table}" if is_postgresql else ""
        editor.execute(f"DROP TRIGGER {table}_{name}{place}")
    for name in ("claims_edition_begins", *(f"{table}_is_seen_anew" for table in SHOWN)):
        if is_postgresql:
            editor.execute(f"DROP FUNCTION {name}")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0001_initial"),
        ("logs", "0001_initial"),
        ("people", "0001_initial"),
        ("sources", "0001_initial"),
    ]

    operations = [migrations.RunPython(freeze, thaw), migrations.RunPython(watch, look_away)]
