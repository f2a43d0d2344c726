"""Bad input gets a clear answer and nothing is lost: real files through the real engine."""

import io

import docx
import pypdf
import pytest

from extraction.models import Article, Origin, Original, State
from extraction.services import read_articles, receive_article
from visits.models import Participant, Visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]

STORY = (
    "Kazakhstan's Minister of Defence, Colonel General Ruslan Zhaksylykov, arrived in Azerbaijan "
    "on an official visit on 7 June 2024. In Baku he held talks with the Minister of Defence of "
    "Azerbaijan, Colonel General Zakir Hasanov. The ministers discussed joint exercises."
)
TURKISH = (
    "Türkiye's Minister of National Defence Yaşar Güler arrived in Azerbaijan on an official visit "
    "on 19 September 2023. In Baku he held talks with the Minister of Defence of Azerbaijan, "
    "Colonel General Zakir Hasanov. Şükrü, İlgın and çığ stand here for their letters."
)
RUSSIAN = (
    "Министр обороны Казахстана генерал-полковник Руслан Жаксылыков прибыл в Азербайджан с "
    "официальным визитом 7 июня 2024 года и встретился с министром обороны Закиром Гасановым."
)
GERMAN = (
    "Der Verteidigungsminister der Republik Kasachstan ist am 7. Juni 2024 zu einem offiziellen "
    "Besuch in Aserbaidschan eingetroffen und führte dort Gespräche mit seinem Amtskollegen. Beide "
    "Seiten sprachen über die weitere Zusammenarbeit ihrer Streitkräfte und "
    "unterzeichneten einen Plan."
)
DOMESTIC = (
    "The Minister of Defence of Azerbaijan, Colonel General Zakir Hasanov, inspected a military "
    "unit in the country's west on 3 March 2024. He looked at barracks and spoke with soldiers."
)


def read(data: bytes, filename: str) -> Article:
    """What becomes of a file, from the door to the end."""
    article = receive_article(data=data, filename=filename, origin=Origin.WEB).article
    read_articles(ids=[article.pk], worker="test")
    article.refresh_from_db()
    assert bytes(Original.objects.get(pk=article.pk).data) == data
    return article


def assert_the_visit_is_found(article: Article) -> None:
    assert article.state == State.READ, article.failure
    visit = Visit.objects.get()
    assert (visit.host_id, visit.start) == ("AZ", "2024-06-07")


def a_docx(text: str) -> bytes:
    word, out = docx.Document(), io.BytesIO()
    word.add_paragraph(text)
    word.save(out)
    return out.getvalue()


def a_pdf(text: str = "") -> bytes:
    """A page with the text in one line per twelve words; without text a page as a scan has it."""
    words = text.split()
    lines = [" ".join(words[at : at + 12]) for at in range(0, len(words), 12)]
    shown = "".join(f"({line}) Tj T* " for line in lines)
    content = f"BT /F1 12 Tf 14 TL 50 750 Td {shown} ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    starts = []
    for number, each in enumerate(objects, 1):
        starts.append(out.tell())
        out.write(b"%d 0 obj%s endobj\n" % (number, each))
    table = out.tell()
    out.write(b"xref\n0 6\n0000000000 65535 f \n")
    out.write(b"".join(b"%010d 00000 n \n" % start for start in starts))
    out.write(b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % table)
    return out.getvalue()


def locked(pdf: bytes) -> bytes:
    writer, out = pypdf.PdfWriter(clone_from=io.BytesIO(pdf)), io.BytesIO()
    writer.encrypt("a password", algorithm="AES-256")
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "filename"),
    [
        (STORY.encode(), "story.txt"),
        (STORY.encode("utf-16"), "story.txt"),
        (b"\xef\xbb\xbf" + STORY.encode(), "story.txt"),
        (a_docx(STORY), "story.docx"),
        (a_pdf(STORY), "story.pdf"),
        (f"<html><body><article><p>{STORY}</p></article></body></html>".encode(), "story.html"),
    ],
)
def test_every_kind_of_file_is_read(data: bytes, filename: str) -> None:
    assert_the_visit_is_found(read(data, filename))


@pytest.mark.parametrize(
    ("data", "filename"),
    [
        (a_docx(STORY), "story.txt"),
        (a_pdf(STORY), "story"),
        (f"<html><body><article><p>{STORY}</p></article></body></html>".encode(), "story"),
        (STORY.encode(), "story.unheard-of"),
    ],
)
def test_a_wrong_extension_does_not_matter(data: bytes, filename: str) -> None:
    assert_the_visit_is_found(read(data, filename))


def test_nul_bytes_and_broken_utf8_do_not_stop_a_reading() -> None:
    data = b"\x00" + STORY.encode().replace(b"exercises.", b"exercises\xff.") + b"\x00\n"
    assert_the_visit_is_found(read(data, "story.txt"))


def test_turkish_letters_in_cp1254_come_out_right() -> None:
    article = read(TURKISH.encode("cp1254"), "story.txt")
    assert article.text == TURKISH
    assert article.state == State.READ
    assert Participant.objects.filter(name="Yaşar Güler").exists()


def test_russian_in_cp1251_is_stored_in_its_own_letters() -> None:
    article = read(RUSSIAN.encode("cp1251"), "story.txt")
    assert article.text == RUSSIAN


def test_a_language_that_is_not_read_is_said() -> None:
    article = read(GERMAN.encode(), "story.txt")
    assert (article.state, article.failure_code) == (State.FAILED, "unsupported_language")
    assert article.text == GERMAN
    assert article.failure


def test_a_scanned_pdf_needs_its_text() -> None:
    article = read(a_pdf(), "scan.pdf")
    assert (article.state, article.failure_code) == (State.NEEDS_TEXT, "no_text")
    assert "paste the text" in article.failure


@pytest.mark.parametrize(
    ("data", "filename", "code", "words"),
    [
        (locked(a_pdf(STORY)), "story.pdf", "encrypted", "password"),
        (a_pdf(STORY)[:300], "story.pdf", "broken", "damaged"),
    ],
)
def test_a_file_that_cannot_be_opened_fails_in_words(
    data: bytes, filename: str, code: str, words: str
) -> None:
    article = read(data, filename)
    assert (article.state, article.failure_code) == (State.FAILED, code)
    assert words in article.failure


def test_a_docx_broken_inside_fails_in_words() -> None:
    whole = a_docx(STORY)
    at = whole.index(b"word/document.xml") + 200
    article = read(whole[:at] + b"\x00" * 40 + whole[at + 40 :], "story.docx")
    assert (article.state, article.failure_code) == (State.FAILED, "broken")
    assert "damaged" in article.failure


def test_an_article_about_no_visit_says_so_and_is_no_failure() -> None:
    article = read(DOMESTIC.encode(), "story.txt")
    assert (article.state, article.failure) == (State.NO_ENGAGEMENT, "")


def test_hostile_text_is_stored_as_it_is() -> None:
    text = STORY + " <script>alert(1)</script> ' ; DROP TABLE visits_visit; --"
    article = read(text.encode(), "story.txt")
    assert article.text == text


def test_the_same_story_in_another_format_is_its_duplicate() -> None:
    first = read(STORY.encode(), "story.txt")
    second = read(a_docx(STORY), "story.docx")
    assert second.duplicate_of == first
    assert Visit.objects.count() == 1
