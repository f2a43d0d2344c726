"""Articles for operators. Nothing here is edited; acts call the services that pages call."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from extraction.models import Article, Reading
from extraction.services import ExtractionError, read_again, retry_article


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """To be looked at only."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Article)
class ArticleAdmin(ReadOnly):
    list_display = ("id", "__str__", "state", "attempts", "language", "origin", "uploaded_at")
    list_filter = ("state", "failure_code", "origin", "language", "uploaded_at")
    search_fields = ("filename", "title", "address", "sha256")
    list_select_related = ("duplicate_of",)
    show_full_result_count = False
    actions = ("retry", "read_again")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        articles: QuerySet[Article] = super().get_queryset(request)
        match = request.resolver_match
        listing = match is not None and (match.url_name or "").endswith("changelist")
        return articles.defer("text") if listing else articles

    def has_operate_permission(self, request: HttpRequest) -> bool:
        """The acts need no right to change rows by hand."""
        return bool(request.user.is_superuser)

    @admin.action(description="Try failed articles again", permissions=["operate"])
    def retry(self, request: HttpRequest, chosen: QuerySet[Article]) -> None:
        for number in chosen.values_list("pk", flat=True):
            try:
                retry_article(article_id=number, person=request.user)  # type: ignore[arg-type]
            except ExtractionError as refused:
                self.message_user(request, f"Article {number}: {refused.message}", messages.WARNING)

    @admin.action(description="Read again with the present engine", permissions=["operate"])
    def read_again(self, request: HttpRequest, chosen: QuerySet[Article]) -> None:
        queued = read_again(article_ids=list(chosen.values_list("pk", flat=True)))
        self.message_user(request, f"{queued} back in the queue.", messages.SUCCESS)


@admin.register(Reading)
class ReadingAdmin(ReadOnly):
    list_display = ("id", "article", "engine_version", "read_at")
    list_filter = ("engine_version",)
    raw_id_fields = ("article",)
    list_select_related = ("article",)
