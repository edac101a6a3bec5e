"""PDFs: their words as they were written, and in a sentence why there are none."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.collect.pdfs import is_pdf
from briefer.collect.reader import read
from briefer.model import Article, Source

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
URL = "https://harbour.example/report.pdf"
LINES = [
    "Bridge report",
    "The council of Oldport voted on Tuesday to close the old bridge for six",
    "weeks. About 4,000 people cross it each day, the mayor, Ada Lind, said, and thirty-",
    "five of them live beside it. The closing begins in May for all of the engi-",
    "neers who work there.",
    "The ferry to the islands will run twice a day until then, said the engineers.",
]


def pdf(
    pages: list[list[str]],
    *,
    title: str = "",
    encrypt: str = "",
    date: str = "20260503100000+02'00'",
) -> bytes:
    """A PDF of these lines, each page with a header and its number."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for number, lines in enumerate(pages, start=1):
        shown = [f"Harbour Office, page {number}", *lines, str(number)] if len(pages) > 2 else lines
        escaped = [line.replace("(", r"\(").replace(")", r"\)") for line in shown]
        stream = "BT /F1 10 Tf 12 TL 50 780 Td " + " ".join(f"({t}) Tj T*" for t in escaped) + " ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 <<"
            " /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
            f" /Contents {len(objects) + 2} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    objects.append(f"<< /Title ({title}) /Author (Ada Lind) /CreationDate (D:{date}) >>")
    return _file(objects, encrypt=encrypt)


def _file(objects: list[str], *, encrypt: str) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    trailer = (
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {encrypt}>>"
    )
    return out + f"{head}{trailer}\nstartxref\n{len(out)}\n%%EOF\n".encode()


def articles(body: bytes, *, kind: str = "page") -> tuple[tuple[Article, ...], str]:
    found = read(body, source=Source("report", URL, kind), at=AT, url=URL)
    return found.articles, found.problems[0].reason if found.problems else ""


@pytest.fixture(autouse=True)
def library(request: pytest.FixtureRequest) -> None:
    """All but the test of its absence need the library."""
    if "without_the_extra" not in request.node.name:
        pytest.importorskip("pypdf")


def test_the_lines_of_a_pdf_are_paragraphs_again() -> None:
    (article,), problem = articles(pdf([LINES], title="Report on the bridge"))

    assert problem == ""
    assert (article.title, article.url, article.publisher) == (
        "Report on the bridge", URL, "harbour.example",
    )  # fmt: skip
    assert article.published == datetime(2026, 5, 3, 8, tzinfo=UTC)
    assert "close the old bridge for six weeks. About 4,000 people" in article.text
    assert "thirty-five" in article.text
    assert "all of the engineers who work there.\nThe ferry" in article.text


def test_a_pdf_without_a_title_is_called_by_its_first_line() -> None:
    for named in ("", "report-final.docx", "Microsoft Word - x"):
        assert articles(pdf([LINES], title=named))[0][0].title == "Bridge report"


def test_headers_footers_and_page_numbers_are_no_words_of_it() -> None:
    (article,), _ = articles(pdf([LINES] * 4))

    assert "page" not in article.text
    assert not [line for line in article.text.split("\n") if line.isdigit()]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(pdf([[]]), "pages are pictures", id="scan"),
        pytest.param(b"%PDF-1.4\nnothing", "cannot be read", id="broken"),
        pytest.param(
            pdf([LINES], encrypt="/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
                + "28" * 32 + "> /U <" + "29" * 32 + "> >> /ID [<00> <00>] "),
            "locked with a password|cannot be read", id="locked"),
    ],
)  # fmt: skip
def test_a_pdf_that_gives_nothing_says_why(body: bytes, reason: str) -> None:
    import re

    found, problem = articles(body)

    assert found == ()
    assert re.search(reason, problem)


def test_of_a_long_pdf_the_first_pages_are_read_and_the_others_counted() -> None:
    found, problem = articles(pdf([LINES] * 103))

    assert len(found) == 1
    assert problem == "3 pages beyond the first 100 were left out"


@given(st.integers(0, 1500), st.binary(max_size=30))
@settings(max_examples=40)
def test_a_damaged_pdf_never_raises(place: int, spoil: bytes) -> None:
    body = pdf([LINES])
    found, problem = articles(body[:place] + spoil + body[place + len(spoil) :])

    assert found or problem
    assert is_pdf(body)


def test_without_the_extra_it_is_said_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)

    found, problem = articles(pdf([LINES]))

    assert found == ()
    assert 'pip install "briefer-news[pdf]"' in problem
