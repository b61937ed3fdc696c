"""The reader of records: places, the meanings of YAML 1.2, and what it refuses."""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.planted import within
from validation.records import yaml_reader
from validation.records.clean_text import unclean_at
from validation.records.nodes import AnyNode, Mapping, Scalar, Sequence, at, plain
from validation.records.yaml_reader import MAX_DEPTH, Reading, read, resolve

bounded = settings(derandomize=True, deadline=None, max_examples=150)


def root_of(text: str) -> AnyNode:
    reading = read(text)
    assert reading.faults == []
    assert reading.root is not None
    return reading.root


def value_of(text: str) -> Any:
    return plain(root_of(text))


def only_fault(text: str) -> tuple[int, int, str]:
    """Line, column and code of the one fault."""
    ((line, column, fault),) = read(text).faults
    return line, column, fault.check


def scalars(node: AnyNode) -> Iterator[Scalar]:
    """Every key and every scalar."""
    if isinstance(node, Mapping):
        yield from node.keys.values()
    inner = node.values.values() if isinstance(node, Mapping) else []
    for held in node.items if isinstance(node, Sequence) else inner:
        yield from scalars(held)
    if isinstance(node, Scalar):
        yield node


# -------------------------------------------------------------------------- places


def place(text: str, *path: str | int) -> tuple[int, int]:
    node = at(root_of(text), list(path))
    return node.line, node.column


def key_place(text: str, *path: str) -> tuple[int, int]:
    *outer, key = path
    holder = at(root_of(text), list(outer))
    assert isinstance(holder, Mapping)
    return holder.keys[key].line, holder.keys[key].column


RECORD = """\
# a comment
source_id: kontur
title:   'Quoted: text'

authors: "А. Автор"  # 😀
имя: зн😀ач
😀: {ключ: 1, "б😀в": [вода, 'г😀', "д"], е: да}
claims:
  - claim_id: first
    value: 3500
    citations:
      - exact: >-
          folded text,
          two lines
        facet: value
      - facet: date
  -
    claim_id: second
empty:
list:
- a
-
- - b
  - [c, {d: e}]
"""


@pytest.mark.parametrize(
    ("path", "spot"),
    [
        (["source_id"], (2, 12)),
        (["title"], (3, 10)),
        (["authors"], (5, 10)),
        (["имя"], (6, 6)),
        (["😀"], (7, 4)),
        (["😀", "ключ"], (7, 11)),
        (["😀", "б😀в"], (7, 21)),
        (["😀", "б😀в", 0], (7, 22)),
        (["😀", "б😀в", 1], (7, 28)),
        (["😀", "б😀в", 2], (7, 34)),
        (["😀", "е"], (7, 43)),
        (["claims"], (9, 3)),
        (["claims", 0], (9, 5)),
        (["claims", 0, "claim_id"], (9, 15)),
        (["claims", 0, "value"], (10, 12)),
        (["claims", 0, "citations", 0], (12, 9)),
        (["claims", 0, "citations", 0, "exact"], (12, 16)),
        (["claims", 0, "citations", 0, "facet"], (15, 16)),
        (["claims", 0, "citations", 1, "facet"], (16, 16)),
        (["claims", 1], (18, 5)),
        (["claims", 1, "claim_id"], (18, 15)),
        (["empty"], (19, 7)),
        (["list"], (21, 1)),
        (["list", 0], (21, 3)),
        (["list", 1], (22, 2)),
        (["list", 2], (23, 3)),
        (["list", 2, 0], (23, 5)),
        (["list", 2, 1], (24, 5)),
        (["list", 2, 1, 0], (24, 6)),
        (["list", 2, 1, 1, "d"], (24, 13)),
    ],
)
def test_where_each_value_stands(path: list[str | int], spot: tuple[int, int]) -> None:
    assert place(RECORD, *path) == spot


@pytest.mark.parametrize(
    ("path", "spot"),
    [
        (["source_id"], (2, 1)),
        (["имя"], (6, 1)),
        (["😀"], (7, 1)),
        (["😀", "ключ"], (7, 5)),
        (["😀", "б😀в"], (7, 14)),
        (["😀", "е"], (7, 40)),
        (["claims"], (8, 1)),
        (["empty"], (19, 1)),
    ],
)
def test_where_each_key_stands(path: list[str], spot: tuple[int, int]) -> None:
    assert key_place(RECORD, *path) == spot


def test_a_key_in_an_entry_of_a_list() -> None:
    entry = at(root_of(RECORD), ["claims", 0, "citations", 1])
    assert isinstance(entry, Mapping)
    assert (entry.keys["facet"].line, entry.keys["facet"].column) == (16, 9)


def test_the_root_and_flow_over_several_lines() -> None:
    text = "{\n  а: 1,\n  😀: [\n    x,\n    y]}\n"
    assert place(text) == (1, 1)
    assert (key_place(text, "а"), key_place(text, "😀")) == ((2, 3), (3, 3))
    assert (place(text, "😀", 0), place(text, "😀", 1)) == ((4, 5), (5, 5))


words = st.text(alphabet="aé9я😀'\" :#-", max_size=6)


@st.composite
def marked_trees(draw: st.DrawFn) -> Any:
    """A tree whose keys and texts are all different, each beginning with its number."""
    numbers = iter(range(10**6))

    def text() -> str:
        return f"k{next(numbers):03}{draw(words)}"

    def tree(depth: int) -> Any:
        form = draw(st.sampled_from(["text", "list", "mapping"])) if depth < 4 else "text"
        if form == "text":
            return text()
        size = draw(st.integers(1, 3))
        if form == "list":
            return [tree(depth + 1) for _ in range(size)]
        return {text(): tree(depth + 1) for _ in range(size)}

    return {text(): tree(0) for _ in range(draw(st.integers(1, 3)))}


@bounded
@given(
    marked_trees(),
    st.sampled_from([True, False, None]),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.integers(2, 6),
)
def test_every_key_and_text_is_found_where_it_stands(
    tree: Any, flow: bool | None, style: str | None, indent: int
) -> None:
    text = yaml.safe_dump(
        tree,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=flow,
        default_style=style,
        indent=indent,
        width=40,
    )
    lines = text.split("\n")
    root = root_of(text)
    assert plain(root) == tree
    for scalar in scalars(root):
        rest = "\n".join([lines[scalar.line - 1][scalar.column - 1 :], *lines[scalar.line :]])
        opening = r"['\"]?" if rest[0] not in "|>" else r"[|>][-+0-9]*\s+"
        assert re.match(opening + re.escape(scalar.text[:4]), rest)


# ------------------------------------------------------------------------ meanings

MEANINGS: dict[str, object] = {
    # text in 1.2, something else in 1.1
    "NO": "NO",
    "no": "no",
    "yes": "yes",
    "Yes": "Yes",
    "on": "on",
    "off": "off",
    "y": "y",
    "n": "n",
    "1:30": "1:30",
    "190:20:30": "190:20:30",
    "2022-05-14": "2022-05-14",
    "2022-05": "2022-05",
    "2001-12-14t21:59:43.10-05:00": "2001-12-14t21:59:43.10-05:00",
    "1_000": "1_000",
    "0b11": "0b11",
    "3,500": "3,500",
    "<<": "<<",
    "=": "=",
    # numbers
    "0": 0,
    "-0": 0,
    "007": 7,
    "010": 10,
    "+12": 12,
    "-19": -19,
    "0o17": 15,
    "0x1F": 31,
    "0x1f": 31,
    "1e3": 1000.0,
    "1E-2": 0.01,
    ".5": 0.5,
    "+.5": 0.5,
    "5.": 5.0,
    "-3.25": -3.25,
    "12e03": 12000.0,
    "9007199254740993": 9007199254740993,
    # not quite numbers
    "-0x1F": "-0x1F",
    "0x": "0x",
    "0o8": "0o8",
    "0O17": "0O17",
    ".": ".",
    "+": "+",
    "e3": "e3",
    "1e": "1e",
    "1.2.3": "1.2.3",
    "٣": "٣",
    "３": "３",
    "4 000": "4 000",
    "60%": "60%",
    # nothing
    "null": None,
    "Null": None,
    "NULL": None,
    "~": None,
    "": None,
    "nULL": "nULL",
    "none": "none",
    "None": "None",
    # truth values
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    "tRUE": "tRUE",
}


@pytest.mark.parametrize("text", MEANINGS)
def test_what_a_plain_scalar_means(text: str) -> None:
    wanted = MEANINGS[text]
    for found in (resolve(text), value_of(f"key: {text}\n")["key"]):
        assert found == wanted
        assert type(found) is type(wanted)


@pytest.mark.parametrize("text", MEANINGS)
def test_what_is_quoted_is_text(text: str) -> None:
    assert value_of(f"key: '{text}'\n") == {"key": text}
    assert value_of(f'key: "{text}"\n') == {"key": text}
    assert value_of(f"key: |-\n  {text}\n") == {"key": text}


@pytest.mark.parametrize("text", [".inf", "-.INF", ".nan", "1e999", "-1e999", "9" * 5000])
def test_what_no_column_takes_stays_text(text: str) -> None:
    assert resolve(text) == text


def test_a_scalar_keeps_how_it_was_written() -> None:
    node = at(root_of("key: 0o17\n"), ["key"])
    assert isinstance(node, Scalar)
    assert (node.value, node.text) == (15, "0o17")


def test_keys_are_text_whatever_they_look_like() -> None:
    assert list(value_of("1: a\nNO: b\ntrue: c\n2022-05-14: d\n'': e\n")) == [
        "1",
        "NO",
        "true",
        "2022-05-14",
        "",
    ]


def test_a_merge_key_is_an_ordinary_key() -> None:
    assert value_of("<<: {a: 1}\nb: 2\n") == {"<<": {"a": 1}, "b": 2}


def test_json_is_yaml() -> None:
    content = {"a": [1, -2.5, "x\n", None, True, {"бé": []}], "c": {}}
    assert value_of(json.dumps(content)) == content
    assert value_of(json.dumps(content, ensure_ascii=False, indent=2)) == content


@pytest.mark.parametrize("text", ["", "\n\n", "# a comment\n"])
def test_a_text_without_content_has_no_root(text: str) -> None:
    assert read(text) == Reading(None, [])


def test_libyaml_is_there() -> None:
    assert yaml.__with_libyaml__


def test_without_libyaml_it_warns_and_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    with pytest.warns(UserWarning, match="libyaml"):
        slow = runpy.run_path(str(Path(yaml_reader.__file__)))
    assert slow["read"](RECORD).root == read(RECORD).root


# ------------------------------------------------------------------------- refused


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("a: 1\na: 2\n", (2, 1)),
        ("a: 1\n'a': 2\n", (2, 1)),
        ('1: a\n"1": b\n', (2, 1)),
        ("ключ: 1\nb: 2\nключ: 3\n", (3, 1)),
        ("{a: 1, b: 2, a: 3}", (1, 14)),
        ("- {b: {a: 1, a: 2}}", (1, 14)),
        ("a:\n  - b: 1\n    c: 2\n    b: 3\n", (4, 5)),
        ("<<: {a: 1}\n<<: {b: 1}\n", (2, 1)),
    ],
)
def test_a_key_that_stands_twice(text: str, spot: tuple[int, int]) -> None:
    assert only_fault(text) == (*spot, "record/duplicate-key")


@pytest.mark.parametrize(
    ("text", "spots"),
    [
        ("a: 1\nb: 2\na: 3\nb: 4\na: 5\n", [(3, 1), (5, 1)]),
        ("- a: 1\n  b: 2\n  c: 3\n  a: 4\n  b: 5\n  c: 6\n", [(4, 3)]),
        ("- a: 1\n  b: 2\n  a: 3\n  d: 4\n  b: 5\n", [(3, 3)]),
        ("- a: 1\n  b: 2\n  a: 3\n  b: 4\n  a: 5\n  b: 6\n", [(3, 3), (5, 3)]),
        ("a: 1\nb: 2\nb: 3\nc: 4\nd: 5\nc: 6\n", [(3, 1), (6, 1)]),
        ("a: 1\nb: {c: 1, c: 2}\nb: {c: 1, c: 2}\n", [(2, 11), (3, 1), (3, 11)]),
        ("a: 1\na: 2\nb: [\n", [(2, 1), (4, 1)]),
    ],
)
def test_keys_that_stand_twice_are_told_run_by_run(text: str, spots: list[tuple[int, int]]) -> None:
    assert sorted((line, column) for line, column, _ in read(text).faults) == spots


def test_a_run_of_doubled_keys_names_them_all_and_asks_for_a_hyphen() -> None:
    text = "- a: 1\n  b: 2\n  c: 3\n  a: 4\n  b: 5\n  c: 6\n"
    ((_, _, fault),) = read(text).faults
    assert fault.message == "`a` stands here twice, first in line 1; so do `b` and `c`"
    assert "hyphen" in (fault.hint or "")


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"k{i}: 1\n" for i in [*range(40_000), *range(40_000)]),
        "".join(f"- {{k: {i}, k: 1}}\n" for i in range(40_000)),
        "k: 1\n" * 40_000,
    ],
    ids=["all in one mapping", "in many mappings", "one key"],
)
def test_many_doubled_keys_are_told_in_time(text: str) -> None:
    with within(20):
        assert read(text).faults


def test_the_same_key_in_different_mappings_is_no_duplicate() -> None:
    assert value_of("- {a: 1}\n- {a: 2, b: {a: 3}}\n") == [{"a": 1}, {"a": 2, "b": {"a": 3}}]


@pytest.mark.parametrize(
    ("text", "spot", "check"),
    [
        ("a: &x 1\n", (1, 4), "record/syntax"),
        ("a: 1\n&x b: 2\n", (2, 1), "record/syntax"),
        ("ключ: &x [1]\n", (1, 7), "record/syntax"),
        ("- &x {a: 1}\n", (1, 3), "record/syntax"),
        ("a: &x 1\nb: *x\n", (2, 4), "record/too-large"),
        ("a: &x 1\n*x : 2\n", (2, 1), "record/too-large"),
        ("a: *nowhere\n", (1, 4), "record/too-large"),
        ("a: !!str 1\n", (1, 4), "record/syntax"),
        ("a: ! 1\n", (1, 4), "record/syntax"),
        ("a: !mine {b: 1}\n", (1, 4), "record/syntax"),
        ("a: !!python/object/apply:os.system ['true']\n", (1, 4), "record/syntax"),
        ("!!binary a: 1\n", (1, 1), "record/syntax"),
        ("a: 1\n---\nb: 2\n", (2, 1), "record/syntax"),
        ("--- a\n--- b\n", (2, 1), "record/syntax"),
        ("[a]: 1\n", (1, 1), "record/syntax"),
        ("b: {{a: 1}: 2}\n", (1, 5), "record/syntax"),
        ("a: b: c\n", (1, 5), "record/syntax"),
        ("a: [1, 2\nb: 3\n", (1, 4), "record/syntax"),
        ("a: 'x\n", (1, 4), "record/syntax"),
        ("a:\n\t- 1\n", (2, 1), "record/syntax"),
        ("a: @x\n", (1, 4), "record/syntax"),
        ("имя: 😀 b: c\n", (1, 9), "record/syntax"),
        ('a: "\\ud800"\n', (1, 7), "record/syntax"),
    ],
)
def test_what_is_refused_and_where(text: str, spot: tuple[int, int], check: str) -> None:
    assert only_fault(text) == (*spot, check)
    assert read(text).root is None


def test_one_document_between_its_marks_is_fine() -> None:
    assert value_of("---\na: 1\n...\n") == {"a": 1}


def test_an_alias_bomb_is_refused_at_its_first_alias() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    assert only_fault("\n".join(lines)) == (2, 10, "record/too-large")


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", "")])
def test_nesting_ends_at_its_limit(opening: str, closing: str) -> None:
    fine, deep = MAX_DEPTH, MAX_DEPTH + 1
    assert read(opening * fine + "x" + closing * fine).faults == []
    place_of_deepest = (1, len(opening) * (deep - 1) + 1)
    assert only_fault(opening * deep + "x" + closing * deep) == (
        *place_of_deepest,
        "record/too-large",
    )


@pytest.mark.parametrize("text", ["[" * 200_000, "{a: " * 200_000, "- " * 200_000])
def test_absurd_nesting_is_refused_and_does_not_crash(text: str) -> None:
    assert only_fault(text)[2] == "record/too-large"


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85"])
def test_no_invisible_character_begins_a_line(mark: str) -> None:
    # To libyaml these end a line, to YAML 1.2 and editors they do not: `b` would be a key.
    text = f"a: x{mark}b: 1\nc: 2\n"
    found = unclean_at(text)
    assert found is not None
    assert (found[0], found[1].check) == (4, "record/encoding")


# ---------------------------------------------------------------------- properties

# Without the line breaks of YAML 1.1 that no record may hold: PyYAML turns them into others.
texts = st.text(
    alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\x85\u2028\u2029")
    | st.sampled_from("аяё😀 \n:-#'\"[]{}&*!~019"),
    max_size=12,
)
trees = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)
# PyYAML writes by YAML 1.1 and leaves these bare, which are numbers in 1.2.
NUMBER_ONLY_IN_12 = re.compile(r"0o[0-7]+|[-+]?[0-9.]+[eE][-+]?[0-9]+|[-+]?0[0-9]+|\.[0-9]+")


@bounded
@given(trees, st.booleans(), st.sampled_from([True, False, None]), st.sampled_from(["'", '"', "|"]))
def test_what_pyyaml_writes_is_read_back(
    tree: Any, unicode: bool, flow: bool | None, style: str
) -> None:
    text = yaml.safe_dump(
        tree,
        allow_unicode=unicode,
        sort_keys=False,
        default_flow_style=flow,
        default_style=style,
    )
    assert value_of(text) == tree


@bounded
@given(st.lists(texts | st.from_regex(r"[-+.0-9eEox_:~a-fNn]{1,8}", fullmatch=True), max_size=6))
def test_texts_that_pyyaml_writes_bare_are_read_back(found: list[str]) -> None:
    kept = [text for text in found if not NUMBER_ONLY_IN_12.fullmatch(text)]
    assert value_of(yaml.safe_dump(kept, allow_unicode=True)) == kept


def check_any(text: str) -> None:
    lines = text.count("\n") + 1
    for line, column, fault in read(text).faults:
        assert line >= 1
        assert column >= 1
        assert line <= lines + 1
        assert fault.check.startswith("record/")


@bounded
@given(st.text(alphabet=st.characters(), max_size=40))
def test_no_text_makes_it_raise(text: str) -> None:
    read(text)


@settings(bounded, max_examples=500)
@given(st.text(alphabet="ab1~я😀 \t\n:-?,[]{}&*!|>'\"%@`#\\.<=", max_size=30))
def test_no_text_that_looks_like_yaml_makes_it_raise(text: str) -> None:
    check_any(text)


@bounded
@given(st.text(alphabet="a\ud800\udfff\x00\x07\x1b\ufeff\uffff:\n", max_size=10))
def test_no_text_of_forbidden_characters_makes_it_raise(text: str) -> None:
    check_any(text)


@bounded
@given(st.integers(0, len(RECORD)), st.sampled_from("\t:-[]{}'\"&*!\n #,|>%@") | st.just(""))
def test_no_slip_of_a_finger_makes_it_raise(position: int, typed: str) -> None:
    check_any(RECORD[:position] + typed + RECORD[position + 1 :])
