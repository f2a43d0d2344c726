"""Articles: the list, one with its marks, its progress, and another try."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from extraction import marking
from extraction.models import Article, State
from extraction.selectors.progress import article_progress, queue_counts
from extraction.services.errors import ExtractionError
from extraction.services.retrying import retry_article
from visits.access import editor, for_editors, may_edit
from visits.models import Citation, Report, Visit
from visits.selectors import visits

AT_ONCE = 50


def article_list(request: HttpRequest) -> HttpResponse:
    """Articles, the newest first, of one state if asked."""
    state = request.GET.get("state", "")
    articles = Article.objects.defer("text").order_by("-pk")
    if state in State.values:
        articles = articles.filter(state=state)
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit():
        articles = articles.filter(pk__lt=int(before))
    rows = list(articles[: AT_ONCE + 1])
    shown = rows[:AT_ONCE]
    context = {
        "rows": list(zip(shown, article_progress(a.pk for a in shown), strict=True)),
        "next": shown[-1].pk if len(rows) > AT_ONCE else None,
        "state": state,
        "states": State.choices,
        "counts": queue_counts(),
    }
    return render(request, "pages/articles.html", context)


def article(request: HttpRequest, number: int) -> HttpResponse:
    """One article: its text with the evidence marked, its readings, its visits."""
    found = get_object_or_404(Article.objects.select_related("duplicate_of"), pk=number)
    first = found.duplicate_of or found
    reports = list(Report.objects.filter(article=first.pk, withdrawn=False))
    citations = Citation.objects.filter(report__in=reports).select_related("report")
    told = Visit.objects.filter(deleted_at=None, reports__in=reports).distinct()
    context = {
        "article": found,
        "first": first,
        "progress": article_progress([found.pk])[0],
        "stretches": marking.stretches(first.text or "", citations),
        "legend": marking.LEGEND,
        "readings": first.readings.defer("record", "explain"),
        "visits": visits.for_lists(told),
        "editor": may_edit(request.user),
    }
    return render(request, "pages/article.html", context)


def progress(request: HttpRequest, number: int) -> HttpResponse:
    """How far one article has come, as a line that asks again until the article is settled."""
    found = get_object_or_404(Article.objects.defer("text"), pk=number)
    row = article_progress([found.pk])[0]
    context = {"row": row, "editor": may_edit(request.user)}
    answer = render(request, "components/progress.html", context)
    page = reverse("article", kwargs={"number": found.pk})
    if row.settled and urlsplit(request.headers.get("HX-Current-URL", "")).path == page:
        answer["HX-Refresh"] = "true"  # The page of the article itself now has more to show.
    return answer


@require_POST
@for_editors
def retry(request: HttpRequest, number: int) -> HttpResponse:
    """Send a failed article back to the queue."""
    found = get_object_or_404(Article.objects.defer("text"), pk=number)
    refused = ""
    try:
        retry_article(article_id=found.pk, person=editor(request))
    except ExtractionError as refusal:
        refused = refusal.message
    if request.headers.get("HX-Request"):
        context = {"row": article_progress([found.pk])[0], "editor": True, "refused": refused}
        return render(request, "components/progress.html", context)
    if refused:
        messages.error(request, refused, extra_tags="bad")
    else:
        messages.success(request, "The article waits to be read again.", extra_tags="good")
    return redirect("article", number=found.pk)
