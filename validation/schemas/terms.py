"""The terms that code acts on. Terms of the topic are vocabulary tables instead."""

from validation.schemas.kinds import Term


class Status(Term):
    """The standing of our record, not of the world's figure."""

    ACTIVE = "active", "The record stands."
    SUPERSEDED = "superseded", "Another record has taken its place; `replaced_by` names it."
    WITHDRAWN = "withdrawn", "The record no longer stands; `status_reason` says why."


class Review(Term):
    """Whether a record waits for another look."""

    NEEDED = "needed", "Somebody should look at the record again."


class PublishedBasis(Term):
    """How the date of publication is known."""

    STATED = "stated", "The document itself gives the date."
    INFERRED = "inferred", "The date follows from other dates that the document gives."
    ADDRESS = "address", "The document's address gives the date."
    UNKNOWN = "unknown", "The date could not be established."


class Medium(Term):
    """What sort of document a source is."""

    NEWS_REPORT = "news_report", "An article of a newspaper, magazine or news site."
    WIRE_COPY = "wire_copy", "A news agency's text."
    BLOG = "blog", "A text that its author publishes alone."
    OFFICIAL_STATEMENT = "official_statement", "A text of a state organ, army or court."
    NGO_REPORT = "ngo_report", "A text of a non-governmental organization."
    BROADCAST = "broadcast", "A radio or television programme, or its transcript."
    SOCIAL_POST = "social_post", "A post on a social network or messenger channel."
    REFERENCE_WORK = "reference_work", "An encyclopedia or other compiled work."


class Evidence(Term):
    """Whether the text that holds a phrase is archived."""

    ARCHIVED = "archived", "The text is archived and the phrase was found in it."
    QUOTED = "quoted", "The text is not archived; the phrase is quoted only."


class NameKind(Term):
    """What sort of name a name is."""

    OFFICIAL = "official", "The body's own full name."
    SHORT = "short", "A shorter form or abbreviation in use."
    TRANSLATION = "translation", "The name's meaning in another language."
    TRANSLITERATION = "transliteration", "The name's sound in another script."
    CALL_SIGN_OF_UNIT = "call_sign_of_unit", "A unit's (never a person's) call sign or nickname."
    FORMER = "former", "A name no longer in use."


class DateBasis(Term):
    """How the date of an event is known."""

    STATED = "stated", "The document gives it, also relative to its own date of publication."
    INFERRED_FROM_STATEMENT = "inferred_from_statement", "It is the day on which somebody spoke."
    INFERRED_FROM_PUBLICATION = "inferred_from_publication", "Told as current when published."
    UNKNOWN = "unknown", "It could not be established."


class AsOfBasis(Term):
    """How the date on which a figure held is known."""

    STATED = "stated", "The document gives it, also relative to its own date of publication."
    PERIOD_END = "period_end", "It is the end of the stated period."
    INFERRED_FROM_STATEMENT = "inferred_from_statement", "It is the day on which somebody spoke."
    INFERRED_FROM_PUBLICATION = "inferred_from_publication", "Told as current when published."
    UNKNOWN = "unknown", "It could not be established."


class Precision(Term):
    """How fine a place is; never finer than a settlement."""

    COUNTRY = "country", "A country."
    AREA = "area", "A region, front or border that is no administrative unit."
    ADMIN1 = "admin1", "A first-level administrative unit (ISO 3166-2)."
    SETTLEMENT = "settlement", "A city, town or village."


class ValueType(Term):
    """What sort of quantity a measure is."""

    COUNT = "count", "A number of people, groups, cases or acts."
    SHARE = "share", "A part of a whole, in percent, or a probability."
    MONEY = "money", "An amount of a currency."
    DURATION = "duration", "A length of time."
    DISTANCE = "distance", "A length of way."


class CountedAs(Term):
    """What the figure reader calls what a unit counts."""

    PEOPLE = "people", "Persons."
    UNITS = "units", "Military units."
    PERCENT = "percent", "Hundredths of a whole."
    MONEY = "money", "An amount of a currency; the unit is its code of ISO 4217."
    DURATION = "duration", "A length of time."
    DISTANCE = "distance", "A length of way."
    CASES = "cases", "Cases and verdicts of courts, and single cases of any other kind."
    CALLS = "calls", "Calls, requests and applications."
    ITEMS = "items", "Things."
    OTHER = "other", "What is none of these, such as attempts and groups."


class Comparator(Term):
    """How the value bounds what is claimed, by the words of direction around the number."""

    EQUAL = "equal", "The number itself: no bound word."
    ABOUT = "about", "Near the number: about, nearly, some, almost."
    AT_LEAST = "at_least", "The number or more: at least, from, no fewer than."
    MORE_THAN = "more_than", "More than the number: over, above, in excess of."
    AT_MOST = "at_most", "The number or less: up to, as many as, no more than."
    LESS_THAN = "less_than", "Less than the number: under, below, fewer than."
    BETWEEN = "between", "Two ends."
    VAGUE = "vague", "A vague word: dozens, several hundred."


class ValueBasis(Term):
    """How the bounds come from what is written."""

    STATED = "stated", "Digits or number words state them."
    CONVERTED = "converted", "Computed from what is stated: one in five, another unit."
    CONVENTION = "convention", "Taken from the published list of vague words."
    NONE = "none", "There are none."


class Scope(Term):
    """Whether a figure covers all whom its columns name."""

    WHOLE = "whole", "All whom organization, place and population name."
    PART = "part", "Only some of them, such as one unnamed brigade."


class CountKind(Term):
    """What sort of count a figure is. Only flows may be summed."""

    STOCK = "stock", "How many there are at one time."
    FLOW = "flow", "How many in a calendar period or in one event."
    CUMULATIVE = "cumulative", "How many since a beginning."
    PER_ITEM = "per_item", "How much for one item, such as a soldier or a tank."
    NOT_APPLICABLE = "not_applicable", "No count: a share, a probability, a distance."


class AssertionBasis(Term):
    """How the last speaker knows, if told."""

    OWN_RECORDS = "own_records", "The speaker's own files or counting."
    OFFICIAL_STATISTICS = "official_statistics", "Statistics of a state organ."
    COURT_FILES = "court_files", "Files or registers of courts."
    NAME_LIST = "name_list", "A list of names."
    LEGAL_TEXT = "legal_text", "A law or order."
    ESTIMATE = "estimate", "An estimate."
    PROJECTION = "projection", "A forecast."
    PLAN = "plan", "A plan or target."
    TESTIMONY = "testimony", "What a person saw or went through."
    SUMMARY = "summary", "A summary of others' figures."
    UNSTATED = "unstated", "Not told."


class SpeakerRole(Term):
    """Who says it: the first role that fits."""

    DOCUMENT_ITSELF = "document_itself", "The document in its own voice."
    BODY = "body", "A body as such: its report, statement or channel."
    SPOKESPERSON = "spokesperson", "A body's spokesperson."
    NAMED_OFFICIAL = "named_official", "An officer or official whom the document names."
    UNNAMED_OFFICIAL = "unnamed_official", "An officer or official whom it does not name."
    ANALYST = "analyst", "An expert or researcher."
    PRISONER = "prisoner", "A prisoner of war."
    DESERTER = "deserter", "A soldier who deserted or changed sides."
    SOLDIER = "soldier", "Another soldier."
    RELATIVE = "relative", "A soldier's relative."
    MEDIA_REPORTS = "media_reports", "Media reports that are not named."
    UNNAMED_SOURCE = "unnamed_source", "A source that is not named."


class Stance(Term):
    """Whether what is said speaks for the record or against it."""

    SUPPORTS = "supports", "It supports the record."
    DISPUTES = "disputes", "It disputes the record."


class ExceptedCheck(Term):
    """Checks from which a record can be excepted: those that judge by likelihood."""

    FIGURE_DISAGREES = "figure/disagrees", "The figure that is read is not the one coded."
    FIGURE_UNREAD = "figure/unread", "No number can be read from the phrase."
    FIGURE_CONVENTION = "figure/convention", "A vague word and its bounds do not go together."
    FIGURE_SUM = "figure/sum", "A total, share or rise does not compute."
    FIGURE_SERIES_FALLS = "figure/series-falls", "A cumulative count falls."
    DATE_AFTER_PUBLICATION = "date/after-publication", "A thing is reported before it happened."
    ATTRIBUTION_RELATION = "attribution/relation", "A derivation contradicts its two claims."
    HARM_WITHHELD_NAME = "harm/withheld-name", "A text holds a name that is withheld."
    HARM_CONTACT = "harm/contact", "A text gives away how somebody is reached."
    HARM_TOO_FINE = "harm/too-fine", "A place or date is told too finely."


class Facet(Term):
    """Which part of a record a phrase proves."""

    VALUE = "value", "The number, with its bound words."
    SUBJECT = "subject", "What or who is counted."
    DATE = "date", "When it held or happened."
    SPEAKER = "speaker", "Who says it."
    PLACE = "place", "Where."
    PARTICIPANT = "participant", "Who took part."
    RELATION = "relation", "What one body is to another."
    EXISTENCE = "existence", "That it exists or happened."
    NAME = "name", "How it is called."
    PUBLICATION = "publication", "Who published the document, and when."
    LEFT_OUT = "left_out", "A figure that is no claim, on purpose; `reason` says why."


class Link(Term):
    """How one claim stands to another."""

    SAME_ORIGIN = "same_origin", "Both relay one statement that is not itself coded."
    PART_OF = "part_of", "The other figure is the total that this one is part of."
    COMPUTED_FROM = "computed_from", "This rise, share or span is computed from the other."
    CORRECTS = "corrects", "This figure corrects the other."


class Buried(Term):
    """The tables whose ids stay for good."""

    CLAIMS = "claims", "A figure, as one document states it."
    EVENTS = "events", "Something that happened."
    ORGANIZATIONS = "organizations", "A body, unit, group, programme or outlet."
    SOURCES = "sources", "A document that was read."


class Position(Term):
    """Where a bound word stands."""

    BEFORE = "before", "Before the number."
    AFTER = "after", "After the number."
