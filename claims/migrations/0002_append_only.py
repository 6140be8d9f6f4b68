"""The database itself refuses to change or delete verdicts, publications and decisions."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

FROZEN = {
    "claims_verdict": (
        "id, claim_id, kind, rating, editor_id, given_at, seq, leaf, previous, digest"
    ),
    "claims_publication": "id, verdict_id, seq, by_id, at",
    "claims_decision": "id, claim_id, action, by_id, at",
    "claims_basis": "id, verdict_id, evidence_id, stance",
    "claims_edit": "id, comment_id, at",
    "logs_subtree": "id, log, level, position, hashed",
    "logs_checkpoint": "id, log, size, note, key, at",
    "claims_reportdecision": "id, report_id, action, by_id, at",
}


# The words of a verdict may go when the law asks for it, and then their salt goes with them.
ERASABLE = {"claims_verdict": "rationale, public_note, salt"}


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


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_initial"), ("logs", "0001_initial")]

    operations = [migrations.RunPython(freeze, thaw)]
