"""Who speaks for themselves: what was found and what was brought are numbered together."""

import pytest

from claims.models import Evidence
from claims.models.statement import ECHO
from claims.models.voicing import give_voices, voice_anew
from sources.text.spelling.folding import terms
from tests.factories import make_claim, make_evidence

pytestmark = pytest.mark.django_db
TOLL = "قال وزير النقل إن مشروع الطريق الساحلي كلف 14 مليون دينار في العام الماضي"
OTHER = "افتتحت البلدية جسرا جديدا فوق النهر الكبير"


def test_a_near_copy_with_another_figure_speaks_for_itself():
    claim = make_claim(TOLL)
    said = [TOLL, TOLL.replace("14", "41"), OTHER]
    evidence = [Evidence(claim=claim, sentence=make_claim(text).sentence) for text in said]
    give_voices(evidence, [terms(text) for text in (TOLL, *said)])
    assert [each.voice == ECHO for each in evidence] == [True, False, False]
    assert len({each.voice for each in evidence}) == 3


def test_what_was_brought_shares_a_voice_with_the_find_it_copies(editor):
    claim = make_claim(TOLL)
    found = make_evidence(claim, OTHER, voice=1)
    alone = make_evidence(claim, "تراجعت أسعار الخبز في العاصمة هذا الشهر", voice=2)
    brought = make_evidence(claim, OTHER + ".", score=None, brought_by=editor, voice=1)
    voice_anew(claim)
    voices = dict(Evidence.objects.values_list("pk", "voice"))
    assert voices[found.pk] == voices[brought.pk] != voices[alone.pk]
    assert ECHO not in voices.values()


def test_whoever_brings_the_claims_own_words_brings_its_echo(editor):
    claim = make_claim(TOLL)
    brought = make_evidence(claim, TOLL, score=None, brought_by=editor)
    voice_anew(claim)
    brought.refresh_from_db()
    assert brought.voice == ECHO
    assert not brought.is_independent()
