"""All addresses. Pages and API live in their apps; this file only joins them."""

from django.contrib import admin
from django.urls import include, path

from config.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("api/v1/", include("config.api")),
    path("admin/", admin.site.urls),
]
