"""The Legion's strength, by whom it is told, and its origins: with pandas, from CSV.

    python examples/with_pandas.py FOLDER

FOLDER holds datapackage.json: an unzipped release, or this repository (where none is named).
"""

import json
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa

TYPES = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32()}


def read(folder: Path, table: str) -> pd.DataFrame:
    """A table with the types that datapackage.json declares; the text `NA` stays a text."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    (resource,) = (one for one in package["resources"] if one["name"] == table)
    types = {
        field["name"]: pd.ArrowDtype(TYPES[field["type"]]) for field in resource["schema"]["fields"]
    }
    path = folder / "data" / "csv" / f"{table}.csv"
    return pd.read_csv(path, dtype=types, keep_default_na=False, na_values=[""])


def legion(folder: Path) -> pd.DataFrame:
    """A row for each claim of how many fight in the Legion."""
    claims, sources = read(folder, "claims"), read(folder, "sources")
    found = claims.query(
        "organization_id == 'free-russia-legion' and measure_id == 'unit-strength'"
        " and status == 'active'"
    ).merge(sources[["source_id", "publisher_id"]], on="source_id")
    found["speaker"] = found["speaker_id"].fillna(found["speaker_role"])
    return found.sort_values("claim_id")


if __name__ == "__main__":
    found = legion(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
    shown = found[["value_verbatim", "speaker", "publisher_id", "origin_id"]]
    print(shown.to_csv(sep="\t", index=False), end="")
    told = found[found["assertion_basis"] != "summary"]  # of others' figures
    print(
        f"{len(found)} claims, {found['source_id'].nunique()} documents,"
        f" {told['origin_id'].nunique()} origins"
    )
