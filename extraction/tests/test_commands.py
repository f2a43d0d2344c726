"""The command line: folders in, a summary in words out, safe to repeat."""

import io
from pathlib import Path

import docx
import pytest
from django.core.management import CommandError, call_command

from extraction.folder import article_files, without_header
from extraction.models import Article, Origin, State
from extraction.services import read_articles
from extraction.tests.conftest import arrive, told

HEADER = b"Source: https://a.example/1\nOutlet: Trend\nPublished: 2024-06-07\nTitle: A visit\n---\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles in a folder, one of them deeper, beside what is none."""
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    (tmp_path / "one.txt").write_bytes(HEADER + b"The text of one.\n")
    (tmp_path / "two.html").write_text("<html><p>The text of two.</p></html>")
    word = docx.Document()
    word.add_paragraph("The text of three.")
    word.save(str(tmp_path / "deep" / "deeper" / "three.docx"))
    (tmp_path / "one.json").write_text("{}")
    (tmp_path / ".hidden.txt").write_text("Hidden.")
    return tmp_path


def ingest(*paths: Path) -> tuple[str, str, int]:
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("ingest", *map(str, paths), stdout=out, stderr=err)
    except SystemExit as end:
        return out.getvalue(), err.getvalue(), int(end.code or 0)
    return out.getvalue(), err.getvalue(), 0


@pytest.mark.django_db
def test_it_takes_in_a_folder_with_all_below_it(folder: Path) -> None:
    out, _, status = ingest(folder)
    assert "3 articles taken in, 0 known already." in out
    assert status == 0
    assert set(Article.objects.values_list("filename", flat=True)) == {
        "one.txt",
        "two.html",
        "three.docx",
    }


@pytest.mark.django_db
def test_taking_in_twice_changes_nothing(folder: Path) -> None:
    ingest(folder)
    out, _, status = ingest(folder, folder / "one.txt")
    assert "0 articles taken in, 3 known already." in out
    assert status == 0
    assert Article.objects.count() == 3


@pytest.mark.django_db
def test_the_header_of_a_file_is_used_and_not_stored(folder: Path) -> None:
    ingest(folder / "one.txt")
    article = Article.objects.get()
    assert bytes(article.original.data) == b"The text of one.\n"
    assert (article.address, article.outlet) == ("https://a.example/1", "Trend")
    assert (article.published, article.title) == ("2024-06-07", "A visit")
    assert article.origin == Origin.COMMAND


@pytest.mark.django_db
def test_one_bad_file_is_said_and_holds_up_no_other(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    out, err, status = ingest(folder)
    assert "3 articles taken in, 0 known already, 1 refused." in out
    assert "empty.txt: The file is empty (0 bytes)." in err
    assert status == 1


@pytest.mark.django_db
def test_a_path_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"There is no .*nowhere"):
        ingest(tmp_path / "nowhere")


@pytest.mark.django_db
def test_a_folder_without_articles_is_said(tmp_path: Path) -> None:
    _, err, status = ingest(tmp_path)
    assert "Nothing was taken in" in err
    assert status == 1


@pytest.mark.parametrize(
    "data",
    [
        b"A text without a header.\n---\nmore",
        b"Title of the story: a visit\n---\nmore",
        b"Source: https://a.example\nno end of the header",
        b"---\nOnly dashes",
        b"",
    ],
)
def test_what_is_no_header_stays_in_the_text(data: bytes) -> None:
    assert without_header(data)[1] == data


def test_a_header_with_windows_line_ends_is_one_too() -> None:
    header, body = without_header(HEADER.replace(b"\n", b"\r\n") + b"Text.\r\n")
    assert header.outlet == "Trend"
    assert body == b"Text.\r\n"


def test_files_named_outright_are_taken_whatever_their_name(tmp_path: Path) -> None:
    odd = tmp_path / "odd.name"
    assert list(article_files([odd])) == [odd]


@pytest.mark.django_db
@pytest.mark.usefixtures("reference", "scripted")
def test_read_again_takes_numbers_and_refuses_to_guess() -> None:
    article = arrive(told())
    read_articles(ids=[article.pk], worker="test")
    with pytest.raises(CommandError, match="by number"):
        call_command("read_again")
    out = io.StringIO()
    call_command("read_again", str(article.pk), stdout=out)
    assert "1 back in the queue" in out.getvalue()
    article.refresh_from_db()
    assert article.state == State.QUEUED


@pytest.mark.django_db
def test_sweep_says_what_it_did(broker: object) -> None:
    arrive("A text.")
    out = io.StringIO()
    call_command("sweep", stdout=out)
    assert "a worker called for 1" in out.getvalue()


@pytest.mark.broker
@pytest.mark.django_db(transaction=True)
def test_waiting_ends_when_all_is_read(workers: object, folder: Path) -> None:
    workers.start()  # type: ignore[attr-defined]
    out = io.StringIO()
    call_command("ingest", str(folder), "--wait", stdout=out)
    assert "Of these: 3 without an engagement." in out.getvalue()
