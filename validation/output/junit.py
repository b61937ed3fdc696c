"""JUnit XML, for continuous integration services that show test reports."""

from __future__ import annotations

from xml.etree import ElementTree

from validation.findings import Finding, Report


def render(report: Report) -> str:
    """A case a finding; a report without findings is one case that passed."""
    suite = ElementTree.Element(
        "testsuite",
        name="refusals",
        tests=str(max(len(report.findings), 1)),
        failures=str(len(report.errors) or int(not report.ok)),
        errors="0",
        skipped="0",
    )
    if not report.findings:
        counts = ", ".join(f"{number} {name}" for name, number in report.checked.items())
        case = ElementTree.SubElement(
            suite, "testcase", classname="check", name=f"checked {counts}"
        )
        if not report.ok:
            ElementTree.SubElement(case, "failure", message="nothing was checked")
    for finding in report.findings:
        _case(suite, finding)
    root = ElementTree.Element("testsuites")
    root.append(suite)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _case(suite: ElementTree.Element, finding: Finding) -> None:
    name = f"{finding.file}:{finding.line or 1}:{finding.column or 1}"
    case = ElementTree.SubElement(suite, "testcase", classname=finding.check, name=name)
    told = "\n".join(filter(None, [finding.message, finding.found, finding.allowed, finding.hint]))
    if finding.severity == "error":
        failure = ElementTree.SubElement(case, "failure", message=finding.message)
        failure.text = told
    else:
        ElementTree.SubElement(case, "system-out").text = told
