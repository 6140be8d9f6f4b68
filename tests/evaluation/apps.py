from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """The commands that measure quality and learn weights."""

    name = "tests.evaluation"
    label = "evaluation"
