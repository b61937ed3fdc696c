"""What a check has to say: a finding, and the report of a whole run."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Place:
    """Where something stands: 1-based line and column (code points) of a file."""

    file: str
    line: int | None = None
    column: int | None = None
    record: str | None = None


@dataclass(frozen=True)
class Fault:
    """What is wrong, said without a place: the rule, found, allowed, and how to mend it."""

    check: str
    message: str
    found: str | None = None
    allowed: str | None = None
    hint: str | None = None
    severity: Severity = "error"


@dataclass(frozen=True)
class Breach:
    """A fault of one row of one table. `column` is the one to blame."""

    table: str
    row: int
    column: str | None
    fault: Fault


@dataclass(frozen=True)
class Finding:
    """A fault and its place, in the shape of `--format json`."""

    check: str
    severity: Severity
    table: str | None
    record: str | None
    field: str | None
    file: str
    line: int | None
    column: int | None
    message: str
    found: str | None
    allowed: str | None
    hint: str | None

    @classmethod
    def at(
        cls, place: Place, fault: Fault, *, table: str | None = None, field: str | None = None
    ) -> Finding:
        """The finding that `fault` is at `place`."""
        return cls(
            check=fault.check,
            severity=fault.severity,
            table=table,
            record=_shown(place.record, _LONGEST_ID),
            field=_shown(field, _LONGEST_ID),
            file=printable(place.file),
            line=place.line,
            column=place.column,
            message=_cut(printable(fault.message), _LONGEST),
            found=_shown(fault.found),
            allowed=_shown(fault.allowed),
            hint=_shown(fault.hint),
        )


MAX_FINDINGS = 1000  # of one file: beyond, it is no file with mistakes in it
CROWDED = Fault(
    "record/too-large",
    "more is wrong with the file than is told",
    allowed=f"{MAX_FINDINGS:,} findings",
    hint="mend what is told, or write the file anew",
)


@dataclass
class Report:
    """All findings of a run, and how much was checked. `told` are those printed already."""

    findings: list[Finding] = field(default_factory=list)
    checked: dict[str, int] = field(default_factory=dict)
    told: frozenset[Finding] = frozenset()

    @property
    def errors(self) -> list[Finding]:
        """The findings that make the run fail."""
        return [finding for finding in self.findings if finding.severity == "error"]

    @property
    def ok(self) -> bool:
        """Whether something was checked and no error was found."""
        return not self.errors and any(self.checked.values())

    def add(self, findings: Iterable[Finding]) -> None:
        """Takes in findings, in the order of their places; of one file, no more than are read."""
        self.findings.extend(findings)
        self.findings.sort(key=_order)
        for file, number in Counter(finding.file for finding in self.findings).items():
            if number > MAX_FINDINGS + 1:
                self._cut(file)

    def _cut(self, file: str) -> None:
        """Leaves out what is more than is told of a file, and tells that."""
        its = [f for f in self.findings if f.file == file and f.message != CROWDED.message]
        much = Finding.at(Place(file, 1, 1), CROWDED)
        kept = [much, *its[:MAX_FINDINGS], *(f for f in self.findings if f.file != file)]
        self.findings = sorted(kept, key=_order)

    def as_json(self) -> Mapping[str, Any]:
        """The object of `--format json`."""
        return {
            "ok": self.ok,
            "checked": self.checked,
            "findings": [asdict(finding) for finding in self.findings],
        }


# A text of the record stands in every finding of it: a megabyte, told a thousand times, is no
# message. Lists of what is allowed are the longest that are meant to be read.
_LONGEST = 4000
_LONGEST_ID = 200

# Control and formatting characters, surrogates, line and paragraph separators, and the like.
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def printable(text: str) -> str:
    """A text as a message can hold it: what cannot be seen, or not be written, is escaped."""
    if text.isprintable():
        return text
    return "".join(ascii(c)[1:-1] if unicodedata.category(c) in _UNSEEN else c for c in text)


def show(value: Any) -> str:
    """A value as a message shows it: on one line, and no longer than a line."""
    text = f"{value:.15g}" if isinstance(value, float) else str(value)
    text = "nothing" if value is None else text
    return _cut(printable(text[:_LONGEST]), 80)


def _shown(text: str | None, longest: int = _LONGEST) -> str | None:
    return None if text is None else _cut(printable(text), longest)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 3]}..."


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return (
        finding.file,
        finding.line or 0,
        finding.column or 0,
        finding.check,
        finding.message,
    )
