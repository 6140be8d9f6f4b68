"""The four roles as groups, from the one table of roles."""

from django.apps import apps as live_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from sources.people.roles import ROLES, grant_roles


def make_roles(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for label in ("people", "sources", "work", "claims", "auth"):
        create_permissions(live_apps.get_app_config(label), verbosity=0, using=editor.connection.alias)
    grant_roles()


def drop_roles(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("sources", "0001_initial"),
        ("work", "0001_initial"),
        ("claims", "0002_append_only"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, drop_roles)]
