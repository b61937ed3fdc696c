"""The text of a document: an HTML page, a PDF file or a plain text.

What a library makes of a page changes from version to version: so the text is archived and
hashed, and never extracted again to verify it.
"""

from __future__ import annotations

import html
import importlib.metadata
import io
import logging
import re
import struct
import zlib
from pathlib import PurePath
from typing import TYPE_CHECKING

from src.evidence.clean import clean, line
from src.evidence.decode import decoded
from src.evidence.document import MAX_BYTES, Extracted, Meta, NotAddedError, Raw
from validation.records.clean_text import heap_of_marks

if TYPE_CHECKING:
    from pypdf import PdfReader

HTML, TEXT, PDF = "text/html", "text/plain", "application/pdf"
_TYPES = {"application/xhtml+xml": HTML, HTML: HTML, TEXT: TEXT, PDF: PDF}
_ENDINGS = {".html": HTML, ".htm": HTML, ".xhtml": HTML, ".txt": TEXT, ".pdf": PDF}
_UNTOLD = (None, "application/octet-stream", "binary/octet-stream")
_HTML = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_MAX_TAGS = 50_000  # more than twice those of a long article: beyond, extraction takes long
_MAX_PAGES = 1000


def extract(raw: Raw) -> Extracted:
    """The text of a document and what the document says of itself. Raises NotAddedError."""
    if len(raw.data) > MAX_BYTES:
        raise NotAddedError(f"the document is larger than {MAX_BYTES:,} bytes")
    return {HTML: _html, TEXT: _text, PDF: _pdf}[_type(raw)](raw)


def _type(raw: Raw) -> str:
    if raw.data[:1024].lstrip().startswith(b"%PDF-"):
        return PDF
    told = raw.content_type.lower() if raw.content_type else None
    named = _ENDINGS.get(PurePath(raw.name or "").suffix.lower()) if raw.name else None
    known = _TYPES.get(told or "") or named
    if known is None and told in _UNTOLD and _HTML.search(raw.data[:4096]):
        known = HTML
    if known == PDF:
        raise NotAddedError("this is no PDF file, whatever it is called")
    if known is None:
        raise NotAddedError(f"only HTML, TXT and PDF are read, not {told or raw.name or 'this'}")
    return known


def _version(package: str) -> str:
    return importlib.metadata.version(package)


def _text(raw: Raw) -> Extracted:
    text, charset = decoded(raw.data, raw.charset)
    return Extracted(clean(text), TEXT, charset)


def _html(raw: Raw) -> Extracted:
    import trafilatura
    from trafilatura.metadata import extract_metadata

    from src.evidence.page import meta_of

    if raw.data.count(b"<") > _MAX_TAGS:
        told = f"the page has more than {_MAX_TAGS:,} tags"
        raise NotAddedError(f"{told}: save its text as a .txt file, and add that")
    source, charset = decoded(raw.data, raw.charset, markup=True)
    _refuse_heap(html.unescape(source))  # of what stands in attributes
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # Each gets a tree of its own: trafilatura takes apart the one that it is given.
    trees = [trafilatura.load_html(source.replace("\0", "")) for _ in range(3)]
    if trees[0] is not None:
        _refuse_heap(trees[0].xpath("string()"))
    text = trafilatura.extract(trees[0], include_comments=False) if None not in trees else None
    if not text:
        raise NotAddedError("no text of an article was found in the page")
    meta = meta_of(trees[1], extract_metadata(trees[2], default_url=raw.answered))
    return Extracted(
        clean(_headed(text, meta.title)),
        HTML,
        charset,
        "trafilatura",
        _version("trafilatura"),
        meta,
    )


def _refuse_heap(text: str) -> None:
    """Trafilatura normalises all that it is given, which takes hours for a heap of marks."""
    if heap_of_marks(text) is not None:
        raise NotAddedError("the page has a heap of combining marks")


def _headed(text: str, title: str | None) -> str:
    """A text that begins with its title, which may be part of what is quoted."""
    if title is None or title in (line(text[: 2 * len(title) + 500], 10_000) or ""):
        return text
    return f"{title}\n\n{text}"


# What a broken file makes pypdf stumble over, besides its own errors.
_STUMBLES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def _pdf(raw: Raw) -> Extracted:
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw.data))
        if len(reader.pages) > _MAX_PAGES:
            raise NotAddedError(f"the PDF file has more than {_MAX_PAGES:,} pages")
        text, title = _pages(reader), reader.metadata and reader.metadata.title
    except (PyPdfError, *_STUMBLES) as error:
        raise NotAddedError(f"the PDF file cannot be read: {error}") from error
    meta = Meta(title=line(title) if isinstance(title, str) else None)
    return Extracted(clean(text), PDF, None, "pypdf", _version("pypdf"), meta)


def _pages(reader: PdfReader) -> str:
    pages: list[str] = []
    for page in reader.pages:
        pages.append(page.extract_text())
        if sum(map(len, pages)) > MAX_BYTES:
            raise NotAddedError(f"the text is longer than {MAX_BYTES:,} characters")
    return "\n\n".join(pages)
