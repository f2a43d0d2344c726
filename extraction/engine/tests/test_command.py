"""The command: one JSON object per file, refusals in words, the other files go on."""

import json
from pathlib import Path

import pytest

from extraction.engine.command import main

ARTICLE = (
    "The Minister of Defence of Chile, Ana Rojas, received the Defence Minister of Peru, Luis Paz."
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


def test_it_prints_one_record_per_line(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(article), str(article)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["article"]["kind"] for line in lines] == ["engagement"] * 2


def test_it_writes_into_the_folder_asked_for(article: Path, tmp_path: Path) -> None:
    assert main(["--output-dir", str(tmp_path / "out"), str(article)]) == 0
    assert json.loads((tmp_path / "out" / "article.json").read_text())["engagements"]


def test_one_bad_file_does_not_stop_the_others(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert main([str(empty), str(tmp_path / "absent.txt"), str(article)]) == 1
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    assert "empty.txt: The file is empty" in said.err
    assert "absent.txt" in said.err


def test_the_stored_text_is_added_where_it_is_not_the_files_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "marked.txt"
    file.write_bytes(b"\xef\xbb\xbf" + ARTICLE.encode())
    main([str(file)])
    assert json.loads(capsys.readouterr().out)["text"] == ARTICLE


def test_explained_records_say_how_sure_they_are(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--explain", str(article)])
    engagement = json.loads(capsys.readouterr().out)["engagements"][0]
    assert engagement["confidence"]["host"] > 0.5
    assert engagement["people"][0]["post_key"] == "minister_of_defence"


def test_a_language_that_is_switched_off_is_read_when_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kazakh.txt"
    file.write_text(
        "Қазақстан Қорғаныс министрі Ерлан Сапаров Түркия Қорғаныс министрі Кемал Асланмен "
        "кездесті."
    )
    assert main([str(file)]) == 1
    assert main(["--also", "kk", str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["article"]["language"] == "kk"
