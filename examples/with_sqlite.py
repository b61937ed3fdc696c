"""The Legion's strength, by whom it is told, and its origins: with SQLite, from CSV.

    python examples/with_sqlite.py FOLDER

FOLDER holds datapackage.json: an unzipped release, or this repository (where none is named). It
needs nothing but Python. A release has the same tables ready made, in `refusals-X.Y.Z.sqlite`.
"""

import csv
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

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


def load(folder: Path) -> sqlite3.Connection:
    """A database in memory of all tables, with keys, references and terms enforced."""
    db = sqlite3.connect(":memory:")  # or the name of a file
    schema = folder / "data" / "schemas" / "tables.sql"
    db.executescript(schema.read_text(encoding="utf-8"))
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("BEGIN")
    db.execute("PRAGMA defer_foreign_keys = ON")  # references are checked at the commit
    for path in sorted((folder / "data" / "csv").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            header, *rows = csv.reader(lines)
        cells = [[cell or None for cell in row] for row in rows]
        marks = ",".join("?" * len(header))
        db.executemany(f"INSERT INTO {path.stem} VALUES ({marks})", cells)
    db.commit()
    return db


def legion(folder: Path) -> sqlite3.Connection:
    """A database with a view `legion` too: the claims of how many fight in the Legion."""
    db = load(folder)
    db.execute("""
        CREATE VIEW legion AS SELECT * FROM claims
        WHERE organization_id = 'free-russia-legion' AND measure_id = 'unit-strength'
          AND status = 'active'
    """)
    return db


if __name__ == "__main__":
    with closing(legion(Path(sys.argv[1] if len(sys.argv) > 1 else "."))) as db:
        found = db.execute(LEGION)
        told = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
        told.writerows([[name for name, *_ in found.description], *found])
        (counts,) = db.execute(COUNTS)
        print("{} claims, {} documents, {} origins".format(*counts))
