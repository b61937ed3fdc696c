"""The terms of the derived tables: what became of figures, and of rows."""

from validation.schemas.kinds import Term


class Relation(Term):
    """What a relay did to the figure it relays, from the slightest to the gravest."""

    REPEATS = "repeats", "It says the same."
    TRANSLATES = "translates", "It says the same in another language."
    ROUNDS = "rounds", "It rounds the number."
    DROPS_HEDGE = "drops_hedge", "It leaves out a doubt that was voiced."
    CHANGES_BOUND = "changes_bound", "It says more than for at least, and the like."
    CHANGES_PERIOD = "changes_period", "It gives another time."
    CHANGES_POPULATION = "changes_population", "It counts other people."
    CHANGES_MEASURE = "changes_measure", "It counts another thing."
    CHANGES_VALUE = "changes_value", "It gives another number."


class Aspect(Term):
    """What can change on a figure's way."""

    VALUE = "value", "The number."
    BOUND = "bound", "The comparator."
    HEDGE = "hedge", "The doubt voiced."
    PERIOD = "period", "The period counted."
    AS_OF = "as_of", "The date on which it held."
    POPULATION = "population", "Who is counted."
    MEASURE = "measure", "What is counted."
    UNIT = "unit", "The unit."
    SPEAKER = "speaker", "Who is said to say it."
    LANGUAGE = "language", "The language."


class SeriesRule(Term):
    """How a series picks its value from rival figures."""

    LOWEST_BOUND = "lowest_bound", "The lowest lower bound of any origin."
    HIGHEST_BOUND = "highest_bound", "The highest upper bound of any origin."
    ONE_VOTE_PER_ORIGIN = "one_vote_per_origin", "The median, each origin counted once."


class Change(Term):
    """What a release did to a row."""

    ADDED = "added", "The row is new."
    VALUE_REVISED = "value_revised", "Its figure was corrected."
    RE_DATED = "re_dated", "Its dates were corrected."
    RECODED = "recoded", "Something else that it says was corrected, or what stands inside it."
    RE_CITED = "re_cited", "Its citations changed."
    REWORDED = "reworded", "Its own words changed."
    WITHDRAWN = "withdrawn", "It no longer stands; a tombstone may be all that is left of it."
    REINSTATED = "reinstated", "It stands again."
    REMOVED = "removed", "The term was taken out of its list."
