"""How long proving phrases takes: `python -m benchmarks.phrases` prints times over a memory scan.

A million phrases in 200,000 texts, made up with a seed: a third each English, Russian and
Ukrainian. All is measured in the same loop over the same texts, batch by batch: a batch is larger
than a processor's cache, so that each measure reads its texts from memory. The scan goes through
the UTF-8 bytes of each text once for one byte that no UTF-8 has. The limits are the project's.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from typing import NamedTuple

from validation.evidence.anchored import Anchored, judge
from validation.evidence.match import Span, find
from validation.evidence.normalise import Normalised

TEXTS = 200_000
PHRASES_A_TEXT = 5
BATCH = 10_000
BYTES_A_TEXT = 6_000
LIMITS = {"anchored": 25, "anew": 200}
_SEED = 20240224

# Each sentence has a figure of its own, so that a phrase with it stands once in a text.
_SENTENCES = {
    "en": (
        "The {unit} lost {n} men near {place}, “and nobody counted the wounded,” said {who}.",
        "According to {who}, at least {n} soldiers refused to return to {place} that month.",
        "More than {n} complaints reached the hotline — most of them came from {place}.",
        "{who} told reporters: “We had {n} of them in the {unit}, and now there are far fewer.”",
        "It’s hard to verify the figure of {n} deserters that {who} gave in {place}.",
        "In {place}, a court heard {n} cases against men of the {unit} (not all were tried).",
    ),
    "ru": (
        "По словам {who}, не менее {n} военнослужащих отказались возвращаться под {place}.",
        "В {unit} насчитали {n} человек, «а раненых никто не считал», — говорит {who}.",
        "Более {n} обращений поступило на горячую линию; большинство из них — из {place}.",
        "«У нас было {n} таких в {unit}, теперь их намного меньше», — рассказал {who}.",
        "Проверить число в {n} дезертиров, которое назвал {who} в {place}, невозможно.",
        "Суд рассмотрел {n} дел против бойцов {unit}, ещё не все они дошли до приговора.",
    ),
    "uk": (
        "За словами {who}, щонайменше {n} військовослужбовців відмовилися їхати під {place}.",
        "У {unit} нарахували {n} осіб, «а поранених ніхто не лічив», — каже {who}.",
        "Понад {n} звернень надійшло на гарячу лінію; більшість із них — з {place}.",
        "«У нас було {n} таких у {unit}, тепер їх значно менше», — розповів {who}.",
        "Перевірити кількість у {n} дезертирів, яку назвав {who} у {place}, неможливо.",
        "Суд розглянув {n} справ проти бійців {unit}, дев’ять із них ще не завершено.",
    ),
}
_NAMES = {
    "en": {
        "who": ("a spokesman", "Captain Orlov", "the organizers", "Ms. Kovalenko", "a lawyer"),
        "unit": ("155th brigade", "regiment", "“Storm” company", "Legion", "assault battalion"),
        "place": ("Bakhmut", "Kreminna", "the Donetsk region", "Rostov-on-Don", "Vuhledar"),
    },
    "ru": {
        "who": ("представитель", "капитан Орлов", "юрист", "г-жа Коваленко", "правозащитник"),
        "unit": ("155-й бригаде", "полку", "роте «Шторм»", "Легионе", "батальоне"),
        "place": ("Бахмута", "Кременной", "Донецка", "Ростова-на-Дону", "Угледара"),
    },
    "uk": {
        "who": ("речник", "капітан Орлов", "юрист", "пані Коваленко", "правозахисник"),
        "unit": ("155-й бригаді", "полку", "роті «Шторм»", "Легіоні", "батальйоні"),
        "place": ("Бахмута", "Кремінної", "Донецька", "Ростова-на-Дону", "Вугледара"),
    },
}
_TYPED = str.maketrans("“”«»’", '""""\'')
_LINE = re.compile(r"(.{60,80}) ")


class _Sentence(NamedTuple):
    """A sentence, and the phrase in it that is quoted, as somebody typed it."""

    text: str
    start: int
    end: int
    exact: str
    prefix: str | None
    suffix: str | None


class _Text(NamedTuple):
    data: bytes
    phrases: list[Anchored]


class _Seconds(NamedTuple):
    scan: float
    anchored: float
    anew: float


def main() -> int:
    """Prints the seconds and ratios; returns 1 if a limit is not met."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.phrases", description=__doc__)
    parser.add_argument("--texts", type=int, default=TEXTS, help=f"how many (default: {TEXTS})")
    options = parser.parse_args()
    if options.texts < 1:
        parser.error("--texts: at least one")
    made = _texts(options.texts)
    measured, size = [], 0
    while batch := list(itertools.islice(made, BATCH)):
        measured.append(_measure(batch))
        size += sum(len(text.data) for text in batch)
    print(
        f"{options.texts * PHRASES_A_TEXT:,} phrases in {options.texts:,} texts of "
        f"{size / options.texts:,.0f} bytes, a third each English, Russian and Ukrainian"
    )
    return _tell(_Seconds(*map(sum, zip(*measured, strict=True))))


def _tell(seconds: _Seconds) -> int:
    anchored, anew = seconds.anchored / seconds.scan, seconds.anew / seconds.scan
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{seconds.scan:8.2f} s  bare memory scan: bytes.find(b'\\xff') in the bytes of each text"
    )
    print(f"{seconds.anchored:8.2f} s  anchored proof: SHA-256, decoding, each phrase at its place")
    print(f"{seconds.anew:8.2f} s  found anew: decoding, normal form, each phrase looked for")
    print(f"{anchored:8.1f}    times the scan: anchored proof (at most {LIMITS['anchored']})")
    print(f"{anew:8.1f}    times the scan: found anew (at most {LIMITS['anew']})")
    print(f"{peak:8.0f} MB at most in memory")
    return int(anchored > LIMITS["anchored"] or anew > LIMITS["anew"])


def _measure(batch: list[_Text]) -> _Seconds:
    """Seconds of each, in the same loop; every phrase must be proven both ways, and found once."""
    started = time.perf_counter()
    absent = sum(text.data.find(b"\xff") for text in batch)
    scanned = time.perf_counter()
    proven = sum(judge(text.data, text.phrases).count(None) for text in batch)
    judged = time.perf_counter()
    found = sum(_found(text) for text in batch)
    ended = time.perf_counter()
    total = sum(len(text.phrases) for text in batch)
    if (absent, proven, found) != (-len(batch), total, total):
        raise RuntimeError(f"of {total} phrases {proven} are proven and {found} are found")
    return _Seconds(scanned - started, judged - scanned, ended - judged)


def _found(text: _Text) -> int:
    normal = Normalised(text.data.decode("utf-8"))
    return sum(
        find(normal, phrase.exact, phrase.prefix, phrase.suffix) == [Span(phrase.start, phrase.end)]
        for phrase in text.phrases
    )


# ----------------------------------------------------------------------------- the texts


def _texts(count: int) -> Iterator[_Text]:
    chance = random.Random(_SEED)  # noqa: S311
    pools = [_pool(language, chance) for language in _SENTENCES]
    for number in range(count):
        yield _text(pools[number % len(pools)], chance)


def _pool(language: str, chance: random.Random) -> list[_Sentence]:
    """Sentences, no two with the same figure."""
    figures = chance.sample(range(100, 30_000), 10_000)
    return [_sentence(language, figure, chance) for figure in figures]


def _sentence(language: str, figure: int, chance: random.Random) -> _Sentence:
    names = {slot: chance.choice(held) for slot, held in _NAMES[language].items()}
    thousands = "," if language == "en" else chance.choice(["", "", "\u00a0"])
    number = f"{figure:,}".replace(",", thousands)
    text = chance.choice(_SENTENCES[language]).format(n=number, **names)
    words = text.split(" ")
    at = words.index(number)
    first, last = max(at - chance.randint(1, 3), 0), at + chance.randint(1, 3)
    start = len(" ".join(words[:first])) + (first > 0)
    exact = " ".join(words[first:last]).rstrip(".,;:")
    end = start + len(exact)
    typed = exact.translate(_TYPED) if chance.random() < 0.1 else exact
    if first == 0 or chance.random() < 0.9:
        return _Sentence(text, start, end, typed, None, None)
    return _Sentence(text, start, end, typed, words[first - 1], text[end:].split()[0])


def _text(pool: list[_Sentence], chance: random.Random) -> _Text:
    """Paragraphs of sentences; one text in ten has its lines broken, as in a plain-text mail."""
    sentences = _enough(pool, chance)
    quoted = set(chance.sample(range(len(sentences)), PHRASES_A_TEXT))
    pieces, places, size = [], [], 0
    for number, sentence in enumerate(sentences):
        if number in quoted:
            places.append((size, sentence))
        gap = chance.choice([" ", " ", " ", "\n", "\n\n"])
        pieces += [sentence.text, gap]
        size += len(sentence.text) + len(gap)
    text = "".join(pieces)
    if chance.random() < 0.1:
        text = _LINE.sub(r"\1\n", text)
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    return _Text(data, [_anchored(digest, at, sentence) for at, sentence in places])


def _enough(pool: list[_Sentence], chance: random.Random) -> list[_Sentence]:
    drawn = chance.sample(pool, 100)
    sizes = itertools.accumulate(len(sentence.text.encode()) + 1 for sentence in drawn)
    return drawn[: next(count for count, size in enumerate(sizes, 1) if size > BYTES_A_TEXT)]


def _anchored(digest: str, at: int, sentence: _Sentence) -> Anchored:
    start, end = at + sentence.start, at + sentence.end
    return Anchored(digest, start, end, sentence.exact, sentence.prefix, sentence.suffix)


if __name__ == "__main__":
    sys.exit(main())
