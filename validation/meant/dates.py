"""The EDTF that was meant by a date told in another way.

What can be read in two ways (3/5/2024) is not guessed. Months are known in English, Russian and
Ukrainian; a name is known by its first three letters.
"""

from __future__ import annotations

import re

from validation import edtf

_MONTHS = (
    ("jan", "янв", "січ"),
    ("feb", "фев", "лют"),
    ("mar", "мар", "бер"),
    ("apr", "апр", "кві"),
    ("may", "май", "мая", "тра"),
    ("jun", "июн", "чер"),
    ("jul", "июл", "лип"),
    ("aug", "авг", "сер"),
    ("sep", "сен", "вер"),
    ("oct", "окт", "жов"),
    ("nov", "ноя", "лис"),
    ("dec", "дек", "гру"),
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_AROUND = " \t\n\"'“”„«»`,;"
_SINCE = re.compile(r"(?:since|from|after|с|з|від)\s+(?P<date>.+)", re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|till|before|up to|to|by|до)\s+(?P<date>.+)", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:~|≈|about\s|around\s|circa\s|ca?\.\s?|около\s|близько\s)\s*(?P<date>.+)", re.IGNORECASE
)
_OPEN_START = re.compile(r"(?:\.\.+|…)\s*/?\s*(?P<date>[^/\s].*)")
_OPEN_END = re.compile(r"(?P<date>.*[^/\s.])\s*/?\s*(?:\.\.+|…)")
_SPAN = re.compile(r"\s*(?:/|\s[-–—]\s|[–—]|\.\.+|…|\s(?:to|till|until|по|до)\s)\s*", re.IGNORECASE)
_TIME = re.compile(r"[T ][0-9]{1,2}:[0-9]{2}.*")
_YEAR_FIRST = re.compile(
    r"(?P<y>[0-9]{4})[-./ ](?P<m>[0-9]{1,2})(?:[-./ ](?P<d>[0-9]{1,2}))?(?P<q>[~?%]?)"
)
_YEAR_LAST = re.compile(
    r"(?:(?P<d>[0-9]{1,2})(?P<sep>[-./ ]))?(?P<m>[0-9]{1,2})[-./ ](?P<y>[0-9]{4})(?P<q>)"
)
_SOLID = re.compile(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})(?P<q>)")
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")


def date_meant(text: str) -> str | None:
    """The date or interval that was meant, in EDTF; None if that is not clear."""
    found = _of_any(_TIME.sub("", text).strip(_AROUND))
    if found is None or found == text:
        return None
    try:
        edtf.bounds(found)
    except ValueError:
        return None
    return found


def _of_any(text: str) -> str | None:
    for pattern, form in ((_SINCE, "{}/.."), (_UNTIL, "../{}"), (_OPEN_START, "../{}")):
        if match := pattern.fullmatch(text):
            date = _single(match["date"])
            return form.format(date) if date else None
    if date := _single(text):
        return date
    ends = [_single(end) for end in _SPAN.split(text)]
    if len(ends) == 2 and all(ends):
        return "/".join(str(end) for end in ends)
    if match := _OPEN_END.fullmatch(text):
        date = _single(match["date"])
        return f"{date}/.." if date else None
    return None


def _single(text: str) -> str | None:
    text = re.sub(r"(?<!\.)\.$", "", text.strip(_AROUND))
    if match := _ABOUT.fullmatch(text):
        date = _single(match["date"])
        return f"{date}~" if date else None
    for pattern in (_YEAR_FIRST, _YEAR_LAST, _SOLID):
        if match := pattern.fullmatch(text):
            return _of_numbers(match)
    if re.fullmatch(r"[0-9]{4}[~?%]?", text):
        return text
    return _of_words([word.casefold() for word in _WORD.findall(text)])


def _of_numbers(match: re.Match[str]) -> str | None:
    year, month, day = match["y"], int(match["m"]), match["d"]
    if day and match.groupdict().get("sep") == "/":
        if month > 12 >= int(day):
            month, day = int(day), str(month)
        elif int(day) <= 12 and int(day) != month:
            return None  # the third of May, or the fifth of March
    elif day and month > 12 >= int(day):
        month, day = int(day), str(month)
    if not 1 <= month <= 12:
        return None
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "") + match["q"]


def _of_words(words: list[str]) -> str | None:
    """A date whose month, or season, is told by its name."""
    numbers = [word for word in words if word.isdigit()]
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    if len(years) != 1 or len(days) > 1 or len(days) + 1 != len(numbers):
        return None
    if seasons := [_SEASONS[word] for word in words if word in _SEASONS]:
        return None if days or len(seasons) > 1 else f"{years[0]}-{seasons[0]}"
    months = {_NUMBERS[word[:3]] for word in words if word[:3] in _NUMBERS}
    if len(months) != 1 or len(words) > 6:
        return None
    day = f"-{int(days[0]):02}" if days else ""
    return f"{years[0]}-{months.pop():02}{day}"
