"""The newsroom's topics, made and named by its editors."""

from django.contrib import admin
from django.http import HttpRequest

from claims.desk.label_admin import SeenWords
from claims.models import Topic
from sources.admin_text import ShownText


class TopicForm(SeenWords[Topic]):
    """A topic, both of whose names can be seen."""

    WORDS = ("name_ar", "name_en")


@admin.register(Topic)
class TopicAdmin(ShownText):
    """The topics; none is deleted, since readers may have written its address down."""

    form = TopicForm
    list_display = ("name_ar", "name_en", "slug")
    fields = ("name_ar", "name_en", "slug")

    def get_readonly_fields(self, request: HttpRequest, obj: Topic | None = None) -> list[str]:
        """An address stays what it was."""
        return ["slug"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Topic | None = None) -> bool:
        return False
