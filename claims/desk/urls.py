"""Addresses of the desk under /admin/review/, all in the namespace `review`."""

from django.urls import path, re_path

from claims.desk import claim_views as views
from claims.desk import comment_views as talk
from claims.desk import cutting_page as cuts
from claims.desk import document_pages as documents

app_name = "review"
urlpatterns = [
    path("claims/<int:pk>/found/", views.follow, name="follow"),
    path("claims/<int:pk>/next/", views.next_claim, name="next"),
    path("claims/<int:pk>/judge/", views.judge, name="judge"),
    path("claims/<int:pk>/<slug:name>/", views.take_step, name="step"),
    path("evidence/<int:pk>/stance/", views.decide_stance, name="stance"),
    path("repeats/<int:pk>/answer/", views.answer_repeat, name="repeat"),
    path("verdicts/<int:pk>/publish/", views.publish, name="publish"),
    path("verdicts/<int:pk>/comment/", talk.comment, name="comment"),
    path("comments/<int:pk>/reply/", talk.reply, name="reply"),
    path("comments/<int:pk>/edit/", talk.edit, name="edit"),
    re_path(r"^comments/(?P<pk>\d+)/(?P<name>resolve|reopen)/$", talk.settle, name="settle"),
    path("documents/<int:pk>/sentences/", documents.follow_document, name="sentences"),
    path("documents/<int:pk>/review/", documents.review, name="review"),
    path("sentences/<int:pk>/cut/", cuts.cut_sentence, name="cut"),
    path("sentences/<int:pk>/furniture/", documents.overrule, name="furniture"),
]
