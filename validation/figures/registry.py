"""The languages that can be read."""

from validation.figures.english import ENGLISH
from validation.figures.french import FRENCH
from validation.figures.german import GERMAN
from validation.figures.italian import ITALIAN
from validation.figures.language import Language
from validation.figures.russian import RUSSIAN
from validation.figures.spanish import SPANISH
from validation.figures.ukrainian import UKRAINIAN

LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (ENGLISH, RUSSIAN, UKRAINIAN, GERMAN, FRENCH, ITALIAN, SPANISH)
}
