"""What pages read from an address, once for all of them."""

from django.http import HttpRequest

from visits.vocabulary import ReviewStatus


def confirmed_only(request: HttpRequest) -> bool:
    """Whether the reader hides what no person has checked."""
    return request.GET.get("review_status") == ReviewStatus.CONFIRMED


def page_number(request: HttpRequest) -> int:
    """Which page of a short list, from 1; nonsense is the first."""
    word = request.GET.get("page", "1")
    return min(int(word), 10_000) if word.isascii() and word.isdigit() and int(word) else 1


def cursor(request: HttpRequest) -> tuple[str, int] | None:
    """Behind which name a list of officials goes on: `number.sort key`; nonsense is the start."""
    number, _, key = request.GET.get("after", "").partition(".")
    return (key, int(number)) if number.isascii() and number.isdigit() else None
