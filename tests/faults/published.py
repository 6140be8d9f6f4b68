"""What readers of a crowded newsroom find: verdicts that were published, two pages of them."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from sources.people.models import Person
from sources.people.session_store import SessionStore
from tests.factories import judge, make_claim

VERDICTS = 60


def fill() -> int:
    """Publish them, every fifth corrected; gives the claim of one that was."""
    editor = Person.objects.get(username="program")
    words = "بلغت كلفة الجسر رقم %s نحو %s ملايين دينار."
    claims = [make_claim(words % (number, number + 3)) for number in range(VERDICTS)]
    for number, claim in enumerate(claims):
        judge(claim, "supported", by=editor)
        if number % 5 == 0:
            judge(claim, "disputed", by=editor, kind="correction", public_note="صُحح الرقم.")
    return claims[0].pk


def session_of_an_editor() -> str:
    """The key of a browser in which one is signed in."""
    editor = Person.objects.get(username="program")
    session = SessionStore()
    session[SESSION_KEY] = str(editor.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = editor.get_session_auth_hash()
    session.save()
    return str(session.session_key)
