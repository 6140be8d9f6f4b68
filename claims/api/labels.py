"""`/labels/`: the newsroom's own words for its ratings."""

from rest_framework import serializers, viewsets

from claims.api.pagination import OldestFirst
from claims.api.permissions import ReadersWelcome
from claims.api.text_fields import SHOWN
from claims.models import Label


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


class LabelViewSet(viewsets.ReadOnlyModelViewSet[Label]):
    """Every label, those included that are offered no more; open to every reader."""

    queryset = Label.objects.all()
    serializer_class = LabelSerializer
    permission_classes = [ReadersWelcome]
    pagination_class = OldestFirst
    filterset_fields = ["rating", "is_retired"]
    lookup_value_converter = "int"
