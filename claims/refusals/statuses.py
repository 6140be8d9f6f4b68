"""What each refusal is over HTTP, the same at every door."""

from collections.abc import Mapping
from typing import Final

from claims.refusals.changing import Illegal, NotYours, NoVersion, Stale, Unchanged
from claims.refusals.filing import NoTopic
from claims.refusals.judging import (
    LabelOfAnother,
    NoLabel,
    NoPublicNote,
    NoRating,
    NoRationale,
    NotedFirst,
    RatedVoid,
    UnknownVerdictKind,
)
from claims.refusals.looking_up import NotHeld, NothingPublished
from claims.refusals.subscribing import WebhookStopped
from sources.intake.watching.refusals import PausedWatch, WatchedAlready
from sources.people.kept_answers import OtherRequest, StillRunning
from sources.people.newsroom_tokens import EndedBefore, NameTaken
from sources.refusals.amending import (
    AlreadyErased,
    BeyondYou,
    MergedSource,
    NothingNew,
    OneselfErased,
    SameSource,
    SameStory,
    StaleDocument,
    TakenDown,
)
from sources.refusals.refusal import Busy, Refusal
from sources.refusals.sentences import AlreadyCut

# What a refusal is at the desk and in the API alike; a kind not named here is as the one above it,
# and 400, said wrong, where none of them is.
STATUS: Final[Mapping[type[Refusal], int]] = {
    NoVersion: 428,
    NotHeld: 404,
    NothingPublished: 404,
    Stale: 412,
    NotYours: 403,
    NoRationale: 400,
    UnknownVerdictKind: 400,
    RatedVoid: 400,
    NoRating: 400,
    NoLabel: 400,
    NoTopic: 400,
    LabelOfAnother: 400,
    NoPublicNote: 400,
    NotedFirst: 400,
    Illegal: 409,
    Unchanged: 409,
    WebhookStopped: 409,
    AlreadyCut: 409,
    SameSource: 409,
    MergedSource: 409,
    NameTaken: 409,
    EndedBefore: 409,
    StillRunning: 409,
    OtherRequest: 422,
    StaleDocument: 412,
    TakenDown: 409,
    AlreadyErased: 409,
    OneselfErased: 409,
    BeyondYou: 403,
    NothingNew: 409,
    SameStory: 409,
    WatchedAlready: 409,
    PausedWatch: 409,
    Busy: 503,
}


def http_status(refusal: Refusal | type[Refusal]) -> int:
    """The status of a refusal, the same at every door."""
    kind = refusal if isinstance(refusal, type) else type(refusal)
    return next((STATUS[above] for above in kind.__mro__ if above in STATUS), 400)
