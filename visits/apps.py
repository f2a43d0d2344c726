"""The record: countries, officials, posts, visits and where each value was read."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "visits"
    verbose_name = "Visits"
