"""The web door."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

if not settings.SECRET_KEY_IS_LASTING:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set: sessions would end with every restart. "
        "Put 50 random characters into the environment (script/server makes its own)."
    )
