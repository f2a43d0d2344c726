"""Officials: the list, one person, and a person's answer to "the same?"."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from visits.access import editor, for_editors, may_edit
from visits.filters import OfficialFilter
from visits.models import Country, Judgement, Official
from visits.selectors import officials, visits
from visits.selectors.questions import joined_to_official, open_about_official
from visits.services.errors import RecordError
from visits.services.judging import answer
from visits.views.asking import cursor

AT_ONCE = 60
COUNTERPARTS = 12
VISITS = 30


def official_list(request: HttpRequest) -> HttpResponse:
    """Officials by name, of a country if asked; a name in any spelling narrows the list."""
    narrowed = OfficialFilter(request.GET, queryset=Official.objects.all())
    found = narrowed.qs if narrowed.is_valid() else Official.objects.none()
    if request.GET.get("questions"):
        found = officials.with_questions(found)
    rows = list(officials.listed(found, after=cursor(request))[: AT_ONCE + 1])
    last = rows[AT_ONCE - 1] if len(rows) > AT_ONCE else None
    context = {
        "officials": rows[:AT_ONCE],
        "next": f"{last.pk}.{last.sort_key}" if last else None,
        "narrowed": narrowed,
        "countries": Country.objects.all(),
        "questions": bool(request.GET.get("questions")),
    }
    return render(request, "pages/officials.html", context)


def official(request: HttpRequest, number: int) -> HttpResponse:
    """One person: posts over time, visits, counterparts, every form of the name seen."""
    found = get_object_or_404(Official.objects.select_related("country"), pk=number)
    if found.merged_into_id:
        return redirect("official", number=found.merged_into_id, permanent=True)
    attended = visits.standing().filter(participants__official=found)
    page = visits.page_of(
        attended,
        size=VISITS,
        older=request.GET.get("older", ""),
        newer=request.GET.get("newer", ""),
    )
    context = {
        "official": found,
        "tenures": found.tenures.select_related("post", "country"),
        "spellings": officials.spellings(found),
        "joined": joined_to_official(found),
        "counts": officials.counts(found),
        "page": page,
        "roles": {
            visit.pk: person.role
            for visit in page.visits
            for person in visit.participants.all()
            if person.official_id == found.pk
        },
        "counterparts": officials.counterparts(found, limit=COUNTERPARTS),
        "questions": open_about_official(found),
        "editor": may_edit(request.user),
    }
    return render(request, "pages/official.html", context)


@require_POST
@for_editors
def answer_question(request: HttpRequest, number: int) -> HttpResponse:
    """An editor says whether two are the same."""
    asked = get_object_or_404(Judgement, pk=number)
    try:
        answer(judgement_id=asked.pk, answer=request.POST.get("answer", ""), person=editor(request))
    except RecordError as refusal:
        messages.error(request, refusal.message, extra_tags="bad")
    else:
        messages.success(request, "Your answer is kept.", extra_tags="good")
    page = "official" if asked.subject == Judgement.Subject.OFFICIAL else "visit"
    return redirect(page, number=asked.first)
