"""All addresses. Pages and API live in their apps; this file only joins them."""

from django.contrib import admin
from django.urls import include, path

from config.health import healthz

urlpatterns = [
    path("", include("visits.urls")),
    path("", include("extraction.urls")),
    path("api/v1/", include("config.api")),
    path("healthz", healthz, name="healthz"),
    path("admin/", admin.site.urls),
]

handler400 = "visits.views.refusals.bad_request"
