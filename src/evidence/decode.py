"""From bytes to text: by the mark at their beginning, by what they and the server say, by looking.

What is declared is often wrong. A text that reads as UTF-8 is UTF-8, whatever is declared: texts
in other charsets hardly ever do by chance. Of what server and page declare, the one that gives the
likelier text is taken; another, where both would give a mess.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from src.evidence.document import NotAddedError

_MARKS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as the mark of UTF-16 does
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]

# The charsets of the Encoding Standard, by Python's names. Python has other codecs that give
# text (of escapes, of host names), which no page is in.
_NAMES = """
utf-8 utf-16 utf-16-le utf-16-be cp866 koi8-r koi8-u mac-cyrillic mac-roman cp874 cp1250 cp1251
cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6
iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 gbk gb18030 big5
big5hkscs euc_jp shift_jis cp932 iso2022_jp euc_kr cp949
"""
_CHARSETS = frozenset(_NAMES.split())

# What the Encoding Standard reads these names as, and so do browsers.
_READ_AS = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874"}

_META = re.compile(
    rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE
)
_TAG = re.compile(rb"<[^<>]*>")
_LOOKED_AT = 1_000_000
_FIRST = 4096  # a page declares its charset in its first 1,024 bytes; some are late


def decoded(data: bytes, declared: str | None = None, *, markup: bool = False) -> tuple[str, str]:
    """The text, and the charset that it was in, by Python's name.

    `declared` is the charset of the server; that of a page (`markup`) is looked up in it. Raises
    NotAddedError.
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], charset), charset
    claimed = [declared, _in_page(data) if markup else None]
    names = [name for name in map(_known, claimed) if name]
    if any(name.startswith("utf-16") for name in names[:1]):
        return _strict(data, names[0]), names[0]
    readable = [name for name in dict.fromkeys(["utf-8", *names]) if _reads(data, name)]
    if "utf-8" in readable:
        return data.decode("utf-8"), "utf-8"
    words = data[:_LOOKED_AT]
    charset = _likeliest(_TAG.sub(b" ", words) if markup else words, readable)
    return _strict(data, charset), charset


def _in_page(data: bytes) -> str | None:
    found = _META.search(data[:_FIRST])
    return found[1].decode("ascii") if found else None


def _known(name: str | None) -> str | None:
    """Python's name of a charset in which pages are written."""
    try:
        found = codecs.lookup(name or "").name
    except (LookupError, ValueError):
        return None
    found = _READ_AS.get(found, found)
    return found if found in _CHARSETS else None


def _reads(data: bytes, charset: str) -> bool:
    try:
        data.decode(charset)
    except UnicodeError:
        return False
    return True


def _strict(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset)
    except UnicodeError as error:
        raise NotAddedError(f"the text is not in {charset}, which it seems to be in") from error


def _likeliest(data: bytes, declared: list[str]) -> str:
    """The likeliest charset: one of those declared, unless they make a mess of the text."""
    best = from_bytes(data, cp_isolation=declared).best() if declared else None
    best = best or from_bytes(data, cp_isolation=sorted(_CHARSETS)).best()
    if best is not None:
        return codecs.lookup(best.encoding).name
    if declared:
        return declared[0]
    raise NotAddedError("the charset of the text cannot be told: save it as UTF-8")
