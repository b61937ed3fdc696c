"""The codes of languages and countries that were meant by their names and by other codes.

Only what people are likely to write is listed: names in English, codes of three letters, and
codes of countries that are none of ISO 3166-1.
"""

from __future__ import annotations

import re

_LANGUAGES = (
    "be bel belarusian belorussian by",
    "de deu ger german",
    "en eng english",
    "es spa spanish",
    "et est estonian",
    "fi fin finnish",
    "fr fra fre french",
    "it ita italian",
    "ka kat geo georgian",
    "kk kaz kazakh",
    "lt lit lithuanian",
    "lv lav latvian",
    "nl nld dutch",
    "pl pol polish",
    "ru rus russian",
    "uk ukr ukrainian ua",
)
_COUNTRIES = (
    "BY BLR Belarus",
    "CN CHN China",
    "DE DEU Germany",
    "EE EST Estonia",
    "ES ESP Spain",
    "FI FIN Finland",
    "FR FRA France",
    "GB GBR UK|United Kingdom|Great Britain|Britain",
    "GE GEO Georgia",
    "IL ISR Israel",
    "IT ITA Italy",
    "KP PRK North Korea",
    "KZ KAZ Kazakhstan",
    "LT LTU Lithuania",
    "LV LVA Latvia",
    "MD MDA Moldova",
    "NL NLD Netherlands|The Netherlands",
    "NO NOR Norway",
    "PL POL Poland",
    "RU RUS Russia|Russian Federation|The Russian Federation",
    "SE SWE Sweden",
    "TR TUR Turkey|Türkiye",
    "UA UKR Ukraine",
    "US USA United States|United States of America|America",
)
_TAG_OF = {name: line.split()[0] for line in _LANGUAGES for name in line.split()}
_CODE_OF = {
    name.casefold(): line[:2]
    for line in _COUNTRIES
    for name in [line[:2], line[3:6], *line[7:].split("|")]
}
_TAG = re.compile(r"(?P<language>[A-Za-z]{2,})(?:[-_ ](?P<part>[A-Za-z]{2}|[A-Za-z]{4}))?")


def language_meant(text: str) -> str | None:
    """The tag of a language, by its name, another code, or a tag written in another way."""
    match = _TAG.fullmatch(text.strip())
    if match is None:
        return None
    folded = match["language"].casefold()
    tag = _TAG_OF.get(folded, folded if len(folded) == 2 else None)
    if tag is None or match["part"] is None:
        return tag
    part = match["part"].upper() if len(match["part"]) == 2 else match["part"].title()
    return f"{tag}-{part}"


def country_meant(text: str) -> str | None:
    """The code of a country, by its name or another code."""
    folded = re.sub(r"[.]", "", text.strip().casefold())
    return _CODE_OF.get(folded)
