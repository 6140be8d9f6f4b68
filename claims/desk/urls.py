"""Addresses of the desk under /admin/review/, all in the namespace `review`."""

from django.urls import path, re_path

from claims.desk import access_page as access
from claims.desk import amending_pages as amending
from claims.desk import check_table_page as tables
from claims.desk import claim_views as views
from claims.desk import comment_views as talk
from claims.desk import cutting_page as cuts
from claims.desk import document_pages as documents
from claims.desk import finding_checks_page as finding
from claims.desk import measures_page as figures
from claims.desk import merging_page as sources
from claims.desk import past_check_pages as checks
from claims.desk import watch_page as watches
from claims.desk import webhook_pages as hooks
from claims.desk.bringing_page import bring
from claims.desk.erasing_page import erase_person
from claims.desk.keys_page import keys_page
from claims.desk.looking_views import look_at
from claims.desk.public_name import public_name
from claims.desk.report_page import handle
from claims.desk.text_page import original, text
from claims.desk.words_page import take_words_down

app_name = "review"
urlpatterns = [
    path("public-name/", public_name, name="public-name"),
    path("access/", access.access, name="access"),
    path("access/tokens/", access.give, name="give-token"),
    path("access/tokens/<slug:digest>/revoke/", access.revoke, name="revoke-token"),
    path("access/sessions/<slug:handle>/end/", access.end, name="end-session"),
    path("webhooks/", hooks.webhooks, name="webhooks"),
    path("webhooks/<int:pk>/", hooks.webhook, name="webhook"),
    path("webhooks/<int:pk>/<slug:name>/", hooks.step, name="webhook-step"),
    path("measures/", figures.measures, name="measures"),
    path("measures/<slug:slug>.csv", figures.measures_csv, name="measures-csv"),
    path("keys/", keys_page, name="keys"),
    path("people/<int:pk>/erase/", erase_person, name="erase"),
    path("claims/<int:pk>/found/", views.follow, name="follow"),
    path("claims/<int:pk>/next/", views.next_claim, name="next"),
    path("claims/<int:pk>/evidence/", bring, name="bring"),
    path("claims/<int:pk>/judge/", views.judge, name="judge"),
    path("claims/<int:pk>/preview/", views.preview, name="preview"),
    path("claims/<int:pk>/topics/", views.file, name="topics"),
    path("claims/<int:pk>/<slug:name>/", views.take_step, name="step"),
    path("evidence/<int:pk>/stance/", views.decide_stance, name="stance"),
    path("repeats/<int:pk>/answer/", views.answer_repeat, name="repeat"),
    path("verdicts/<int:pk>/publish/", views.publish, name="publish"),
    path("second-looks/<int:pk>/", look_at, name="look"),
    path("verdicts/<int:pk>/take-down/", take_words_down, name="take-words-down"),
    path("verdicts/<int:pk>/comment/", talk.comment, name="comment"),
    path("comments/<int:pk>/reply/", talk.reply, name="reply"),
    path("comments/<int:pk>/edit/", talk.edit, name="edit"),
    re_path(r"^comments/(?P<pk>\d+)/(?P<name>resolve|reopen)/$", talk.settle, name="settle"),
    path("documents/<int:pk>/sentences/", documents.follow_document, name="sentences"),
    path("documents/<int:pk>/text/", text, name="text"),
    path("documents/<int:pk>/original/", original, name="original"),
    path("documents/<int:pk>/review/", documents.review, name="review"),
    path("reports/<int:pk>/<slug:name>/", handle, name="report"),
    path("documents/<int:pk>/correct/", amending.correct_document, name="correct"),
    path("documents/<int:pk>/take-down/", amending.take_down_document, name="take-down"),
    path("past-checks/find/", finding.find, name="find-checks"),
    path("past-checks/ask/", finding.ask_outside, name="ask-outside"),
    path("past-checks/take/", finding.take_outside, name="take-outside"),
    path("past-checks/all.csv", checks.checks_csv, name="checks-csv"),
    path("past-checks/<int:pk>/label/", checks.read_label, name="read-label"),
    path("check-tables/", tables.hand_in, name="hand-in-table"),
    path("check-tables/<int:pk>/begin/", tables.begin_table, name="begin-table"),
    path("watches/<int:pk>/settings/", watches.settings, name="watch-settings"),
    path("watches/<int:pk>/<slug:name>/", watches.steer, name="watch"),
    path("sources/<int:pk>/merge/", sources.merge_source, name="merge"),
    path("sentences/<int:pk>/cut/", cuts.cut_sentence, name="cut"),
    path("sentences/<int:pk>/furniture/", documents.overrule, name="furniture"),
]
