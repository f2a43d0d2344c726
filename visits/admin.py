"""For operators: finding and looking. The record is changed on its pages, through its services,
which keep decisions, history and contacts true; by hand only reference data, names and posts."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from visits.dates import show_range
from visits.models import (
    Change,
    Citation,
    Contact,
    Country,
    Decision,
    Judgement,
    Official,
    OfficialName,
    Outcome,
    Participant,
    Post,
    Proposal,
    Report,
    Source,
    Tenure,
    Visit,
    VisitCountry,
)
from visits.names import fold, keys, sort_key

if TYPE_CHECKING:
    Room = admin.ModelAdmin[Any]
    Table = admin.TabularInline[Any, Any]
else:  # Django's own classes take no parameters
    Room = admin.ModelAdmin
    Table = admin.TabularInline

admin.site.site_header = "Attaché, for operators"
admin.site.site_title = "Attaché"
admin.site.index_title = "The record and the articles"


class Looking:
    """May be looked at and not changed here."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class LookingInline(Looking, Table):
    """Rows of a record beside it."""

    extra = 0
    show_change_link = True


class Sides(LookingInline):
    model = VisitCountry


class People(LookingInline):
    model = Participant
    fields = ("official", "role", "rank", "post_printed", "post", "country")


class Outcomes(LookingInline):
    model = Outcome


class Reports(LookingInline):
    model = Report
    fields = ("source", "title", "published", "article", "engine_version", "withdrawn")


class Decisions(LookingInline):
    model = Decision
    fields = ("field", "by", "person", "engine_version", "confidence", "reason", "decided_at")
    readonly_fields = ("decided_at",)


class Changes(LookingInline):
    model = Change
    fields = ("at", "action", "field", "before", "after", "person", "engine_version", "reason")
    readonly_fields = ("at",)


@admin.register(Visit)
class VisitAdmin(Looking, Room):
    list_display = ("id", "days", "kind", "status", "host", "review_status", "level", "changed_at")
    list_filter = (
        "review_status",
        "kind",
        "status",
        "visit_type",
        ("deleted_at", admin.EmptyFieldListFilter),
    )
    list_select_related = ("host",)
    search_fields = ("=id", "host__name", "participants__name", "reports__title")
    search_help_text = "A number, a host country, a name as printed, or a title."
    date_hierarchy = "sort_day"
    inlines = (Sides, People, Outcomes, Reports, Decisions, Changes)
    show_full_result_count = False

    @admin.display(description="days", ordering="sort_day")
    def days(self, visit: Visit) -> str:
        return show_range(visit.start, visit.end) or "not known"


class Spellings(Table):
    model = OfficialName
    fields = ("name", "folded", "keys")
    readonly_fields = ("folded", "keys")
    extra = 0


class Terms(Table):
    model = Tenure
    fields = ("post", "country", "since", "until", "first_seen", "last_seen")
    readonly_fields = ("first_seen", "last_seen")
    autocomplete_fields = ("post", "country")
    extra = 0


@admin.register(Official)
class OfficialAdmin(Room):
    """Names and status may be set right by hand; who is the same as whom is judged at the desk."""

    list_display = ("name", "country", "status", "merged_into", "created_at")
    list_filter = ("status", ("merged_into", admin.EmptyFieldListFilter), "country")
    list_select_related = ("country", "merged_into")
    search_fields = ("name", "spellings__name", "spellings__folded")
    fields = ("name", "name_is_chosen", "country", "status", "merged_into", "created_at")
    readonly_fields = ("merged_into", "created_at")
    autocomplete_fields = ("country",)
    inlines = (Spellings, Terms)

    def save_model(self, request: HttpRequest, obj: Official, form: Any, change: bool) -> None:
        obj.sort_key = sort_key(obj.name)
        if "name" in form.changed_data:
            obj.name_is_chosen = True
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        for inline in formset.forms:
            if isinstance(inline.instance, OfficialName):
                inline.instance.folded = fold(inline.instance.name)
                inline.instance.keys = keys(inline.instance.name)
        super().save_formset(request, form, formset, change)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Country)
class CountryAdmin(Room):
    """Comes from seeds/; a change here lasts until the seeds are loaded again."""

    list_display = ("code", "name", "kind", "alpha3")
    list_filter = ("kind",)
    search_fields = ("=code", "=alpha3", "name", "sort_key")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("code",) if obj else ()


@admin.register(Post)
class PostAdmin(Room):
    list_display = ("key", "name", "level")
    list_filter = ("level",)
    search_fields = ("key", "name")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("key",) if obj else ()


@admin.register(Source)
class SourceAdmin(Room):
    list_display = ("name", "folded")
    search_fields = ("name", "folded")
    readonly_fields = ("folded",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


class Citations(LookingInline):
    model = Citation
    fields = ("field", "item", "part", "start", "end", "quote")


@admin.register(Report)
class ReportAdmin(Looking, Room):
    list_display = ("id", "title", "source", "published", "language", "visit", "engine_version")
    list_filter = ("withdrawn", "language", "engine_version", "source")
    list_select_related = ("source", "visit")
    search_fields = ("=id", "=article", "title", "source__name")
    inlines = (Citations,)
    show_full_result_count = False


@admin.register(Change)
class ChangeAdmin(Looking, Room):
    list_display = ("at", "visit", "action", "field", "person", "engine_version", "reason")
    list_filter = ("action", "field", "person")
    list_select_related = ("visit", "person")
    search_fields = ("=visit__id", "reason")
    date_hierarchy = "at"
    show_full_result_count = False


@admin.register(Proposal)
class ProposalAdmin(Looking, Room):
    list_display = ("id", "visit", "field", "value", "state", "decided_by", "created_at")
    list_filter = ("state", "field")
    list_select_related = ("visit", "decided_by")
    search_fields = ("=visit__id",)


@admin.register(Judgement)
class JudgementAdmin(Looking, Room):
    list_display = ("id", "subject", "first", "second", "score", "answer", "answered_by")
    list_filter = ("subject", "answer")
    search_fields = ("=first", "=second")


@admin.register(Contact)
class ContactAdmin(Looking, Room):
    list_display = ("sort_day", "first", "second", "direction", "level", "visit")
    list_filter = ("direction",)
    list_select_related = ("first", "second", "visit")
    search_fields = ("=first__code", "=second__code", "=visit__id")
    show_full_result_count = False
