"""The Legion's strength, by whom it is told, and its origins: with DuckDB, from Parquet.

    python examples/with_duckdb.py FOLDER

FOLDER holds datapackage.json: an unzipped release, or this repository (where none is named).
"""

import csv
import sys
from pathlib import Path

import duckdb

LEGION = """
    SELECT value_verbatim, coalesce(speaker_id, speaker_role) AS speaker, publisher_id, origin_id
    FROM legion JOIN sources USING (source_id)
    ORDER BY claim_id
"""
COUNTS = """
    SELECT count(*), count(DISTINCT source_id),
      count(DISTINCT origin_id) FILTER (WHERE assertion_basis <> 'summary') -- of others' figures
    FROM legion
"""


def views(folder: Path) -> duckdb.DuckDBPyConnection:
    """A database with a view of every table."""
    db = duckdb.connect()
    for path in sorted((folder / "data" / "parquet").glob("*.parquet")):
        db.read_parquet(str(path)).create_view(path.stem)
    return db


def legion(folder: Path) -> duckdb.DuckDBPyConnection:
    """A database with a view `legion` too: the claims of how many fight in the Legion."""
    db = views(folder)
    db.execute("""
        CREATE VIEW legion AS SELECT * FROM claims
        WHERE organization_id = 'free-russia-legion' AND measure_id = 'unit-strength'
          AND status = 'active'
    """)
    return db


if __name__ == "__main__":
    with legion(Path(sys.argv[1] if len(sys.argv) > 1 else ".")) as db:
        found = db.sql(LEGION)
        told = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
        told.writerows([found.columns, *found.fetchall()])
        (counts,) = db.sql(COUNTS).fetchall()
        print("{} claims, {} documents, {} origins".format(*counts))
