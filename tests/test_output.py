"""The forms in which a report is told, each read by what others wrote."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from src.cli import main
from tests.conftest import ROOT
from validation.findings import Fault, Finding, Place, Report, show
from validation.output.excerpt import excerpt
from validation.output.render import FORMATS, render
from validation.output.style import Style, has_colours

bounded = settings(derandomize=True, deadline=None, max_examples=150)
each_format = pytest.mark.parametrize("form", list(FORMATS))

ERROR = Finding.at(
    Place("data/records/sources/a,b: 100%.yaml", 12, 7, "kontur.callers"),
    Fault(
        "schema/allowed",
        "`comparator` must be one of its terms",
        found="over «3 500» & <more>",
        allowed="equal, about, at_least",
        hint="did you mean about?",
    ),
    table="claims",
    field="comparator",
)
BARE = Finding.at(Place("datapackage.json"), Fault("package/descriptor", "resource a is missing"))
WARNING = Finding.at(
    Place("data/csv/claims.csv"),
    Fault("package/stale", "the file is not what the records give", severity="warning"),
)
COUNTS = {"records": 1234, "claims": 23, "citations_archived": 97, "citations_quoted": 0}


def report(*findings: Finding, **checked: int) -> Report:
    made = Report(checked=checked or COUNTS)
    made.add(findings)
    return made


FAILED, WARNED, FINE = report(ERROR, BARE, WARNING), report(WARNING), report()
NOTHING = Report(checked={"records": 0, "claims": 0})


# ------------------------------------------------------------------------------ report


def test_a_report_is_ok_if_something_was_checked_and_no_error_found() -> None:
    assert (FAILED.ok, WARNED.ok, FINE.ok) == (False, True, True)
    assert (NOTHING.ok, Report().ok) == (False, False)


def test_findings_stand_in_the_order_of_their_places() -> None:
    def at(file: str, line: int | None, column: int | None, check: str) -> Finding:
        return Finding.at(Place(file, line, column), Fault(check, "x"))

    ordered = [
        at("a.yaml", None, None, "b/b"),
        at("a.yaml", 2, 1, "b/b"),
        at("a.yaml", 2, 10, "a/a"),
        at("a.yaml", 2, 10, "b/b"),
        at("a.yaml", 10, 1, "a/a"),
        at("b.yaml", 1, 1, "a/a"),
    ]
    made = Report()
    made.add(ordered[3:])
    made.add(reversed(ordered[:3]))
    assert made.findings == ordered


# -------------------------------------------------------------------------------- text


def test_text_line_by_line() -> None:
    wrong = "data/records/sources/a,b: 100%.yaml:12:7: error schema/allowed: "
    checked = "checked 1,234 records, 23 claims, 97 citations archived, 0 citations quoted"
    assert render(FAILED, "text").split("\n") == [
        "data/csv/claims.csv: warning package/stale: the file is not what the records give",
        wrong + "`comparator` must be one of its terms",
        "    record: kontur.callers",
        "    found: over «3 500» & <more>",
        "    allowed: equal, about, at_least",
        "    hint: did you mean about?",
        "datapackage.json: error package/descriptor: resource a is missing",
        f"failed: 2 errors, 1 warnings; {checked}",
        "",
    ]


def test_text_of_a_good_report() -> None:
    assert render(FINE, "text") == (
        "ok: 0 errors, 0 warnings; checked 1,234 records, 23 claims, 97 citations archived, "
        "0 citations quoted\n"
    )
    assert render(WARNED, "text").split("\n")[-2].startswith("ok: 0 errors, 1 warnings; checked ")


def test_text_never_says_ok_with_nothing_checked() -> None:
    assert render(NOTHING, "text").startswith("failed: 0 errors, 0 warnings; checked 0 records")


# ---------------------------------------------------------------------- text, quoted


def told(root: Path | None, *found: Finding, colour: bool = False) -> list[str]:
    return render(report(*found), "text", Style(root, colour)).split("\n")[:-2]


def at(line: int | None, column: int | None, check: str = "record/type") -> Finding:
    return Finding.at(Place("a.yaml", line, column), Fault(check, "wrong", hint="mend it"))


@pytest.mark.parametrize(
    ("line", "column", "shown", "marked"),
    [
        ("value_low: 3600", 12, "value_low: 3600", 11),
        ("a", 1, "a", 0),
        ("a", 2, "a", 1),
        ("a", 9, "a", 1),
        ("\tb: \tc", 6, "    b:     c", 11),
        ("a: 自由 x", 7, "a: 自由 x", 8),
        ("a: 自由 x", 5, "a: 自由 x", 5),
        ("a: ｆｕ x", 7, "a: ｆｕ x", 8),
        ("a: и\u0306о x", 5, "a: и\u0306о x", 3),
        ("a: и\u0306о x", 6, "a: и\u0306о x", 4),
        ("a: \x1b[31mred", 4, "a: \\x1b[31mred", 3),
        ("a: \x1b[31mred", 5, "a: \\x1b[31mred", 7),
        ("a: \u202eb", 5, "a: \\u202eb", 9),
        ("a: b\r", 5, "a: b\\r", 4),
        ("x" * 200 + "y" + "z" * 200, 201, "…" + "x" * 48 + "y" + "z" * 47 + "…", 49),
        ("x" * 100 + "y", 101, "…" + "x" * 48 + "y", 49),
        ("x" * 99 + "y", 100, "x" * 99 + "y", 99),
        ("y" + "z" * 100, 1, "y" + "z" * 47 + "…", 0),
        ("自" * 100, 51, "…" + "自" * 48 + "…", 49),
        ("自" * 50, 50, "自" * 50, 98),
        ("自" * 60, 60, "…" + "自" * 25, 49),
        ("", 1, "", 0),
    ],
)
def test_the_caret_stands_under_the_character(
    tmp_path: Path, line: str, column: int, shown: str, marked: int
) -> None:
    (tmp_path / "a.yaml").write_bytes(f"first: 1\n{line}\nlast: 2\n".encode())
    _, quoted, caret, hint = told(tmp_path, at(2, column))
    assert quoted == f"    2 | {shown}".rstrip()
    assert caret == "      | " + " " * marked + "^"
    assert hint == "    hint: mend it"


def test_a_line_without_a_column_has_no_caret_and_a_file_without_a_line_nothing(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.yaml").write_text("a: 1\n", encoding="utf-8")
    assert told(tmp_path, at(1, None))[1:] == ["    1 | a: 1", "    hint: mend it"]
    assert told(tmp_path, at(None, None))[1:] == ["    hint: mend it"]
    assert told(tmp_path, at(7, 1))[1:] == ["    hint: mend it"]


def test_what_cannot_be_read_is_not_quoted(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("of another\n", encoding="utf-8")
    root = tmp_path / "root"
    root.mkdir()
    (root / "a.yaml").symlink_to(tmp_path / "secret")
    for folder in (root, root / "none", tmp_path / "secret", None):
        assert told(folder, at(1, 1))[1:] == ["    hint: mend it"]
    (root / "a.yaml").unlink()
    (root / "a.yaml").mkdir()
    assert told(root, at(1, 1))[1:] == ["    hint: mend it"]
    outside = Finding.at(Place("../secret", 1, 1), Fault("record/type", "wrong"))
    assert len(told(root, outside)) == 1


def test_bytes_that_are_no_text_are_quoted_as_far_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: \xff b\n")
    assert told(tmp_path, at(1, 4))[1] == "    1 | a: \ufffd b"


def test_a_line_that_holds_something_harmful_is_never_quoted(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: Petr Vymyshlenny\nb: 2\n", encoding="utf-8")
    lines = told(tmp_path, at(1, 4, "harm/withheld-name"), at(1, 1), at(2, 1))
    assert "Vymyshlenny" not in "\n".join(lines)
    assert "    2 | b: 2" in lines


def test_colours_stand_on_a_terminal_only(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: 1\n", encoding="utf-8")
    first, quoted, caret, hint = told(tmp_path, at(1, 4), colour=True)
    assert first == "a.yaml:1:4: \x1b[31merror\x1b[0m record/type: wrong"
    assert quoted == "    1 | a: 1"
    assert caret == "      |    \x1b[31m^\x1b[0m"
    assert hint == "\x1b[2m    hint: mend it\x1b[0m"
    assert told(None, WARNING, colour=True)[0].count("\x1b[33mwarning\x1b[0m") == 1


@pytest.mark.parametrize(
    ("terminal", "environment", "coloured"),
    [
        (True, {}, True),
        (True, {"NO_COLOR": ""}, True),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"TERM": "dumb"}, False),
        (False, {}, False),
    ],
)
def test_who_gets_colours(terminal: bool, environment: dict[str, str], coloured: bool) -> None:
    stream = io.StringIO()
    stream.isatty = lambda: terminal  # type: ignore[method-assign]
    assert has_colours(stream, environment) == coloured


@bounded
@given(st.text(st.characters(exclude_characters="\n"), max_size=120), st.integers(1, 130))
def test_a_line_is_quoted_whatever_it_holds(line: str, column: int) -> None:
    quoted, caret = excerpt(line, 7, column)
    assert caret.endswith("^")
    assert len(caret) < 8 + 110
    assert not {unicodedata.category(c) for c in quoted} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


# -------------------------------------------------------------------------------- json


def test_json_is_the_object_that_scripts_rely_on() -> None:
    read = json.loads(render(FAILED, "json"))
    assert list(read) == ["ok", "checked", "findings"]
    assert (read["ok"], read["checked"]) == (False, COUNTS)
    assert [list(finding) for finding in read["findings"]] == [
        [
            "check",
            "severity",
            "table",
            "record",
            "field",
            "file",
            "line",
            "column",
            "message",
            "found",
            "allowed",
            "hint",
        ]
    ] * 3
    assert read["findings"] == [asdict(finding) for finding in FAILED.findings]
    assert read["findings"][2]["line"] is None


@pytest.mark.parametrize("made", [FINE, WARNED, NOTHING])
def test_json_of_reports_without_errors(made: Report) -> None:
    read = json.loads(render(made, "json"))
    assert read == {
        "ok": made.ok,
        "checked": made.checked,
        "findings": [asdict(finding) for finding in made.findings],
    }


# ------------------------------------------------------------------------------- junit


def suite_of(made: Report) -> ElementTree.Element:
    root = ElementTree.fromstring(render(made, "junit"))  # noqa: S314 (our own)
    assert root.tag == "testsuites"
    (suite,) = root
    assert suite.tag == "testsuite"
    cases = suite.findall("testcase")
    assert int(suite.get("tests", "")) == len(cases)
    assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
    assert int(suite.get("errors", "")) == len(suite.findall("testcase/error"))
    assert int(suite.get("skipped", "")) == len(suite.findall("testcase/skipped"))
    return suite


def test_junit_has_a_case_a_finding() -> None:
    suite = suite_of(FAILED)
    stale, wrong, bare = suite.findall("testcase")
    assert (suite.get("tests"), suite.get("failures")) == ("3", "2")
    assert stale.find("failure") is None
    assert "not what the records give" in (stale.findtext("system-out") or "")
    assert wrong.get("classname") == "schema/allowed"
    assert wrong.get("name") == "data/records/sources/a,b: 100%.yaml:12:7"
    failure = wrong.find("failure")
    assert failure is not None
    assert failure.get("message") == "`comparator` must be one of its terms"
    for told in ("over «3 500» & <more>", "equal, about, at_least", "did you mean about?"):
        assert told in (failure.text or "")
    assert (bare.get("name") or "").startswith("datapackage.json")


def test_junit_of_a_good_report_is_a_case_that_passed() -> None:
    (case,) = suite_of(FINE).findall("testcase")
    assert list(case) == []
    assert "23 claims" in (case.get("name") or "")


@pytest.mark.parametrize("made", [NOTHING, Report()])
def test_junit_does_not_pass_with_nothing_checked(made: Report) -> None:
    suite = suite_of(made)
    assert int(suite.get("failures", "")) + int(suite.get("errors", "")) == 1


# ------------------------------------------------------------------------------ github


def unescaped(text: str, codes: str) -> str:
    """As GitHub's runner reads what stands in a workflow command."""
    return re.sub(f"%({codes})", lambda code: chr(int(code[1], 16)), text)


def command(line: str) -> tuple[str, dict[str, str], str]:
    """Name, properties and message of a workflow command."""
    matched = re.fullmatch(r"::([a-z]+) (.*?)::(.*)", line)
    assert matched
    name, told, message = matched.groups()
    pairs = [pair.split("=", 1) for pair in told.split(",")]
    properties = {key: unescaped(value, "25|0D|0A|3A|2C") for key, value in pairs}
    return name, properties, unescaped(message, "25|0D|0A")


def test_github_annotates_lines() -> None:
    message = "`comparator` must be one of its terms\nfound: over «3 500» & <more>"
    message += "\nallowed: equal, about, at_least\nhint: did you mean about?"
    lines = render(FAILED, "github").split("\n")
    assert len(lines) == 5
    assert command(lines[0]) == (
        "warning",
        {"file": "data/csv/claims.csv", "title": "package/stale"},
        "the file is not what the records give",
    )
    assert command(lines[1]) == (
        "error",
        {
            "file": "data/records/sources/a,b: 100%.yaml",
            "line": "12",
            "col": "7",
            "title": "schema/allowed",
        },
        message,
    )
    assert command(lines[2])[:2] == (
        "error",
        {"file": "datapackage.json", "title": "package/descriptor"},
    )
    assert lines[4] == ""


@pytest.mark.parametrize("made", [FAILED, WARNED, FINE, NOTHING])
def test_github_ends_with_the_same_summary_as_text(made: Report) -> None:
    assert render(made, "github").split("\n")[-2] == render(made, "text").split("\n")[-2]


# ------------------------------------------------------------------------------- sarif


# RFC 3986, `path-noscheme`.
RELATIVE_URI = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-Fa-f]{2})*")


def check_sarif(text: str) -> Any:
    """What the schema of SARIF 2.1.0 asks of the parts that we use; returns the one run."""
    log = json.loads(text)
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    assert set(run) <= {"tool", "columnKind", "results", "properties", "invocations"}
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    driver = run["tool"]["driver"]
    assert isinstance(driver["name"], str)
    rules = [rule["id"] for rule in driver["rules"]]
    assert len(rules) == len(set(rules))
    for result in run["results"]:
        assert set(result) == {"ruleId", "ruleIndex", "level", "message", "locations"}
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert isinstance(result["message"]["text"], str)
        for location in result["locations"]:
            place = location["physicalLocation"]
            assert RELATIVE_URI.fullmatch(place["artifactLocation"]["uri"])
            region = place.get("region", {"startLine": 1})
            assert set(region) <= {"startLine", "startColumn", "endLine", "endColumn"}
            assert all(isinstance(number, int) and number >= 1 for number in region.values())
    return run


def test_sarif_of_findings() -> None:
    run = check_sarif(render(FAILED, "sarif"))
    stale, wrong, bare = run["results"]
    assert [stale["level"], wrong["level"], bare["level"]] == ["warning", "error", "error"]
    place = wrong["locations"][0]["physicalLocation"]
    assert unquote(place["artifactLocation"]["uri"]) == "data/records/sources/a,b: 100%.yaml"
    assert place["region"] == {"startLine": 12, "startColumn": 7}
    for told in ("must be one of", "over «3 500» & <more>", "equal, about", "did you mean"):
        assert told in wrong["message"]["text"]
    assert "region" not in bare["locations"][0]["physicalLocation"]
    assert run["properties"]["checked"] == COUNTS


@pytest.mark.parametrize("made", [FINE, WARNED, NOTHING])
def test_sarif_of_reports_without_errors(made: Report) -> None:
    assert len(check_sarif(render(made, "sarif"))["results"]) == len(made.findings)


# ------------------------------------------------------------------------- all of them


@each_format
@pytest.mark.parametrize("made", [FAILED, WARNED, FINE, NOTHING, Report()])
def test_every_format_ends_with_one_line_feed(form: str, made: Report) -> None:
    told = render(made, form)
    assert told.endswith("\n")
    assert not told.endswith("\n\n")


wild = st.text(
    alphabet=st.characters()
    | st.sampled_from("\x00\x07\x1b\r\n\t\x85\u2028\u202e\ufffe::,%=<&]\"'"),
    max_size=8,
)
some = st.none() | wild
numbers = st.none() | st.integers(1, 10**6)
places = st.builds(Place, file=wild, line=numbers, column=numbers, record=some)
faults = st.builds(
    Fault,
    check=st.sampled_from(["record/syntax", "key/unknown"]),
    message=wild,
    found=some,
    allowed=some,
    hint=some,
    severity=st.sampled_from(["error", "warning"]),
)
findings = st.builds(Finding.at, places, faults, table=some, field=some)


def one_line_each(told: str, made: Report) -> None:
    lines = [
        1 + sum(bool(text) for text in (f.record, f.found, f.allowed, f.hint))
        for f in made.findings
    ]
    assert len(told.split("\n")) == sum(lines) + 2
    # Nothing that moves the cursor, reorders the line or begins another.
    assert not {unicodedata.category(c) for c in told if c != "\n"} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def read_commands(told: str, made: Report) -> None:
    *lines, _, end = told.split("\n")
    assert (len(lines), end) == (len(made.findings), "")
    assert "\r" not in told
    for line, finding in zip(lines, made.findings, strict=True):
        assert command(line)[0] == finding.severity


def read_cases(told: str, made: Report) -> None:
    root = ElementTree.fromstring(told)  # noqa: S314 (our own)
    assert len(root.findall("testsuite/testcase")) == max(len(made.findings), 1)


READERS: dict[str, Callable[[str, Report], object]] = {
    "text": one_line_each,
    "github": read_commands,
    "json": lambda told, _: json.loads(told),
    "sarif": lambda told, _: check_sarif(told),
    "junit": read_cases,
}


@each_format
@bounded
@given(st.lists(findings, max_size=3))
def test_no_text_in_a_finding_breaks_a_format(form: str, found: list[Finding]) -> None:
    made = report(*found)
    told = render(made, form)
    told.encode("utf-8")
    READERS[form](told, made)


clean = st.text(alphabet="aя😀«» :,%=<&>\"']", min_size=1, max_size=8)


@bounded
@given(clean, clean, clean)
def test_what_can_be_shown_comes_through_as_it_is(file: str, message: str, shown: str) -> None:
    made = report(replace(ERROR, file=file, message=message, found=shown))
    assert json.loads(render(made, "json"))["findings"][0]["message"] == message
    case = suite_of(made).find("testcase")
    assert case is not None
    assert case.get("name") == f"{file}:12:7"
    _, properties, told = command(render(made, "github").split("\n")[0])
    assert properties["file"] == file
    assert told.split("\n")[:2] == [message, f"found: {shown}"]
    (result,) = check_sarif(render(made, "sarif"))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == file
    assert result["message"]["text"].startswith(message)


def test_what_cannot_be_shown_does_not_hide_the_words_around_it() -> None:
    told = show("3\u00a0500 человек\x1b «так»")
    assert "человек" in told
    assert "«так»" in told
    assert "\x1b" not in told


def test_all_that_a_finding_says_is_in_json() -> None:
    assert {field.name for field in fields(Finding)} == set(asdict(ERROR))


# ------------------------------------------------------------------------ the commands

KONTUR = "data/records/sources/kontur-2023-12-14-desert-or-die.yaml"


@each_format
def test_a_command_tells_in_every_format(
    project: Path,
    edit: Callable[[str, str, str], None],
    capsys: pytest.CaptureFixture[str],
    form: str,
) -> None:
    edit(KONTUR, "value_verbatim: More than 3,500", "value_verbatim: [1]")
    assert main(["check", "--root", str(project), "--format", form]) == 1
    told, beside = capsys.readouterr()
    assert beside == ""
    assert "record/type" in told
    assert KONTUR in told
    if form != "text":
        READERS[form](told, report(ERROR))


def test_an_unknown_format_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--format", "yaml"])
    assert ended.value.code == 2
    assert "yaml" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "encoding"), [(b"caf\xe9.yaml", "utf-8"), ("имя.yaml".encode(), "ascii")]
)
def test_no_name_of_a_file_and_no_terminal_ends_in_a_traceback(
    project: Path, name: bytes, encoding: str
) -> None:
    folder = os.fsencode(project / "data" / "records" / "sources")
    Path(os.fsdecode(folder + b"/" + name)).write_bytes(b"source_id: [\n")
    done = subprocess.run(
        [sys.executable, "-m", "src", "check", "--root", str(project)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding},
        cwd=project,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == b""
    assert b"error record/" in done.stdout
    assert done.stdout.splitlines()[-1].startswith(b"failed: ")
