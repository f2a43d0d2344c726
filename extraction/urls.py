"""Addresses of the articles' pages."""

from django.urls import path

from extraction.views.articles import article, article_list, progress, retry
from extraction.views.uploading import upload

urlpatterns = [
    path("articles/", article_list, name="articles"),
    path("articles/<int:number>/", article, name="article"),
    path("articles/<int:number>/progress/", progress, name="article-progress"),
    path("articles/<int:number>/retry/", retry, name="article-retry"),
    path("upload/", upload, name="upload"),
]
