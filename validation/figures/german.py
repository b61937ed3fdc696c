"""German."""

from validation.figures.german_numbers import compound
from validation.figures.language import Language, inflected

GERMAN = Language(
    code="de",
    decimal=",",
    dot_groups=True,
    compound=compound,
    tens="T",
    hundreds="(?:[da]|s)?h",
    stuck="k|tsd|mio|mrd|km|m|€|%",
    bounds_that_join="bis_zu bis_hin_zu bis_zum bis_zur",
    labels=r"[0-9]{1,3}[.](?= +[^\W\d_])|[0-9]{1,2}(?:[.:][0-9]{2})? ?uhr",
    by="um",
    part_of="r",
    prepositions="über unter gegen um ab an_die",
    numbers={
        0: "null",
        2: "zwei zwo zweier zweien",
        3: "drei dreier dreien",
        4: "vier vieren",
        5: "fünf fünfen",
        6: "sechs sechsen",
        7: "sieben",
        8: "acht achten",
        9: "neun",
    },
    words={
        "vague": "viele vielen vieler zahlreiche zahlreichen immer_mehr unzählige "
        "eine_große_zahl eine_vielzahl jede_menge wenige wenigen eine_handvoll "
        "die_meisten den_meisten meisten eine_mehrheit die_mehrheit der_großteil "
        "ein_großteil ein_teil",
        "vague_number": "zehntausende zehntausenden hunderttausende hunderttausenden "
        "tausende_und_abertausende",
        "article_or_one": "ein eine einen einem einer eines",
        "digits": "stellen ziffern nullen",
        "and": "und sowie &",
        "or": "oder beziehungsweise bzw. wenn_nicht",
        "of": "der des",
        "every": "jeder jede jedes jeden jedem",
        "and_a_half": "und_ein_halb und_ein_halbes ½",
        "half_of": "hälfte",
        "half": "halb halbe halben halbes halber halbem",
        "definite": "die den diese diesen dieser dem das",
        "filler": "andere anderen weitere weiteren nur lediglich bloß "
        "alle allen insgesamt sogar noch bereits schon gerade ganze ganzen ihre ihrer seine seiner "
        "zusätzlich zusätzliche etwas_über_die deren übrigen immerhin",
        "during": "in im seit nach während innerhalb binnen",
        "preposition": "am um vor für mit ohne bei aus zu zum zur pro je auf "
        "durch gegen_über ist war waren sind wurde wurden werden wird hat haben hatte hatten dass "
        "denen welche welcher wo als wie dort sich es er sie wir ihr  wenn weil laut ins ihn",
        "but": "aber jedoch doch sondern",
        "not": "minus nicht kein keiner keines niemand keine keinen nie weder",
        "comparative": "mehr weniger",
        "decimal_word": "komma",
        "change": "gestiegen stieg stiegen steigt gesunken sank sanken gewachsen wuchs erhöht "
        "erhöhte erhöhten verringert reduziert gefallen fiel zurückgegangen angestiegen zunahme "
        "anstieg rückgang",
        "introduces_label": "artikel art. paragraf paragraph paragrafen paragraphen § # nr. nummer "
        "gesetz dekret erlass absatz abs. kapitel seite punkt einheit_nr. tag regiment_nr. ziffer "
        "militäreinheit",
        "month": "januar jänner februar märz april mai juni juli august september oktober november "
        "dezember jan. feb. mär. apr. jun. jul. aug. sept. okt. nov. dez.",
        "percent": "% prozent",
        "points": "prozentpunkt prozentpunkte prozentpunkten",
    },
    valued={
        "hundred": {100: "hundert"},
        "scale": {
            1e3: "tausend",
            1e6: "million",
            1e9: "milliarde",
            2.5e5: "viertelmillion",
            5e5: "halbmillion",
            7.5e5: "dreiviertelmillion",
            2.5e8: "viertelmilliarde",
        },
        "scale_counted": {
            1e3: "tsd. k",
            1e6: "mio. mill. m_€ m_$",
            1e9: "mrd.",
            1e12: "billion billionen",
        },
        "group_vague": {1e6: "millionen", 1e9: "milliarden"},
        "group": {12: "dutzend"},
        "fraction": {
            3: "drittel dritteln",
            4: "viertel vierteln",
            4 / 3: "dreiviertel",
            5: "fünftel fünfteln",
            6: "sechstel sechsteln",
            7: "siebtel siebteln",
            8: "achtel achteln",
            9: "neuntel neunteln",
            10: "zehntel zehnteln",
            100: "hundertstel",
        },
        "ordinal": {
            1: inflected("erst", "e en er es"),
            2: inflected("zweit", "e en er es"),
            3: inflected("dritt", "e en er es"),
            4: inflected("viert", "e en er es"),
            5: inflected("fünft", "e en er es"),
            6: inflected("sechst", "e en er es"),
            7: inflected("siebt siebent", "e en er es"),
            8: "achte achter achtes",
            9: inflected("neunt", "e en er es"),
            10: inflected("zehnt", "e en er es"),
            20: inflected("zwanzigst", "e en er es"),
            100: inflected("hundertst", "e en er es"),
        },
    },
    money={
        "USD": "$ usd us-dollar us_-_dollar dollar dollars",
        "EUR": "€ eur euro euros",
        "UAH": "₴ uah hrywnja griwna hrywnia hrywnjas hrywen griwnas hryvnia",
        "RUB": "₽ rub rubel rubeln",
        "GBP": "£ pfund",
        "CHF": "chf franken",
        "KZT": "tenge",
        "PLN": "zloty złoty",
        "CNY": "yuan",
    },
    nouns={
        "people": "köpfige köpfigen personen person menschen mensch soldat soldaten männer "
        "männern mann frauen frau kämpfer kämpfern deserteur deserteure deserteuren russe russen "
        "ukrainer ukrainern bürger bürgern staatsbürger staatsbürgern staatsangehörige "
        "staatsangehörigen wehrpflichtige wehrpflichtigen rekruten freiwillige freiwilligen "
        "söldner söldnern gefangene gefangenen kriegsgefangene kriegsgefangenen reservisten "
        "verweigerer verweigerern überläufer überläufern offiziere offizieren angehörige "
        "angehörigen mitglieder mitgliedern häftlinge häftlingen sträflinge verurteilte "
        "verurteilten flüchtlinge flüchtlingen zivilisten tote toten verletzte verletzten "
        "verwundete verwundeten gefallene gefallenen asylbewerber asylbewerbern antragsteller "
        "antragstellern militärdienstverweigerer kriegsdienstverweigerer kriegsdienstverweigerern "
        "mobilisierte mobilisierten vertragssoldaten militärangehörige militärangehörigen "
        "kameraden leute leuten grenzsoldaten einwohner fahnenflüchtige fahnenflüchtigen "
        "fallschirmjäger invasoren besatzer zeugen verweigernde einberufene einberufenen "
        "zeitsoldaten kommandeure militärdienstpflichtige militärdienstpflichtigen besucher "
        "helfer fachleute arbeiter",
        "noun_of_name:units": "einheit",
        "units": "einheiten verbände formationen truppenteile",
        "units.companies": "kompanien",
        "noun_of_name:units.companies": "kompanie",
        "units.battalions": "bataillone bataillonen",
        "noun_of_name:units.battalions": "bataillon bataillons",
        "units.brigades": "brigaden",
        "noun_of_name:units.brigades": "brigade",
        "units.regiments": "regimenter regimentern",
        "noun_of_name:units.regiments": "regiment regiments",
        "units.divisions": "divisionen",
        "noun_of_name:units.divisions": "division armee",
        "units.platoons": "züge zügen",
        "other.organizations": "organisationen gruppen initiativen vereine organisation gruppe",
        "cases": "fälle fällen fall strafverfahren verfahren urteile urteilen urteil strafsachen "
        "verurteilungen prozesse klagen strafen",
        "calls": "anruf anrufe anrufen",
        "calls.applications": "anträge anträgen antrag bewerbungen asylanträge asylanträgen "
        "erstanträge asylgesuche",
        "calls.requests": "anfrage anfragen hilferufe hilferufen hilfsanfragen gesuche bitten "
        "nachrichten eingaben hilfegesuche",
        "other.attempts": "versuch versuche versuchen",
        "other.operations": "operationen einsätze",
        "other.attacks": "angriffe angriffen",
        "times": "mal male",
        "items": "dokumente unterschriften drohnen stück",
        "items.vehicles": "fahrzeuge fahrzeugen autos",
        "items.tanks": "panzer panzern",
        "duration.years": "jahr jahre jahren jahres jährige jährigen jähriger jährige",
        "duration.months": "monat monate monaten monats monatige",
        "duration.weeks": "woche wochen",
        "duration.days": "tag tage tagen tages",
        "duration.hours": "stunde stunden",
        "duration.minutes": "minute minuten",
        "distance.km": "km kilometer kilometern",
        "distance.m": "m meter metern",
    },
    hedges={
        "likely": "wahrscheinlich vermutlich wohl voraussichtlich",
        "possible": "möglicherweise vielleicht könnte könnten offenbar anscheinend womöglich "
        "scheinbar eventuell",
        "reported": "angeblich mutmaßlich soll sollen berichten_zufolge",
        "conditional": "falls würde würden wäre",
        "unclear": "unklar unbekannt",
    },
)
