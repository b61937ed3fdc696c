"""The words of a text as names are compared by: without case, marks and endings.

Russian and Ukrainian endings of nouns and adjectives are cut off, so that a name is known in
every case: what is left need not be a stem, it only has to be the same for all forms.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

# Longest first. Possessive surnames (-ов, -ин) keep their suffix in every case.
_ENDINGS = re.compile(
    "(?<=..)(?:ого|его|ому|ему|ыми|ими|ові|еві|єві|ами|ями"
    "|ым|им|ім|ых|их|іх|ый|ий|ій|ой|ая|яя|ую|юю|ое|ее|ої|ою|ею|єю|ам|ям|ах|ях|ом|ем|єм"
    "|а|я|у|ю|е|є|и|і|ї|ы|о|й)$"
)
_LEFT_OVER = re.compile("(?<=..)[аеєиіїоуыюяй]+$")  # Серге-я, Мари-и
_FLEETING = re.compile("(?<=[^аеєиіїоуыюя])[ео]([лцкн])$")  # Павел, Павла
_SILENT = str.maketrans({"ё": "е", "ґ": "г", "ь": "", "ъ": ""})
_STRESS = dict.fromkeys((0x300, 0x301))
_APOSTROPHE = re.compile("(?<=[а-яєіїґ])['’ʼ`´‘](?=[а-яєіїґ])")
_CYRILLIC = re.compile("[а-яєіїґ]")
_WORD = re.compile(r"[^\W\d_]+|\d+")

# Latin letters that look Cyrillic, for words that mix both.
_ALIKE = str.maketrans("aceiopxykhmtb", "асеіорхукнмтв")


def words(text: str) -> list[str]:
    """The words and numbers of a text or address, in their order, each in comparable form."""
    return [_comparable(word) for word in _WORD.findall(_folded(text))]


def _folded(text: str) -> str:
    if "%" in text:
        text = unquote(text)
    if not text.isascii():
        marked = unicodedata.normalize("NFD", text).translate(_STRESS)
        text = unicodedata.normalize("NFC", marked)
        text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return _APOSTROPHE.sub("", text.casefold())


def _comparable(word: str) -> str:
    if not _CYRILLIC.search(word):
        return word
    word = word.translate(_ALIKE).translate(_SILENT)
    word = _LEFT_OVER.sub("", _ENDINGS.sub("", word))
    return _FLEETING.sub(r"\1", word)
