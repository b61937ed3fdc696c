"""The words of a language and of the vocabulary, each with its class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from validation.evidence.normalise import normalise
from validation.figures.language import Language
from validation.figures.letters import LETTERS
from validation.figures.tokens import DASHES, STOPS, WORD, Entry, tokeniser, with_digits

Row = Mapping[str, Any]

_MARKED = ("vague_number", "definite")  # words that differ from others of their letter
# Classes of words that belong to a number before them, of bound words before one, and of words
# that begin one.
_BEHIND_NUMBER = LETTERS["after"] + LETTERS["and_a_half"]
_BEFORE = "bBoUJRκ"
_NUMBERS = "dtTHShkKDGFgfqQXCaNYs€"
_MEASURES = LETTERS["measure"] + LETTERS["measure_one"]  # a year and a half

_UNBOUNDED = (None, None, None)  # many, most: words for which the vocabulary has no bounds


class Lexicon:
    """Cuts a phrase into words and tells the class of each."""

    def __init__(self, language: Language, bounds: Iterable[Row], vague: Iterable[Row]) -> None:
        self.language = language
        self.tokenise = tokeniser(language).findall
        self._words: dict[str, Entry] = {}
        self._longest: dict[str, int] = {}
        self._seconds: dict[str, set[str]] = {}  # the tokens that may follow a first one
        for phrase, entry in _own(language):
            self._add(phrase, entry)
        for phrase, entry in _bounds(bounds, language):
            self._add(phrase, entry)
        for row in vague:
            self._add_vague(row)

    def _add(self, phrase: str, entry: Entry) -> None:
        words = self._cut(phrase)
        self._words[" ".join(words)] = entry
        if len(words) > 1:
            self._longest[words[0]] = max(len(words), self._longest.get(words[0], 1))
            self._seconds.setdefault(words[0], set()).add(words[1])
            if words[-1] == ".":
                self._words.setdefault(" ".join(words[:-1]), entry)

    def _add_vague(self, row: Row) -> None:
        """A vague word may also count after a number: `сотни`, or be counted: `рота`.

        The first may also be one of its kind behind a bound word: `около сотни`.
        """
        phrase = row["phrase"]
        letter, number, meaning = self._words.get(" ".join(self._cut(phrase)), WORD)
        bounds = (row.get("value_low"), row.get("value_high"), row.get("unit"))
        if letter in "kKDG":
            one = phrase in self.language.one_behind_bounds.split()
            self._add(phrase, (LETTERS["group_vague"], number, (*bounds, one)))
        elif letter in "uMy":
            self._add(phrase, (LETTERS["vague_noun"], 1.0, (*bounds, meaning)))
        else:
            self._add(phrase, (LETTERS["vague"], 0.0, bounds))

    def _cut(self, phrase: str) -> list[str]:
        return self.named(self.tokenise(normalise(phrase).lower()))

    def named(self, tokens: list[str]) -> list[str]:
        """The tokens with elided words spelled out: `d'` is `de`."""
        aliases = self.language.aliases
        if not aliases or aliases.keys().isdisjoint(tokens):
            return tokens
        return [aliases.get(token, token) for token in tokens]

    def classify(self, tokens: list[str]) -> tuple[list[Entry], list[int]]:
        """The classes of `tokens`, of which several may make one word, and where each begins."""
        entries: list[Entry] = []
        begins: list[int] = []
        known, seconds = self._words.get, self._seconds
        last, behind = len(tokens) - 1, 0
        for place, token in enumerate(tokens):
            if place < behind:
                continue
            begins.append(place)
            if token in seconds and place < last and tokens[place + 1] in seconds[token]:
                entry, behind = self._several(tokens, place, entries)
            else:
                entry = known(token)
            entries.append(entry or self._unknown(token))
        return entries, begins

    def _several(
        self, tokens: list[str], place: int, before: list[Entry]
    ) -> tuple[Entry | None, int]:
        """The longest run of tokens from `place` that makes one word, and the place behind it."""
        most = place + self._longest[tokens[place]]
        for behind in range(min(most, len(tokens)), place + 1, -1):
            entry = self._words.get(" ".join(tokens[place:behind]))
            if entry is not None:
                if entry[0] in _BEHIND_NUMBER and self._is_apart(tokens, place, before):
                    break
                return entry, behind
        return self._words.get(tokens[place]), 0

    def _is_apart(self, tokens: list[str], place: int, before: list[Entry]) -> bool:
        """Whether words that belong to a number before them, such as `and more`, have none."""
        told = any(entry[0] in _NUMBERS + _MEASURES for entry in before)
        return not told or self._bounds_what_follows(tokens, place + 1)

    def _bounds_what_follows(self, tokens: list[str], place: int) -> bool:
        """Whether a bound word at `place` has its number behind it: `and more than 300`."""
        most = min(place + self._longest.get(tokens[place], 1), len(tokens) - 1)
        for behind in range(most, place, -1):
            entry = self._words.get(" ".join(tokens[place:behind]))
            if entry is not None and entry[0] in _BEFORE:
                follows = self._words.get(tokens[behind]) or self._unknown(tokens[behind])
                return follows[0] in _NUMBERS
        return False

    def _unknown(self, token: str) -> Entry:
        if not token.isalpha():
            return with_digits(token, self.language)
        compound = self.language.compound
        number = compound(token) if compound else None
        return WORD if number is None else (LETTERS["whole"], *number)


def _own(language: Language) -> Iterator[tuple[str, Entry]]:
    """The language's own words."""
    for name, words in language.words.items():
        bounds = _UNBOUNDED if LETTERS[name] == "q" else None
        yield from _each(words, (LETTERS[name], float(name in _MARKED), bounds))
    for number, words in language.numbers.items():
        yield from _each(words, (LETTERS[_place(number)], number, None))
    for name, values in language.valued.items():
        for number, words in values.items():
            bounds = _UNBOUNDED if name == "group_vague" else None
            yield from _each(words, (LETTERS[name], number, bounds))
    for key, words in language.nouns.items():
        yield from _each(words, _noun(key))
    for currency, words in language.money.items():
        yield from _each(words, (LETTERS["money"], 0.0, currency))
    yield from ((mark, (LETTERS["stop"], 0.0, None)) for mark in STOPS)
    yield from ((mark, (LETTERS["dash"], 0.0, None)) for mark in DASHES)
    yield ",", (LETTERS["comma"], 0.0, None)
    yield ":", (LETTERS["colon"], 0.0, None)


def _each(words: str, entry: Entry) -> Iterator[tuple[str, Entry]]:
    return ((word.replace("_", " "), entry) for word in words.split())


def _place(number: float) -> str:
    """The place that a number word takes in a longer number."""
    if number < 10:
        return "unit" if number else "whole"
    if number < 100:
        return "teen" if number < 20 else "ten"
    return "hundreds"


def _noun(key: str) -> Entry:
    """A noun by its key: `people`, `duration.years`, `noun_inverted:people`."""
    letter, _, meaning = key.rpartition(":")
    kind, _, unit = meaning.partition(".")
    plain = "measure" if kind == "duration" else "noun"
    number = 0.5 if letter == "half_measure" else 0.0
    return (LETTERS[letter or plain], number, (kind, unit or kind))


def _bounds(rows: Iterable[Row], language: Language) -> Iterator[tuple[str, Entry]]:
    """The vocabulary's bound words, one entry for all that a word may mean."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    openers: dict[str, str] = {}
    for row in rows:
        first, ellipsis, second = (part.strip() for part in row["phrase"].partition("\u2026"))
        if ellipsis:
            openers |= {first: "from", second: "to"}
        elif row["comparator"] == "between":
            openers[first] = "between"
        else:
            (before if row["position"] == "before" else after)[first] = row["comparator"]
    for phrase in before | after | openers:
        meaning = (before.get(phrase), after.get(phrase))
        name = _name(meaning, openers.get(phrase), phrase.lower(), language)
        yield phrase, (LETTERS[name], float(phrase == language.by), meaning)


def _name(
    meaning: tuple[str | None, str | None], opener: str | None, phrase: str, language: Language
) -> str:
    if opener:
        return opener + "_or_bound" if meaning[0] and opener != "between" else opener
    if meaning[1]:
        return "before_or_after" if meaning[0] else "after"
    if phrase.replace(" ", "_") in language.bounds_that_join.split():
        return "bound_joins"
    return "before_or_preposition" if phrase in language.prepositions.split() else "before"
