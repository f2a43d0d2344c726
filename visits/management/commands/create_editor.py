"""`manage.py create_editor`: the first editor, with a password made up on the spot."""

import secrets
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from visits.access import EDITORS
from visits.services.seeding import make_groups

PASSWORD_BYTES = 18


class Command(BaseCommand):
    help = (
        "Create an editor and print the generated password, once and alone. "
        "Does nothing and prints nothing when there is an editor already."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--username", default="editor")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        if User.objects.filter(groups__name=EDITORS).exists():
            return
        if User.objects.filter(username=username).exists():
            raise CommandError(f"There is a user {username} already, who is no editor.")
        password = secrets.token_urlsafe(PASSWORD_BYTES)
        with transaction.atomic():
            make_groups()
            editor = User.objects.create_user(username, password=password)
            editor.groups.set(Group.objects.filter(name=EDITORS))
        self.stdout.write(password)
