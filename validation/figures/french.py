"""French."""

from validation.figures.language import Language

FRENCH = Language(
    code="fr",
    decimal=",",
    elided=True,
    tens="T(?:-?[dt]|-?&-?[at]|-?a)?",
    hundreds="d?-?h",
    between="-?",
    lone_fraction=True,
    ends_in_article=True,
    stuck="k|m|km|mds|md|mio|h|€|%",
    bounds_that_join="jusqu'à jusqu'au jusqu'aux",
    labels=r"[0-9]+(?:er|re|e|ème|eme|ième|ieme|nd|nde)|[0-9]{1,2} ?h ?[0-9]{2}|[0-9]{1,2}h",
    aliases={
        "d'": "de",
        "l'": "le",
        "qu'": "que",
        "s'": "se",
        "n'": "ne",
        "c'": "ce",
        "des": "de",
        "du": "de",
    },
    prepositions="quelque entre",
    numbers={
        0: "zéro",
        2: "deux",
        3: "trois",
        4: "quatre",
        5: "cinq",
        6: "six",
        7: "sept",
        8: "huit",
        9: "neuf",
        10: "dix",
        11: "onze",
        12: "douze",
        13: "treize",
        14: "quatorze",
        15: "quinze",
        16: "seize",
        17: "dix_-_sept dix_sept",
        18: "dix_-_huit dix_huit",
        19: "dix_-_neuf dix_neuf",
        20: "vingt vingts",
        30: "trente",
        40: "quarante",
        50: "cinquante",
        60: "soixante",
        70: "septante",
        80: "quatre_-_vingt quatre_-_vingts quatre_vingt quatre_vingts huitante octante",
        90: "nonante",
    },
    words={
        "vague": "de_nombreux de_nombreuses nombreux nombreuses beaucoup de_plus_en_plus "
        "un_grand_nombre un_nombre_croissant bon_nombre d'innombrables peu rares "
        "la_plupart la_majorité une_majorité la_majeure_partie une_partie",
        "vague_number": "des_dizaines_de_milliers dizaines_de_milliers "
        "plusieurs_dizaines_de_milliers des_centaines_de_milliers centaines_de_milliers "
        "des_millions",
        "article_or_one": "un une",
        "and": "et &",
        "or": "ou sinon voire",
        "in": "sur",
        "every": "chaque",
        "and_a_half": "et_demi et_demie ½",
        "half_of": "moitié",
        "half": "demi demie",
        "filler": "le la les ces ce cette autres autre seulement encore déjà tous toutes "
        "quelque_de total supplémentaires leurs ses nos petite petit bonne bon seuls seules "
        "cents_de",
        "during": "en pendant durant depuis après",
        "preposition": "au aux dans pour par avec sans avant contre vers chez sous du qui que "
        "dont où est sont était étaient a_été ont_été a ont avait avaient se ne il elle ils elles "
        "on y son sa leur selon mais lors chaque_mois chaque_jour",
        "not": "moins ne_pas pas ni aucun aucune non ne",
        "comparative": "plus davantage",
        "decimal_word": "virgule",
        "change": "augmenté augmente augmentation passé passée passés passe passant progressé "
        "grimpé baissé diminué réduit chuté hausse baisse monté augmentant",
        "introduces_label": "article articles art. loi décret n° nº numéro § # no. page chapitre "
        "point alinéa unité_militaire règlement régiment_n° paragraphe jour ordre",
        "month": "janvier février mars avril mai juin juillet août septembre octobre novembre "
        "décembre janv. févr. sept. oct. nov. déc.",
        "percent": "% pour_cent pourcent",
        "points": "points_de_pourcentage point_de_pourcentage points",
    },
    valued={
        "hundred": {100: "cent cents"},
        "scale": {
            1e3: "mille",
            1e6: "million",
            1e9: "milliard",
        },
        "scale_counted": {1e6: "mio. m", 1e9: "mds md", 1e3: "k"},
        "group_vague": {1e6: "millions", 1e9: "milliards"},
        "group": {12: "douzaine"},
        "group_counted": {12: "douzaines"},
        "round": {
            8: "huitaine",
            10: "dizaine",
            15: "quinzaine",
            20: "vingtaine",
            30: "trentaine",
            40: "quarantaine",
            50: "cinquantaine",
            60: "soixantaine",
            100: "centaine",
            1000: "millier",
        },
        "ordinal": {
            1: "premier première premiers premières",
            2: "deuxième second seconde",
            3: "troisième",
            4: "quatrième",
        },
        "fraction": {
            3: "tiers",
            4: "quart quarts",
            5: "cinquième cinquièmes",
            10: "dixième dixièmes",
            6: "sixième sixièmes",
        },
    },
    money={
        "USD": "$ usd dollar dollars",
        "EUR": "€ eur euro euros",
        "UAH": "₴ uah hryvnia hryvnias",
        "RUB": "₽ rub rouble roubles",
        "GBP": "£",
        "CHF": "chf",
    },
    nouns={
        "people": "personne personnes soldat soldats homme hommes femme femmes militaire "
        "militaires combattant combattants déserteur déserteurs russe russes ukrainien ukrainiens "
        "citoyen citoyens conscrit conscrits recrue recrues volontaire volontaires mercenaire "
        "mercenaires prisonnier prisonniers réserviste réservistes réfractaire réfractaires "
        "officier officiers membre membres détenu détenus ressortissant ressortissants mobilisé "
        "mobilisés appelé appelés insoumis transfuge transfuges civil civils réfugié réfugiés "
        "mort morts blessé blessés tué tués demandeurs demandeur contractuels individus habitants "
        "marins parachutistes évadés otages occupants objecteurs gens commandants condamnés "
        "disparus familles captifs engagés légionnaires camarades fuyards visiteurs spécialistes "
        "compagnons travailleurs proches victimes",
        "noun_of_name:units": "unité",
        "units": "unités formations détachements",
        "units.companies": "compagnies",
        "noun_of_name:units.companies": "compagnie",
        "units.battalions": "bataillons",
        "noun_of_name:units.battalions": "bataillon",
        "units.brigades": "brigades",
        "noun_of_name:units.brigades": "brigade",
        "units.regiments": "régiments",
        "noun_of_name:units.regiments": "régiment",
        "units.divisions": "divisions",
        "noun_of_name:units.divisions": "division armée",
        "other.organizations": "organisations organisation associations groupes collectifs",
        "cases": "cas affaire affaires procédures verdict verdicts jugement jugements condamnation "
        "condamnations peines dossiers dossier procès",
        "calls": "appel appels coups_de_fil",
        "calls.applications": "candidatures candidature",
        "calls.requests": "demande demandes requêtes requête messages sollicitations lettres",
        "other.attempts": "tentative tentatives",
        "other.operations": "opérations opération",
        "other.attacks": "attaques attaque frappes",
        "times": "fois",
        "items": "documents signatures drones",
        "items.vehicles": "véhicules véhicule voitures",
        "items.tanks": "chars tanks char",
        "duration.years": "an ans année années",
        "duration.months": "mois",
        "duration.weeks": "semaine semaines",
        "duration.days": "jour jours",
        "duration.hours": "heure heures",
        "duration.minutes": "minute minutes",
        "distance.km": "km kilomètre kilomètres",
        "distance.m": "mètre mètres",
    },
    hedges={
        "likely": "probablement vraisemblablement sans_doute",
        "possible": "peut-être possible apparemment pourrait pourraient semble semblent",
        "reported": "prétendument présumé présumés aurait auraient serait seraient",
        "conditional": "si",
        "unclear": "inconnu incertain",
    },
)
