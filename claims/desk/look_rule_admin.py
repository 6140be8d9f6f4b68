"""The rules of second looks, made and retired by administrators."""

from typing import Final

from django.contrib import admin
from django.http import HttpRequest

from claims.models import LookRule
from sources.admin_text import ShownText

ASKED: Final = ("tier", "topic", "rating", "is_blind", "hides_giver", "for_changes")


@admin.register(LookRule)
class LookRuleAdmin(ShownText):
    """The rules; one stays as it was made, for verdicts wait under it, and can be retired."""

    list_display = ("__str__", "is_blind", "hides_giver", "for_changes", "is_retired")
    list_filter = ("is_retired",)
    list_select_related = ("topic",)
    fields = (*ASKED, "is_retired")

    def get_readonly_fields(self, request: HttpRequest, obj: LookRule | None = None) -> list[str]:
        return list(ASKED) if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: LookRule | None = None) -> bool:
        return False
