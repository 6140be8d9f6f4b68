from django.db import migrations, models


def keep_the_likenesses(apps, schema_editor):
    """What else an explanation held is worked out from the two texts when it is shown."""
    evidence = apps.get_model("claims", "Evidence").objects
    evidence.filter(parts__has_key="parts").update(parts=models.F("parts__parts"))


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0005_evidence_echoes"),
    ]

    operations = [
        migrations.RenameField("evidence", "explanation", "parts"),
        migrations.AlterField(
            model_name="evidence",
            name="parts",
            field=models.JSONField(
                blank=True,
                default=dict,
                help_text="By words, letters and vectors.",
                verbose_name="likenesses",
            ),
        ),
        migrations.RunPython(keep_the_likenesses, migrations.RunPython.noop),
        migrations.RemoveConstraint("evidence", "evidence_stance_is_known"),
        migrations.RemoveField("evidence", "suggested_stance"),
        migrations.AddConstraint(
            "evidence",
            models.CheckConstraint(
                condition=models.Q(stance__in=["", "supports", "disputes", "irrelevant"]),
                name="evidence_stance_is_known",
            ),
        ),
    ]
