"""The Legion's strength, by whom it is told, and its origins: with Polars, from Parquet.

    python examples/with_polars.py FOLDER

FOLDER holds datapackage.json: an unzipped release, or this repository (where none is named).
"""

import sys
from pathlib import Path

import polars as pl


def scan(folder: Path, table: str) -> pl.LazyFrame:
    """A table, of which only what is asked for is read."""
    return pl.scan_parquet(folder / "data" / "parquet" / f"{table}.parquet", glob=False)


def legion(folder: Path) -> pl.DataFrame:
    """A row for each claim of how many fight in the Legion."""
    return (
        scan(folder, "claims")
        .filter(
            pl.col("organization_id") == "free-russia-legion",
            pl.col("measure_id") == "unit-strength",
            pl.col("status") == "active",
        )
        .join(scan(folder, "sources").select("source_id", "publisher_id"), on="source_id")
        .with_columns(speaker=pl.coalesce("speaker_id", "speaker_role"))
        .sort("claim_id")
        .collect()
    )


if __name__ == "__main__":
    found = legion(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
    shown = found.select("value_verbatim", "speaker", "publisher_id", "origin_id")
    print(shown.write_csv(separator="\t"), end="")
    told = found.filter(pl.col("assertion_basis") != "summary")  # of others' figures
    print(
        f"{len(found)} claims, {found['source_id'].n_unique()} documents,"
        f" {told['origin_id'].n_unique()} origins"
    )
