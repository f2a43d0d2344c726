"""All addresses of the API, and the two that describe it."""

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from visits.api.lists import lists
from visits.api.problems import no_such_address

urlpatterns = [
    path("", lists, name="api-lists"),
    path("", include("visits.api.urls")),
    path("", include("extraction.api.urls")),
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path(
        "docs/",
        SpectacularSwaggerSplitView.as_view(
            url_name="api-schema",
            template_name="api/docs.html",
        ),
        name="api-docs",
    ),
    re_path("", no_such_address),
]
