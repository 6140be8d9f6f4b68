"""The four roles as groups: editor, analyst, API consumer, administrator."""

from django.apps import apps as live_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

READ = [
    "view_claim",
    "view_comment",
    "view_decision",
    "view_document",
    "view_evidence",
    "view_publication",
    "view_repeat",
    "view_ruling",
    "view_sentence",
    "view_source",
    "view_verdict",
]
WRITE = ["add_document", "add_source", "change_source", "change_document", "change_sentence"]
ROLES = {
    "editor": [
        *READ,
        *WRITE,
        "change_claim",
        "review_claim",
        "change_evidence",
        "change_repeat",
        "add_verdict",
        "publish_verdict",
        "add_comment",
        "change_comment",
        "resolve_comment",
        "change_work",
        "view_work",
    ],
    "analyst": [*READ, "add_comment", "change_comment", "resolve_comment"],
    "API consumer": ["view_verdict", "view_claim", "view_evidence"],
}
MANAGE = ["add_person", "change_person", "view_person", "view_group"]


def make_roles(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for label in ("sources", "claims", "auth"):
        create_permissions(live_apps.get_app_config(label), verbosity=0, using=editor.connection.alias)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, codenames in {**ROLES, "administrator": [*ROLES["editor"], *MANAGE]}.items():
        group, _ = Group.objects.get_or_create(name=name)
        found = Permission.objects.filter(
            content_type__app_label__in=["sources", "claims", "auth"], codename__in=codenames
        )
        missing = set(codenames) - set(found.values_list("codename", flat=True))
        if missing:
            raise LookupError(f"No such permissions: {sorted(missing)}")
        group.permissions.set(found)


def drop_roles(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("auth", "Group").objects.filter(name__in=[*ROLES, "administrator"]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0002_append_only"),
        ("sources", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, drop_roles)]
