"""Italian."""

from __future__ import annotations

from collections.abc import Mapping

from validation.figures.language import Language

_ONES = ["", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"]
_TEENS = [
    "dieci",
    "undici",
    "dodici",
    "tredici",
    "quattordici",
    "quindici",
    "sedici",
    "diciassette",
    "diciotto",
    "diciannove",
]
_TENS = ["venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"]


def _below_hundred() -> dict[str, float]:
    numbers = {word: float(n) for n, word in enumerate(_ONES + _TEENS) if n}
    numbers |= {"un": 1.0, "una": 1.0}
    for ten, tens in enumerate(_TENS, 2):
        numbers[tens] = ten * 10.0
        for one, word in enumerate(_ONES):
            stem = tens[:-1] if one in (1, 8) else tens
            numbers[stem + word] = ten * 10.0 + one
            numbers[stem + word.replace("tre", "tré")] = ten * 10.0 + one
        numbers[tens[:-1] + "un"] = ten * 10.0 + 1
    return numbers


def _below_thousand() -> dict[str, float]:
    small = _below_hundred() | {"tré": 3.0}
    numbers = dict(small)
    for count, front in enumerate(["", "", *_ONES[2:]]):
        if count:
            numbers[f"{front}cento"] = count * 100.0
            numbers |= {f"{front}cento{word}": count * 100.0 + n for word, n in small.items()}
            numbers |= {f"{front}cent{word}": count * 100.0 + n for word, n in small.items()}
    return numbers


_NUMBERS: Mapping[str, float] = _below_thousand()


def compound(word: str) -> tuple[float, float] | None:
    """A number written as one word, such as ventitremila, and the scale it ends in."""
    front, thousand, rest = word.partition("mila")
    if not thousand:
        front, thousand, rest = word.partition("mille")
        front = front or "un"
    if not thousand:
        number = _NUMBERS.get(word)
        return None if number is None else (number, 100.0 if word.endswith("cento") else 1.0)
    count, more = _NUMBERS.get(front), _NUMBERS.get(rest)
    if count is None or (rest and more is None):
        return None
    return count * 1000.0 + (more or 0.0), 1.0 if rest else 1000.0


ITALIAN = Language(
    code="it",
    decimal=",",
    dot_groups=True,
    elided=True,
    compound=compound,
    tens="T",
    hundreds="H",
    share_before="(?=[vr;,n&cjJ]|$)",
    stuck="mila|k|km|mln|mld|m|€|%",
    bounds_that_join="fino_a sino_a",
    labels=r"[0-9]+(?:esim[oaie]|°|º|ª)|(?<=art[.] )[0-9]+",
    aliases={
        "un'": "una",
        "mezz'": "mezza",
        "d'": "di",
        "l'": "il",
        "della": "di",
        "dello": "di",
        "dell'": "di",
        "dei": "di",
        "delle": "di",
        "degli": "di",
        "del": "di",
        "ai": "a",
        "al": "a",
        "alla": "a",
        "alle": "a",
        "agli": "a",
        "allo": "a",
        "dai": "da",
        "dal": "da",
        "dalla": "da",
        "dalle": "da",
        "dagli": "da",
    },
    prepositions="",
    numbers={
        0: "zero",
        2: "due",
        3: "tre",
        4: "quattro",
        5: "cinque",
        6: "sei",
        7: "sette",
        8: "otto",
        9: "nove",
        10: "dieci",
        20: "venti",
        100: "cento",
    },
    words={
        "vague": "molti molte numerosi numerose sempre_più tanti tante un_gran_numero "
        "un_numero_crescente un_gran_numero_di un_numero_crescente_di innumerevoli "
        "pochi poche una_manciata la_maggior_parte la_maggioranza gran_parte una_parte "
        "buona_parte",
        "vague_number": "decine_di_migliaia centinaia_di_migliaia",
        "article_or_one": "un uno una",
        "and": "e ed &",
        "or": "o oppure se_non",
        "of": "di",
        "in": "su ogni_su",
        "every": "ogni",
        "and_a_half": "e_mezzo e_mezza ½",
        "half_of": "metà",
        "half": "mezzo mezza",
        "filler": "i gli le il la lo questi queste altri altre altro altra solo soltanto ancora "
        "già tutti tutte ben loro suoi sue totale nostri ulteriori appena buona",
        "during": "in durante dopo nel nella nei nelle nell' negli",
        "preposition": "per con senza prima contro verso sul sui sulle sugli che cui dove è sono "
        "era erano ha hanno aveva si non_solo ne ci il_mese mentre ma lui lei suo sua presso "
        "entro come gli_uomini",
        "not": "meno non né nessun nessuno nessuna",
        "comparative": "più",
        "decimal_word": "virgola",
        "change": "aumentato aumentata aumentati salito salita saliti cresciuto cresciuta sceso "
        "scesa passato passata passati diminuito ridotto aumento calo calato",
        "introduces_label": "articolo articoli art. legge decreto n. n° nº numero § # comma pagina "
        "capitolo punto reggimento_n. unità_militare paragrafo quota_n. giorno",
        "month": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre "
        "novembre dicembre",
        "percent": "% per_cento percento",
        "points": "punti_percentuali punto_percentuale",
    },
    valued={
        "scale": {
            1e3: "mille",
            1e6: "milione",
            1e9: "miliardo",
        },
        "scale_counted": {1e3: "mila k", 1e6: "mln. mln", 1e9: "mld. mld"},
        "group_vague": {1e6: "milioni", 1e9: "miliardi"},
        "group": {12: "dozzina"},
        "group_counted": {12: "dozzine", 10: "decine", 100: "centinaia", 1e3: "migliaia"},
        "round": {
            10: "decina",
            15: "quindicina",
            20: "ventina",
            30: "trentina",
            40: "quarantina",
            50: "cinquantina",
            60: "sessantina",
            100: "centinaio",
            1000: "migliaio",
        },
        "fraction": {3: "terzi", 4: "quarti", 5: "quinti", 10: "decimi"},
        "ordinal": {
            1: "primo prima primi",
            2: "secondo seconda secondi",
            3: "terzo terza",
            4: "quarto quarta",
            5: "quinto quinta",
            6: "sesto sesta",
            7: "settimo settima",
            8: "ottavo ottava",
            9: "nono nona",
            10: "decimo decima",
        },
    },
    money={
        "USD": "$ usd dollaro dollari",
        "EUR": "€ eur euro",
        "UAH": "₴ uah grivna grivnia grivne hryvnia",
        "RUB": "₽ rub rublo rubli",
        "GBP": "£",
    },
    nouns={
        "people": "persona persone soldato soldati uomo uomini donna donne militare militari "
        "combattente combattenti disertore disertori russi ucraini cittadino cittadini coscritto "
        "coscritti recluta reclute volontario volontari mercenario mercenari prigioniero "
        "prigionieri riservista riservisti renitenti obiettori ufficiale ufficiali membro membri "
        "detenuto detenuti mobilitati richiamati civili profughi rifugiati morti feriti caduti "
        "richiedenti paracadutisti marinai condannati fanti occupanti individui "
        "unità_di_personale dispersi parenti comandanti abitanti carcerati prigioniere evasi "
        "fuggiti traditori gente fuggitivi commilitoni compagni iscritti visitatori arruolati "
        "renitente obiettore lavoratori vittime",
        "units": "reparti formazioni unità_militari",
        "items": "unità documenti firme droni",
        "units.companies": "compagnie",
        "noun_of_name:units.companies": "compagnia",
        "units.battalions": "battaglioni",
        "noun_of_name:units.battalions": "battaglione",
        "units.brigades": "brigate",
        "noun_of_name:units.brigades": "brigata",
        "units.regiments": "reggimenti",
        "noun_of_name:units.regiments": "reggimento",
        "units.divisions": "divisioni",
        "noun_of_name:units.divisions": "divisione armata",
        "other.organizations": "organizzazioni organizzazione gruppi associazioni",
        "cases": "caso casi procedimento procedimenti sentenza sentenze condanna condanne processi "
        "cause verdetti pene",
        "calls": "chiamata chiamate telefonate telefonata",
        "calls.applications": "candidature domande domanda",
        "calls.requests": "richiesta richieste appelli messaggi lettere segnalazioni",
        "other.attempts": "tentativo tentativi",
        "other.operations": "operazioni operazione",
        "other.attacks": "attacchi attacco",
        "times": "volte volta",
        "items.vehicles": "veicoli mezzi auto",
        "items.tanks": "carri carro",
        "duration.years": "anno anni",
        "duration.months": "mese mesi",
        "duration.weeks": "settimana settimane",
        "duration.days": "giorno giorni",
        "duration.hours": "ora ore",
        "duration.minutes": "minuto minuti",
        "distance.km": "km chilometro chilometri",
        "distance.m": "m metro metri",
    },
    hedges={
        "likely": "probabilmente verosimilmente",
        "possible": "forse possibilmente apparentemente potrebbe potrebbero sembra sembrano pare",
        "reported": "presumibilmente presunti asserita sarebbero sarebbe avrebbero",
        "conditional": "se",
        "unclear": "sconosciuto ignoto incerto",
    },
)
