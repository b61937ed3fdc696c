"""The classes of word that the grammar knows, one letter each.

A phrase becomes a string of these letters, its shape, which a regular expression parses.
"""

LETTERS = {
    # number words
    "unit": "d",  # one to nine, and one and a half
    "teen": "t",  # ten to nineteen
    "ten": "T",  # twenty to ninety
    "hundreds": "H",  # сто, двести, doscientos: hundreds that only add
    "whole": "S",  # a complete number in one word: zero, fünfundzwanzig
    "hundred": "h",  # multiplies what stands before it
    "scale": "K",  # thousand, million: may stand alone
    "scale_counted": "k",  # needs a number before it: тысяч, mila, Mio.
    "group": "D",  # dozen, сотня: may stand alone
    "group_counted": "G",  # needs a number before it: сотен
    "group_vague": "Q",  # multiplies after a number, vague without: сотни
    "round": "C",  # about as many: centaine, decina
    "million_of_money": "μ",  # $5m
    "and_a_half": "V",
    "half_of": "F",  # половина: a share
    "half": "g",  # half a million, half of them
    "fraction": "f",  # thirds
    "fraction_counted": "φ",  # пятых: a fraction only behind a number
    "ordinal": "O",
    "every": "E",
    "article": "A",
    "article_or_one": "a",
    "vague": "q",
    "vague_number": "q",  # tens of thousands: no bounds, but more of a figure than many
    "vague_noun": "X",  # vague alone, a noun after a number: рота
    # digits
    "numeral": "N",
    "year_like": "Y",
    "day_like": "s",  # 1 to 31
    "fraction_digits": "/",
    "label": "L",  # what has digits and is no figure: 150th, F-16, 10:30
    # what joins and bounds
    "and": "&",
    "or": "c",
    "to": "j",
    "to_or_bound": "J",  # до
    "from": "r",
    "from_or_bound": "R",  # от
    "between": "Z",
    "of": "v",
    "in": "i",  # one in five
    "before": "b",
    "before_or_preposition": "o",  # over, about
    "after": "e",
    "before_or_after": "B",
    "bound_joins": "U",  # up to: a bound, or the second end of a range
    "comparative": "κ",  # more, fewer: 300 and possibly more
    "decimal_word": "δ",  # point
    "filler": "n",  # may stand between a bound word and its number
    "definite": "n",  # a filler behind which a bound word may be a preposition
    "preposition": "p",
    "during": "τ",  # a preposition of time: a duration behind it is a setting
    "from_before_change": "σ",  # с 500 до 1000
    "but": "β",
    "not": "0",
    "change": "7",  # rose, fell
    "introduces_label": "l",  # article, law, No.
    "month": "m",
    # what is counted
    "percent": "%",
    "digits": "ω",  # a five-figure sum: how long a number is
    "points": "P",
    "money": "€",
    "noun": "u",
    "noun_of_name": "M",  # one formation: brigade, after digits perhaps the 21st
    "measure": "y",  # a duration
    "measure_one": "z",  # one duration, without a number behind a bound word: около года
    "half_measure": "ζ",  # полгода
    "noun_inverted": "I",  # before a number it means about: человек двадцать
    "measure_inverted": "x",  # лет пять
    # the rest
    "dash": "-",
    "comma": ",",
    "colon": ":",
    "stop": ";",
    "word": "w",
}
