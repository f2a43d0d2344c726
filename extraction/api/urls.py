"""Addresses of the articles' API, below /api/v1/."""

from rest_framework.routers import SimpleRouter

from extraction.api.articles import Articles

router = SimpleRouter()
router.register("articles", Articles, "api-article")

urlpatterns = router.urls
