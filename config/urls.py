"""All addresses. Pages and API live in their apps; this file only joins them."""

from django.contrib import admin
from django.urls import path

urlpatterns = [
    path("admin/", admin.site.urls),
]
