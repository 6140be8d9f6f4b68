"""What the newsroom tells readers of itself, edited by administrators."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import URLField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from claims.deciding.abandoning import look_after
from claims.models import Newsroom
from claims.models.newsroom import LARGEST_LOGO, ONLY, picture_type


class NewsroomForm(forms.ModelForm[Newsroom]):
    """Its settings, and a picture that readers' browsers can draw."""

    new_logo = forms.FileField(
        label=_("new logo"), required=False, help_text=_("PNG, JPEG or GIF, 40 kB at most.")
    )
    drop_logo = forms.BooleanField(label=_("remove the logo"), required=False)

    def clean_new_logo(self) -> bytes | None:
        """The bytes of the picture; refused when it is none, or too heavy for a page."""
        upload = self.cleaned_data["new_logo"]
        if not upload:
            return None
        if upload.size > LARGEST_LOGO:
            raise ValidationError(_("The logo may weigh 40 kB at most."))
        data: bytes = upload.read()
        if not picture_type(data):
            raise ValidationError(_("The logo must be a PNG, JPEG or GIF picture."))
        return data

    def save(self, commit: bool = True) -> Newsroom:  # noqa: FBT001, FBT002 - Django's signature
        if self.cleaned_data["drop_logo"]:
            self.instance.logo = b""
        self.instance.logo = self.cleaned_data["new_logo"] or self.instance.logo
        return super().save(commit)


@admin.register(Newsroom)
class NewsroomAdmin(admin.ModelAdmin[Newsroom]):
    """The one newsroom: its list is its form."""

    form = NewsroomForm
    formfield_overrides = {URLField: {"assume_scheme": "https"}}
    fieldsets = (
        (
            _("What readers are told of it"),
            {"fields": ("name_ar", "name_en", "address", "contact", "new_logo", "drop_logo")},
        ),
        (_("licence of the texts"), {"fields": ("licence_name", "licence_url")}),
        (
            _("Articles of others"),
            {
                "description": _(
                    "Only where you may republish them: most texts belong to who wrote them."
                ),
                "fields": ("shows_articles",),
            },
        ),
        (
            _("Method and corrections policy"),
            {
                "description": _(
                    "Plain text; an empty line begins a paragraph. Empty shows our own words."
                ),
                "fields": ("methodology_ar", "methodology_en", "corrections_ar", "corrections_en"),
            },
        ),
        (_("The queue"), {"fields": ("hours_in_hand",)}),
    )

    def save_model(self, request: HttpRequest, obj: Newsroom, *args: Any, **kwargs: Any) -> None:
        super().save_model(request, obj, *args, **kwargs)
        look_after(obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Newsroom.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Newsroom | None = None) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """There is nothing to choose from: straight to the form."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if Newsroom.objects.exists():
            return redirect("admin:claims_newsroom_change", ONLY)
        return redirect("admin:claims_newsroom_add")
