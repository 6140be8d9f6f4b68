"""What a page elsewhere hands to the form of articles, by an address or a bookmark."""

from typing import Final

from django.http import HttpRequest
from django.urls import reverse

from claims.desk.form_input import asked_in

# What an address may fill in; a file cannot be carried, and ticks are left to whoever looks at it.
CARRIED: Final = (
    "url",
    "title",
    "text",
    "source_name",
    "byline",
    "published_at",
    "language",
    "source_domain",
)
# Letters of an address that every server on the way still takes, ours included.
ADDRESS: Final = 3600
# Written on one line, as a bookmark is kept. What is selected goes with it where it fits, else the
# page is fetched whole; the page's own word on where it stands is taken before the window's.
SCRIPT: Final = (
    "javascript:(()=>{"
    "const stands=document.querySelector('link[rel=canonical]'),"
    "said={url:stands?stands.href:location.href,title:document.title,text:String(getSelection())},"
    "to=()=>'%(add)s?'+new URLSearchParams(said);"
    "if(to().length>%(longest)d)said.text='';"
    "if(to().length>%(longest)d)said.title='';"
    "open(to())"
    "})()"
)


def carried(request: HttpRequest) -> dict[str, str]:
    """What the address fills into the form; nothing is taken in before somebody sends it."""
    said = {name: asked_in(request, name) for name in CARRIED}
    return {name: words for name, words in said.items() if words}


def bookmarklet(request: HttpRequest) -> str:
    """The address of a bookmark that opens the form with the page one is reading."""
    add = request.build_absolute_uri(reverse("admin:sources_document_add"))
    return SCRIPT % {"add": add, "longest": ADDRESS}
