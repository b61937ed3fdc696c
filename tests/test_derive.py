"""Derived columns: origins, speaker, id and link of a citation."""

from __future__ import annotations

import string
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from itertools import permutations
from random import Random
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validation import derive
from validation.derive import Step
from validation.schemas.registry import DECLARATION

bounded = settings(derandomize=True, deadline=None, max_examples=200)

# -------------------------------------------------------------------------- origins

MAY, JUNE = date(2022, 5, 14), date(2022, 6, 1)


def origins(
    derives_from: Mapping[str, str | None],
    same: list[tuple[str, str]] | None = None,
    published: Mapping[str, date | None] | None = None,
) -> dict[str, str]:
    return derive.origins(derives_from, same or [], published or {})


def test_a_claim_of_its_own_is_its_own_origin() -> None:
    assert origins({"a": None, "b": None}) == {"a": "a", "b": "b"}
    assert origins({}) == {}


def test_relays_lead_to_the_root_however_far() -> None:
    chain = {"d": "c", "c": "b", "b": "a", "a": None}
    assert origins(chain) == dict.fromkeys("abcd", "a")
    star = {"b": "a", "c": "a", "d": "a", "a": None}
    assert origins(star) == dict.fromkeys("abcd", "a")


def test_the_root_is_the_one_that_derives_from_none_even_if_published_later() -> None:
    assert origins({"a": "z", "z": None}, published={"a": MAY, "z": JUNE}) == {"a": "z", "z": "z"}


def test_a_shared_origin_has_one_root_the_first_published() -> None:
    claims = {"a": None, "b": None, "c": None}
    same = [("a", "b"), ("c", "b")]
    days = {"a": JUNE, "b": MAY, "c": JUNE}
    assert origins(claims, same, days) == dict.fromkeys("abc", "b")


def test_on_one_day_it_is_the_first_by_id_and_undated_ones_come_last() -> None:
    claims, same = {"b": None, "a": None, "0": None}, [("a", "b"), ("b", "0")]
    assert set(origins(claims, same, {"a": MAY, "b": MAY}).values()) == {"a"}
    assert set(origins(claims, same, {"a": None, "b": JUNE}).values()) == {"b"}
    assert set(origins(claims, same).values()) == {"0"}


def test_relays_and_shared_origins_join() -> None:
    claims = {"a": None, "b": "a", "c": None, "d": "c", "e": None}
    days = {"a": JUNE, "b": MAY, "c": MAY, "d": MAY}
    found = origins(claims, [("d", "b")], days)
    assert found == {**dict.fromkeys("abcd", "c"), "e": "e"}


def test_what_is_not_among_the_claims_joins_nothing() -> None:
    found = origins({"a": "gone", "b": None}, [("b", "gone"), ("gone", "a"), ("x", "y")])
    assert found == {"a": "a", "b": "b"}


@pytest.mark.parametrize(
    "claims",
    [
        {"a": "a"},
        {"a": "b", "b": "a"},
        {"a": "b", "b": "c", "c": "a"},
        {"a": "b", "b": "c", "c": "b", "d": "a"},
    ],
)
def test_a_cycle_does_not_hang_and_has_one_root(claims: dict[str, str | None]) -> None:
    found = origins(claims)
    assert set(found) == set(claims)
    assert set(found.values()) == {"a"}


def test_a_long_chain_is_no_trouble() -> None:
    chain: dict[str, str | None] = {f"{i:05}": f"{i - 1:05}" for i in range(1, 20_000)}
    assert set(origins({**chain, "00000": None}).values()) == {"00000"}


Web = tuple[dict[str, str | None], list[tuple[str, str]], dict[str, date | None]]
names = st.sampled_from("abcdefgh")


@st.composite
def webs(
    draw: st.DrawFn,
) -> Web:
    """Claims with their relays, shared origins and days, cycles and strangers included."""
    claims = draw(st.dictionaries(names, st.none() | names | st.just("gone"), min_size=1))
    same = draw(st.lists(st.tuples(names, names), max_size=4))
    days = draw(st.dictionaries(names, st.sampled_from([None, MAY, JUNE])))
    return claims, same, days


def groups(claims: Mapping[str, str | None], same: list[tuple[str, str]]) -> list[set[str]]:
    """The connected claims, found by flooding."""
    near: dict[str, set[str]] = defaultdict(set)
    for one, other in [*claims.items(), *same]:
        if one in claims and other in claims:
            near[one].add(str(other))
            near[str(other)].add(one)
    found: list[set[str]] = []
    for claim in claims:
        if not any(claim in group for group in found):
            group, waiting = {claim}, [claim]
            while waiting:
                new = near[waiting.pop()] - group
                group |= new
                waiting += new
            found.append(group)
    return found


@bounded
@given(webs())
def test_connected_claims_have_one_root_among_them(
    web: Web,
) -> None:
    claims, same, days = web
    found = derive.origins(claims, same, days)
    assert set(found) == set(claims)
    for group in groups(claims, same):
        (root,) = {found[claim] for claim in group}
        assert root in group
        first = [claim for claim in group if claims[claim] not in claims]
        if first:
            assert root == min(first, key=lambda c: (not days.get(c), days.get(c) or MAY, c))


@bounded
@given(webs(), st.randoms(use_true_random=False))
def test_origins_do_not_depend_on_any_order(web: Web, chance: Random) -> None:
    claims, same, days = web
    pairs = [*claims.items()]
    chance.shuffle(pairs)
    turned = [chance.choice([(one, other), (other, one)]) for one, other in same]
    chance.shuffle(turned)
    assert derive.origins(dict(pairs), turned, days) == derive.origins(claims, same, days)


# -------------------------------------------------------------------------- speaker


def test_the_speaker_is_the_last_named_body_with_the_last_role() -> None:
    chain: list[Step] = [
        (1, "kontur", "media_reports"),
        (2, "get-lost", "spokesperson"),
        (3, None, "unnamed_source"),
    ]
    assert derive.speaker(chain) == ("get-lost", "unnamed_source")
    assert derive.speaker(chain[:2]) == ("get-lost", "spokesperson")
    assert derive.speaker(chain[2:]) == (None, "unnamed_source")
    assert derive.speaker([]) == (None, None)


def test_steps_count_as_numbers() -> None:
    chain: list[Step] = [(step, f"b{step}", f"r{step}") for step in range(1, 12)]
    assert derive.speaker(reversed(chain)) == ("b11", "r11")


steps: st.SearchStrategy[Step] = st.tuples(
    st.integers(1, 4), st.sampled_from([None, "a", "b"]), st.sampled_from(["body", "soldier"])
)


@bounded
@given(st.lists(steps, max_size=4, unique_by=lambda step: step[0]))
def test_the_speaker_does_not_depend_on_the_order_of_steps(chain: list[Step]) -> None:
    assert len({derive.speaker(other) for other in permutations(chain)}) == 1


@bounded
@given(st.lists(steps, max_size=4))
def test_steps_of_one_number_do_not_make_it_raise(chain: list[Step]) -> None:
    # They are told later, as key/duplicate.
    roles: set[str | None] = {role for _, _, role in chain} or {None}
    assert {derive.speaker(other)[1] for other in permutations(chain)} <= roles


# ---------------------------------------------------------------------- citation_id

CITATION: dict[str, str | None] = {
    "source_id": "kontur",
    "claim_id": "kontur.callers",
    "event_id": None,
    "organization_id": None,
    "facet": "value",
    "stance": "supports",
    "exact": "More than 3,500",
    "prefix": "in November,",
    "suffix": "have called",
    "reason": None,
}


def test_the_id_names_what_it_proves() -> None:
    kinds = {"claim_id": "claim", "event_id": "event", "organization_id": "organization"}
    for column, kind in kinds.items():
        row = {**CITATION, "claim_id": None, column: "some-id"}
        assert derive.id_of_citation(row).startswith(f"{kind}.")
    assert derive.id_of_citation({**CITATION, "claim_id": None}).startswith("source.")


def test_the_id_has_the_form_of_its_column() -> None:
    kind, dot, digest = derive.id_of_citation(CITATION).partition(".")
    assert (kind, dot, len(digest)) == ("claim", ".", 16)
    assert set(digest) <= set(string.hexdigits.lower())


def test_the_id_of_a_citation_never_changes() -> None:
    # Published ids stay what they are: another digest here breaks every release before.
    assert derive.id_of_citation(CITATION) == "claim.6cc0d351845f8dc6"


def test_the_order_of_columns_and_absent_keys_make_no_difference() -> None:
    told = derive.id_of_citation(CITATION)
    assert derive.id_of_citation(dict(reversed(CITATION.items()))) == told
    assert derive.id_of_citation({k: v for k, v in CITATION.items() if v is not None}) == told
    derived = {"citation_id": "x", "start": 7, "end": 9, "evidence": "archived", "link": "y"}
    assert derive.id_of_citation({**CITATION, **derived}) == told


@pytest.mark.parametrize("part", CITATION)
@pytest.mark.parametrize("other", ["another", "", "kontur", None])
def test_the_id_changes_with_every_part(part: str, other: str | None) -> None:
    if other != CITATION[part] and not (other == "" and CITATION[part] is None):
        assert derive.id_of_citation({**CITATION, part: other}) != derive.id_of_citation(CITATION)


def test_every_written_and_inherited_column_is_a_part() -> None:
    told = {c.name for c in DECLARATION["citations"].columns if c.origin != "derived"}
    assert told == set(CITATION)


def test_words_that_move_from_one_part_to_the_next_change_the_id() -> None:
    def told(prefix: str | None, exact: str, suffix: str | None) -> str:
        row = {**CITATION, "prefix": prefix, "exact": exact, "suffix": suffix}
        return derive.id_of_citation(row)

    ways = [("a b", "c", None), ("a", "b c", None), (None, "a b c", None), (None, "a", "b c")]
    ways += [(None, 'a","b', "c"), (None, "a", 'b","c'), ("a b", "c", "null"), ("c", "a b", None)]
    assert len({told(*way) for way in ways}) == len(ways)


parts = st.lists(st.none() | st.text(max_size=6), min_size=1, max_size=5)


@bounded
@given(parts, parts)
def test_different_parts_have_different_ids(one: list[str | None], other: list[str | None]) -> None:
    same = derive.citation_id("claim", one) == derive.citation_id("claim", other)
    assert same == (one == other)


# -------------------------------------------------------------------- text_fragment

PAGE = "https://example.org/a"
lines = st.text(alphabet="aЯё0 -,&=#%?+/:~!'\"«—😀.;", min_size=1, max_size=12)


def decoded(link: str) -> tuple[str | None, str, str | None]:
    """Prefix, phrase and suffix, as a browser takes a text directive apart."""
    directive = urlsplit(link).fragment.partition(":~:text=")[2]
    assert "&" not in directive
    terms = directive.split(",")
    prefix = unquote(terms.pop(0)[:-1]) if terms[0].endswith("-") else None
    suffix = unquote(terms.pop()[1:]) if terms[-1].startswith("-") else None
    (exact,) = terms  # a second term would be the end of a range
    return prefix, unquote(exact), suffix


def test_a_document_without_address_has_no_link() -> None:
    assert derive.text_fragment(None, "a", "b", "c") is None
    assert derive.link_of_citation(CITATION, {"kontur": None}) is None
    assert derive.link_of_citation(CITATION, {}) is None


@pytest.mark.parametrize(
    ("exact", "prefix", "suffix", "directive"),
    [
        ("men", None, None, "men"),
        ("3,500 men", None, None, "3%2C500%20men"),
        ("re-elected", None, None, "re%2Delected"),
        ("a & b", None, None, "a%20%26%20b"),
        ("100%", None, None, "100%25"),
        ("a#b?c/d=e+f", None, None, "a%23b%3Fc%2Fd%3De%2Bf"),
        ("577", "in May,", None, "in%20May%2C-,577"),
        ("577", None, "men - all", "577,-men%20%2D%20all"),
        ("577", "a-", "-b", "a%2D-,577,-%2Db"),
        ("ё", None, None, "%D1%91"),
        ("«Свобода»", None, None, "%C2%AB%D0%A1%D0%B2%D0%BE%D0%B1%D0%BE%D0%B4%D0%B0%C2%BB"),
    ],
)
def test_what_a_directive_is(
    exact: str, prefix: str | None, suffix: str | None, directive: str
) -> None:
    link = derive.text_fragment(PAGE, exact, prefix, suffix)
    assert link == f"{PAGE}#:~:text={directive}"


@pytest.mark.parametrize(
    ("url", "link"),
    [
        (f"{PAGE}#part", f"{PAGE}#part:~:text=x"),
        (f"{PAGE}#", f"{PAGE}#:~:text=x"),
        (f"{PAGE}?b=c&d=e", f"{PAGE}?b=c&d=e#:~:text=x"),
    ],
)
def test_what_stands_in_the_address_stays(url: str, link: str) -> None:
    assert derive.text_fragment(url, "x", None, None) == link


def test_an_empty_context_is_none() -> None:
    assert derive.text_fragment(PAGE, "x", "", "") == f"{PAGE}#:~:text=x"


@bounded
@given(lines, st.none() | lines, st.none() | lines)
def test_a_link_decodes_to_what_was_quoted(
    exact: str, prefix: str | None, suffix: str | None
) -> None:
    link = derive.text_fragment(PAGE, exact, prefix, suffix)
    assert link is not None
    assert link.isascii()
    assert urlsplit(link)._replace(fragment="").geturl() == PAGE
    assert decoded(link) == (prefix, exact, suffix)
