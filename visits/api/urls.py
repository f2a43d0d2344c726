"""Addresses of the record's API, below /api/v1/."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from visits.api.countries import Countries
from visits.api.login import Login, Logout
from visits.api.officials import Officials
from visits.api.posts import Posts
from visits.api.relationships import Relationships
from visits.api.visits import DeletedVisits, History, Visits

router = SimpleRouter()
router.register("countries", Countries, "api-country")
router.register("officials", Officials, "api-official")
router.register("posts", Posts, "api-post")
router.register("relationships", Relationships, "api-relationship")
router.register("visits/deleted", DeletedVisits, "api-deleted-visit")
router.register("visits", Visits, "api-visit")

urlpatterns = [
    *router.urls,
    path("visits/<int:visit>/history/", History.as_view({"get": "list"}), name="api-visit-history"),
    path(
        "visits/<int:visit>/history/<int:pk>/undo/",
        History.as_view({"post": "undo"}),
        name="api-visit-undo",
    ),
    path("auth/login/", Login.as_view(), name="api-login"),
    path("auth/logout/", Logout.as_view(), name="api-logout"),
]
