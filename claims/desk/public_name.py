"""The name under which readers know an editor, chosen by nobody else."""

from django import forms
from django.contrib import admin, messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.desk.access import DeskRequest, at_desk
from sources.people.models import Person


class PublicNameForm(forms.ModelForm[Person]):
    """One's own name for readers."""

    class Meta:
        model = Person
        fields = ["public_name"]


@require_http_methods(["GET", "POST"])
@at_desk("claims.add_verdict")
def public_name(request: DeskRequest) -> HttpResponse:
    """See and choose one's own name for readers."""
    form = PublicNameForm(request.POST or None, instance=Person.objects.get(pk=request.user.pk))
    if form.is_valid():
        form.save()
        messages.success(request, _("Your public name was saved."))
        return redirect("review:public-name")
    context = {**admin.site.each_context(request), "form": form, "title": _("Your public name")}
    return TemplateResponse(request, "claims/public_name.html", context)
