"""What the tests of documents and records do with a browser."""

from django.urls import reverse

ARTICLE = "قالت الوزارة إن الصادرات ارتفعت 35% في عام 2023. ونفى الاتحاد ذلك أمس."
ADD = reverse("admin:sources_document_add")


def page(client, name, *args) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return response.content.decode()


def add(client, **fields):
    return client.post(ADD, {"source_name": "صحيفة الميناء", "review": "on", **fields})
