"""Files of every kind: a document, or a refusal in words."""

import io
import re
import zipfile

import docx
import pypdf
import pytest
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
)

from extraction.engine import Limits, Refusal, open_document

TEXT = "Müdafiə naziri nümayəndə heyəti ilə görüşüb."


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT.encode(), "a.txt"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "a.txt"),
        (TEXT.encode("utf-16"), "a.txt"),
        (TEXT.encode("utf-16-le"), None),
    ],
)
def test_text_is_read_whatever_its_encoding(data: bytes, name: str | None) -> None:
    assert open_document(data, filename=name).text == TEXT


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Министр обороны принял делегацию", "cp1251"),
        ("Genelkurmay Başkanı İtalya Savunma Bakanı ile görüştü", "cp1254"),
    ],
)
def test_legacy_code_pages_are_told_apart(text: str, page: str) -> None:
    document = open_document(text.encode(page), filename="a.txt")
    assert document.text == text
    assert not document.verbatim


def test_newlines_and_control_characters_are_made_plain() -> None:
    document = open_document(b"one\r\ntwo\x00three", filename="a.txt")
    assert document.text == "one\ntwo three"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t", "a.txt", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "a.png", "unknown_type"),
        (b"a,b\n1,2", "a.csv", "unknown_type"),
        (bytes(range(256)) * 20, "a.txt", "binary"),
        (b"%PDF-1.7\nnothing", "a.pdf", "broken"),
        (b"PK\x03\x04broken", "a.docx", "broken"),
        (b"just words", "a.docx", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 9, "a.doc", "unknown_type"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, name: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        open_document(data, filename=name)
    assert refused.value.code == code
    assert len(refused.value.message) > 20


def test_a_file_over_the_limit_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        open_document(b"x" * 101, filename="a.txt", limits=Limits(max_bytes=100))
    assert refused.value.code == "too_large"


def test_a_pdf_without_text_asks_for_text() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(Refusal) as refused:
        open_document(stream.getvalue(), filename="scan.pdf")
    assert refused.value.code == "no_text"


def with_a_font_of_its_own(letter: str, lines: list[str]) -> bytes:
    """A PDF such as a browser prints: a letter that the page's font lacks comes from another."""
    cmap = DecodedStreamObject()
    cmap.set_data(
        b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        b"1 beginbfchar <1D> %s endbfchar endcmap" % f"<{ord(letter):04X}>".encode()
    )
    runs = [
        f"BT /{'F2' if run == letter else 'F1'} 10 Tf 1 0 0 1 20 {700 - 12 * row} Tm "
        f"{6 * start} 0 Td {'<1D>' if run == letter else f'({run})'} Tj ET"
        for row, line in enumerate(lines)
        for start, run in ((m.start(), m[0]) for m in re.finditer(f"{letter}|[^{letter}]+", line))
    ]
    content = DecodedStreamObject()
    content.set_data("\n".join(runs).encode())
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(600, 800)
    page[NameObject("/Contents")] = writer._add_object(content)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Courier"}
    other = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type3"),
            NameObject("/FontMatrix"): ArrayObject(map(FloatObject, (0.001, 0, 0, 0.001, 0, 0))),
            NameObject("/FontBBox"): ArrayObject(map(FloatObject, (0, 0, 600, 600))),
            NameObject("/CharProcs"): DictionaryObject(),
            NameObject("/FirstChar"): NumberObject(29),
            NameObject("/LastChar"): NumberObject(29),
            NameObject("/Widths"): ArrayObject([NumberObject(600)]),
            NameObject("/ToUnicode"): writer._add_object(cmap),
        }
    )
    first = DictionaryObject({NameObject(k): NameObject(v) for k, v in font.items()})
    fonts = DictionaryObject({NameObject("/F1"): first, NameObject("/F2"): other})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_words_torn_by_a_second_font_are_whole_again() -> None:
    lines = ["Nazir xəbər verib ki, heyət sabah gələcək.", "Zakir Həsənov"]
    data = with_a_font_of_its_own("ə", lines)
    assert open_document(data, filename="a.pdf").text == "\n".join(lines)


def test_a_protected_pdf_says_so() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(Refusal) as refused:
        open_document(stream.getvalue(), filename="a.pdf")
    assert refused.value.code == "encrypted"


def test_a_word_file_is_read_paragraph_by_paragraph() -> None:
    word = docx.Document()
    word.add_paragraph("The minister received a delegation.")
    word.add_paragraph("They held talks.")
    stream = io.BytesIO()
    word.save(stream)
    document = open_document(stream.getvalue(), filename="a.docx")
    assert document.text == "The minister received a delegation.\n\nThey held talks."


def test_the_article_is_taken_out_of_a_page() -> None:
    body = "<p>" + "The minister received a delegation from abroad at the ministry. " * 6 + "</p>"
    page = f"<html><body><nav>Home</nav><article>{body}</article></body></html>"
    text = open_document(page.encode(), filename="a.html").text
    assert "received a delegation" in text
    assert "Home" not in text


def a_word_file(document: bytes, **others: bytes) -> bytes:
    """A docx whose document part (and others, by the end of their name) is as given."""
    whole, out = io.BytesIO(), io.BytesIO()
    docx.Document().save(whole)
    parts = {"document.xml": document, **{f"{name}.xml": data for name, data in others.items()}}
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name.rpartition("/")[2], old.read(name)))
    return out.getvalue()


def a_word_body(inside: bytes) -> bytes:
    namespace = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return b'<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (namespace, inside)


def a_cell(text: bytes, properties: bytes = b"") -> bytes:
    words = b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % text
    return b"<w:tc><w:tcPr>%s</w:tcPr>%s</w:tc>" % (properties, words)


@pytest.mark.parametrize("document", [b"", b"<cut", b"<other/>", a_word_body(b"")[:-40]])
def test_a_word_file_that_is_none_inside_is_refused_as_broken(document: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        open_document(a_word_file(document), filename="a.docx")
    assert refused.value.code == "broken"


def test_a_word_file_without_a_body_is_refused_as_broken() -> None:
    document = a_word_body(b"").replace(b"<w:body></w:body>", b"")
    with pytest.raises(Refusal) as refused:
        open_document(a_word_file(document), filename="a.docx")
    assert refused.value.code == "broken"


def test_a_word_file_with_a_spoilt_title_is_read_without_it() -> None:
    body = a_word_body(b"<w:p><w:r><w:t>They held talks.</w:t></w:r></w:p>")
    document = open_document(a_word_file(body, core=b"<other/>"), filename="a.docx")
    assert (document.text, document.title) == ("They held talks.", None)


def test_a_cell_over_a_hundred_million_columns_is_one_cell() -> None:
    wide = a_cell(b"wide", b'<w:gridSpan w:val="100000000"/>')
    row = b"<w:tr>" + wide + a_cell(b"next") + b"</w:tr>"
    body = a_word_body(b"<w:tbl>" + row + b"</w:tbl>")
    assert open_document(a_word_file(body), filename="a.docx").text == "wide\tnext"


def test_a_word_file_whose_text_unpacks_beyond_the_limit_is_refused() -> None:
    body = a_word_body(b"<w:p/>" * 1000)
    limits = Limits(max_document=5000)
    with pytest.raises(Refusal) as refused:
        open_document(a_word_file(body), filename="a.docx", limits=limits)
    assert refused.value.code == "too_large"


@pytest.mark.parametrize("charset", ["punycode", "undefined", "utf-16", "rot13", "no-such-thing"])
def test_a_page_that_names_a_foolish_charset_is_read_by_its_bytes(charset: str) -> None:
    words = "<p>" + "Müdafiə naziri nümayəndə heyəti ilə görüşüb. " * 6 + "</p>"
    page = f'<html><head><meta charset="{charset}"></head><body><article>{words}</article></body>'
    text = open_document(page.encode(), filename="a.html").text
    assert text.startswith("Müdafiə naziri")


def test_a_page_is_read_in_the_charset_it_names() -> None:
    words = "<p>" + "Министр обороны принял делегацию в министерстве. " * 6 + "</p>"
    head = '<html><head><meta charset="koi8-r"></head>'
    page = f"{head}<body><article>{words}</article></body></html>"
    assert "принял делегацию" in open_document(page.encode("koi8-r"), filename="a.html").text


def test_a_tag_with_thousands_of_attributes_is_refused() -> None:
    tag = "<p " + " ".join(f"a{number}=1" for number in range(5000)) + ">"
    with pytest.raises(Refusal) as refused:
        open_document(f"<html><body>{tag}Words.</p></body></html>".encode(), filename="a.html")
    assert refused.value.code == "broken"


def test_an_rtf_file_under_the_name_of_a_text_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        open_document(b"{\\rtf1\\ansi They held talks.}", filename="a.txt")
    assert refused.value.code == "unknown_type"


def test_text_in_utf32_is_read() -> None:
    assert open_document(TEXT.encode("utf-32"), filename="a.txt").text == TEXT
