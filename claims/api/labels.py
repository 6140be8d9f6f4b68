"""`/labels/`: the newsroom's own words for its ratings."""

from django_filters import rest_framework as filters
from rest_framework import serializers, viewsets

from claims.api.pagination import OldestFirst
from claims.api.permissions import ReadersWelcome
from claims.api.text_fields import SHOWN
from claims.api.yes_or_no import YesOrNoFilter
from claims.models import Label, Rating


class LabelSerializer(serializers.ModelSerializer[Label]):
    """A label as it is called today; a verdict says what it was called when it was given."""

    serializer_field_mapping = SHOWN

    class Meta:
        model = Label
        fields = [
            "id",
            "rating",
            "name_ar",
            "name_en",
            "description_ar",
            "description_en",
            "is_retired",
        ]


class LabelListFilter(filters.FilterSet):  # type: ignore[misc]
    """Labels by rating, and those that are offered no more."""

    rating = filters.ChoiceFilter(choices=Rating.choices)
    is_retired = YesOrNoFilter()

    class Meta:
        model = Label
        fields: list[str] = []


class LabelViewSet(viewsets.ReadOnlyModelViewSet[Label]):
    """Every label, those included that are offered no more; open to every reader."""

    queryset = Label.objects.all()
    serializer_class = LabelSerializer
    permission_classes = [ReadersWelcome]
    pagination_class = OldestFirst
    filterset_class = LabelListFilter
    lookup_value_converter = "int"
