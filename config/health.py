"""`/healthz`: whether the house can work, for supervisors and load balancers."""

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

WAIT_SECONDS = 2.0


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 where database and broker answer, else 503 with a line for each that does not."""
    ailing = [trouble for trouble in (_database(), _broker()) if trouble]
    text = "\n".join(ailing) or "Database and broker answer."
    return HttpResponse(text + "\n", content_type="text/plain", status=503 if ailing else 200)


def _database() -> str | None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "The database does not answer."
    return None


def _broker() -> str | None:
    if settings.REDIS_URL is None:
        return "No broker is set (REDIS_URL)."
    broker = redis.Redis.from_url(
        settings.REDIS_URL, socket_timeout=WAIT_SECONDS, socket_connect_timeout=WAIT_SECONDS
    )
    try:
        broker.ping()
    except redis.RedisError:
        return "The broker does not answer."
    finally:
        broker.close()
    return None
