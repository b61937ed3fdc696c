"""English."""

from validation.figures.language import Language

ENGLISH = Language(
    code="en",
    decimal=".",
    tens="T(?:-?d)?",
    hundreds="[dA]?h",
    between="&?",
    noun="(?:[uM]*[uM]|X)",
    month_first=True,
    stuck="k|bn|mn|mln|tn|km|m(?<=[$€£][0-9]m)|m(?<=[0-9]m)|h|hrs",
    stuck_before="usd|eur|uah|rub|gbp|hr|us(?=[$])|to|or|and|in",
    bounds_that_join="up_to",
    labels=r"[0-9]+(?:st|nd|rd|th)|[0-9]{1,2}(?::[0-9]{2})? ?[ap][.]?m|[0-9]{1,2} o.clock"
    r"|[0-9]+-?fz",
    part_of="v",
    prepositions="some over above under below about around from within",
    numbers={
        0: "zero",
        1: "one",
        2: "two",
        3: "three",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
        11: "eleven",
        12: "twelve",
        13: "thirteen",
        14: "fourteen",
        15: "fifteen",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "twenty",
        30: "thirty",
        40: "forty fourty",
        50: "fifty",
        60: "sixty",
        70: "seventy",
        80: "eighty",
        90: "ninety",
    },
    words={
        "vague": "countless numerous many more_and_more large_numbers a_large_number "
        "growing_numbers a_growing_number increasing_numbers an_increasing_number "
        "a_number_of many_more so_many too_many multiple a_handful few very_few most "
        "a_majority the_majority a_minority a_significant_number a_large_part",
        "digits": "figure figures digit digits zeros zeroes",
        "vague_number": "tens_of_thousands hundreds_of_thousands tens scores",
        "article": "a an",
        "and": "and &",
        "or": "or if_not",
        "to": "through",
        "of": "of",
        "in": "in out_of",
        "every": "every",
        "and_a_half": "and_a_half and_-_a_-_half and_one_half and_one_-_half ½",
        "half": "half halves",
        "filler": "the these those another further additional other all only just now already "
        "alone still estimated reported total whopping staggering good full even his her its their "
        "our",
        "during": "during after",
        "preposition": "since by until till before for at on into with without per against "
        "between_the among amid into onto near off across along through that who whom which were "
        "was are is be been being have has had do did does will would can could may might not he "
        "she it they we you i his her its their and_so_on because while when where as than ",
        "but": "but yet",
        "not": "minus not no none nobody cannot don't doesn't didn't isn't aren't wasn't "
        "weren't won't can't couldn't wouldn't hasn't haven't hadn't shouldn't never neither nor",
        "comparative": "more less fewer",
        "decimal_word": "point",
        "change": "rise rose rising risen grow grew growing grown increase increased increasing "
        "fall fell falling fallen drop dropped decrease decreased decline declined climbed jumped "
        "went doubled tripled surged soared reduced shrank cut expanded raised lowered",
        "introduces_label": "article articles law no. nos. number № # § art. section sections "
        "chapter decree paragraph part page group_no unit_no military_unit resolution route "
        "day room school hospital highway cargo cargo-200",
        "month": "january february march april may june july august september october november "
        "december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.",
        "percent": "% percent per_cent pct",
        "points": "percentage_points percentage_point pp p.p.",
    },
    valued={
        "hundred": {100: "hundred"},
        "scale": {
            1e3: "thousand",
            1e6: "million",
            1e9: "billion",
            1e12: "trillion",
        },
        "scale_counted": {1e3: "k thou", 1e6: "mn mln mio", 1e9: "bn", 1e12: "tn"},
        "million_of_money": {1e6: "m"},
        "group_vague": {1e6: "millions", 1e9: "billions"},
        "group": {12: "dozen"},
        "group_counted": {1e2: "hundreds", 1e3: "thousands", 12: "dozens"},
        "fraction": {
            3: "thirds",
            4: "quarter quarters fourths",
            5: "fifths",
            6: "sixths",
            7: "sevenths",
            8: "eighths",
            9: "ninths",
            10: "tenths",
            100: "hundredths",
        },
        "ordinal": {
            1: "first",
            2: "second",
            3: "third",
            4: "fourth",
            5: "fifth",
            6: "sixth",
            7: "seventh",
            8: "eighth",
            9: "ninth",
            10: "tenth",
            20: "twentieth",
            100: "hundredth",
        },
    },
    money={
        "USD": "$ us_$ dollar dollars usd us_dollars us_dollar",
        "EUR": "€ euro euros eur",
        "GBP": "£ gbp pounds",
        "CHF": "chf francs",
        "KZT": "tenge",
        "PLN": "zloty zlotys",
        "CNY": "yuan",
        "UAH": "₴ uah hr hryvnia hryvnias hryvnya hryvnyas hryven",
        "RUB": "₽ rub rur rouble roubles ruble rubles",
    },
    nouns={
        "people": "people strong person persons soldier soldiers troops serviceman servicemen "
        "servicewoman servicewomen servicemember servicemembers personnel fighter fighters man men "
        "woman women deserter deserters refuser refusers refusenik refuseniks russians "
        "ukrainians buryats citizen citizens conscript conscripts recruit recruits "
        "volunteer volunteers mercenary mercenaries prisoner prisoners pow pows reservist "
        "reservists draftee draftees evader evaders dodger dodgers officer officers commander "
        "commanders marines paratrooper paratroopers inmate inmates convict convicts "
        "guardsman guardsmen member members defector defectors saboteur saboteurs individual "
        "individuals national nationals applicant applicants combatant combatants comrade comrades "
        "refugee refugees relative relatives caller callers subscriber subscribers victim victims "
        "defendant defendants suspect suspects militant militants partisan partisans occupier "
        "occupiers invader invaders casualty casualties fatality fatalities sailor sailors pilot "
        "pilots civilian civilians students migrant migrants witness witnesses journalist "
        "journalists lawyer lawyers resident residents hostage hostages colleague colleagues "
        "contractor contractors absentee absentees surrenderer surrenderers legionnaire "
        "legionnaires mobilized mobilised mobiks captive captives detainee detainees manpower "
        "infantryman infantrymen stormtroopers tankers scouts cadets cadet sergeants sergeant "
        "lieutenants majors generals colonels worker workers employee employees child children "
        "awols awol servicepeople dead wounded escapees escapee fugitives fugitive objectors "
        "objector families specialists doctors visitors drivers snipers workers helpers veterans",
        "noun_of_name:units": "unit formation detachment",
        "noun_of_name:other.organizations": "group",
        "units": "units formations detachments legions",
        "units.companies": "companies",
        "units.battalions": "battalions",
        "units.brigades": "brigades",
        "units.regiments": "regiments",
        "units.divisions": "divisions",
        "units.platoons": "platoons platoon",
        "units.squads": "squads squad",
        "noun_of_name:units.companies": "company",
        "noun_of_name:units.battalions": "battalion",
        "noun_of_name:units.brigades": "brigade",
        "noun_of_name:units.regiments": "regiment",
        "noun_of_name:units.divisions": "division army corps",
        "other.organizations": "organization organizations organisation organisations ngo ngos "
        "groups projects initiatives",
        "cases": "case cases proceedings lawsuit lawsuits verdict verdicts sentence sentences "
        "conviction convictions ruling rulings judgment judgments judgement judgements "
        "prosecutions",
        "calls": "call calls contacts",
        "calls.applications": "application applications bids",
        "calls.requests": "request requests inquiry inquiries enquiry enquiries appeal appeals "
        "query queries messages letters",
        "other.attempts": "attempt attempts",
        "other.instances": "instance instances incident incidents occasion occasions surrenders "
        "desertions defections refusals",
        "other.operations": "operation operations raid raids",
        "other.attacks": "attack attacks strikes",
        "other.arrests": "arrest arrests detentions",
        "other.crossings": "crossings crossing exits entries",
        "other.reports": "report reports complaints",
        "times": "times time fold",
        "items": "items drones drone documents signatures weapons posts videos checkpoints copies",
        "items.vehicles": "vehicle vehicles cars",
        "items.tanks": "tank tanks",
        "duration.years": "year years yr yrs",
        "duration.months": "month months",
        "duration.weeks": "week weeks",
        "duration.days": "day days",
        "duration.hours": "hour hours h hrs",
        "duration.minutes": "minute minutes",
        "duration.decades": "decade decades",
        "distance.km": "km kms kilometer kilometers kilometre kilometres",
        "distance.m": "meter meters metre metres",
        "distance.miles": "mile miles",
    },
    hedges={
        "likely": "likely probably presumably",
        "possible": "possibly perhaps maybe may might apparently seems seem seemingly appears",
        "reported": "reportedly allegedly supposedly purportedly",
        "conditional": "if would could",
        "unclear": "unclear unknown unconfirmed unverified",
    },
)
