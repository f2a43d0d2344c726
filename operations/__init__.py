"""What starts, keeps and checks a house: folders, embedded servers, supervision, the checks.

Run by `script/server` and `script/test`. Knows no model and no page: it speaks to the rest of
the code through `manage.py`, gunicorn and Celery alone.
"""
