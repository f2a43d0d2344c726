"""At the door: what is taken, what is refused and in which words."""

import io
import os
import zipfile

import pytest
import redis
from django.db import DatabaseError, connection, transaction
from kombu.exceptions import OperationalError

from extraction.models import Article, Original, State
from extraction.services import ArticleRefused, receive_article, sweep

pytestmark = pytest.mark.django_db


def test_an_article_is_stored_byte_for_byte_and_queued() -> None:
    data = "Zakir Həsənov Bakıda".encode()
    received = receive_article(data=data, filename="a.txt", origin="web")
    assert not received.known
    assert received.article.state == State.QUEUED
    assert bytes(Original.objects.get(article=received.article).data) == data


def test_the_same_bytes_again_give_the_first_article() -> None:
    first = receive_article(data=b"A text.", filename="a.txt", origin="web")
    again = receive_article(text="A text.", origin="api")
    assert again.known
    assert again.article == first.article
    assert Article.objects.count() == 1


def docx_without_its_end() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>" * 100)
    return packed.getvalue()[:200]


@pytest.mark.parametrize(
    ("data", "filename", "code", "words"),
    [
        (b"", "a.txt", "empty", "0 bytes"),
        (b" \n\t\x00 ", "a.txt", "empty", "only blanks"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "a.txt", "unknown_type", "PNG"),
        (b"MZ\x90\x00\x03" + b"\x00" * 50, "a.pdf", "unknown_type", "program"),
        (b"PK\x03\x04" + b"\x00" * 50, "a.docx", "broken", "damaged"),
        (docx_without_its_end(), "a.docx", "broken", "damaged"),
        (b"This is no PDF at all.", "a.pdf", "broken", "renamed"),
        (b"This is no Word file at all.", "a.docx", "broken", "renamed"),
        (bytes(range(256)) * 20, "a.txt", "binary", "not text"),
        (b"a,b\n1,2\n", "a.csv", "unknown_type", ".csv"),
    ],
)
def test_it_refuses_in_words_what_cannot_be_an_article(
    data: bytes, filename: str, code: str, words: str
) -> None:
    with pytest.raises(ArticleRefused) as refused:
        receive_article(data=data, filename=filename, origin="web")
    assert refused.value.code == code
    assert words in refused.value.message
    assert not Article.objects.exists()


def test_it_refuses_what_is_larger_than_the_limit(settings: object) -> None:
    settings.UPLOAD_LIMIT_BYTES = 1000  # type: ignore[attr-defined]
    with pytest.raises(ArticleRefused) as refused:
        receive_article(data=b"x" * 1001, filename="a.txt", origin="web")
    assert refused.value.code == "too_large"
    assert "at most" in refused.value.message


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"address": "javascript:alert(1)"}, "bad_address"),
        ({"address": "https://a.example/" + "x" * 1000}, "bad_address"),
        ({"published": "last Friday"}, "bad_date"),
    ],
)
def test_it_refuses_an_address_or_a_date_that_is_none(more: dict[str, str], code: str) -> None:
    with pytest.raises(ArticleRefused) as refused:
        receive_article(data=b"A text.", filename="a.txt", origin="web", **more)  # type: ignore[arg-type]
    assert refused.value.code == code


def test_nul_characters_in_what_is_said_of_it_do_no_harm() -> None:
    received = receive_article(data=b"A text.", origin="web", title="A\x00 title", outlet="\x00")
    assert (received.article.title, received.article.outlet) == ("A title", "")


def test_a_path_in_the_name_is_cut_off() -> None:
    received = receive_article(data=b"A text.", filename="../../etc\\passwd\x00.txt", origin="web")
    assert received.article.filename == "passwd.txt"


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_down_does_not_fail_an_upload(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def refuse(*_: object, **__: object) -> None:
        calls.append(1)
        raise OperationalError("no broker")

    monkeypatch.setattr("extraction.bell.current_app.send_task", refuse)
    monkeypatch.setattr("extraction.bell._broker.silent_until", 0.0)
    received = receive_article(data=b"A text.", filename="a.txt", origin="web")
    assert received.article.state == State.QUEUED
    receive_article(data=b"Another text.", filename="b.txt", origin="web")
    assert calls == [1], "the second upload does not wait for the broker again"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE extraction_original SET data = 'x'",
        "DELETE FROM extraction_original",
        "UPDATE extraction_article SET sha256 = repeat('0', 64)",
        "UPDATE extraction_article SET text = 'other'",
        "UPDATE extraction_article SET text = NULL, text_sha256 = NULL",
    ],
)
def test_the_database_refuses_to_change_what_is_stored(statement: str) -> None:
    article = receive_article(data=b"A text.", filename="a.txt", origin="web").article
    Article.objects.filter(pk=article.pk).update(text="A text.", text_sha256="0" * 64)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_sweep_rings_for_what_nobody_was_called_for(
    broker: object, django_capture_on_commit_callbacks: object
) -> None:
    receive_article(data=b"A text.", filename="a.txt", origin="web", ring=False)
    assert sweep().rung == 1


@pytest.mark.django_db(transaction=True)
def test_a_sweep_rings_for_nothing_while_bells_are_waiting(broker: "redis.Redis") -> None:
    for number in range(30):
        receive_article(text=f"Text {number}.", origin="web", ring=False)
    assert sweep().rung == 30
    Article.objects.update(rung_at="2024-01-01T00:00:00Z")
    assert sweep().rung == 0
    broker.flushdb()
    assert sweep().rung == 30
    assert broker.llen("batches") + broker.llen("articles") == 2


@pytest.mark.django_db(transaction=True)
def test_a_sweep_rings_for_each_article_alone_that_was_tried_before(
    broker: "redis.Redis",
) -> None:
    for number in range(3):
        receive_article(text=f"Text {number}.", origin="web", ring=False)
    Article.objects.update(attempts=1)
    assert sweep().rung == 3
    assert broker.llen("articles") == 3


def test_a_file_whose_name_is_no_text_is_taken_in() -> None:
    name = os.fsdecode("Görüş.txt".encode("cp1254"))
    article = receive_article(data=b"A visit.", filename=name, origin="command").article
    assert article.filename == "G?r??.txt"
