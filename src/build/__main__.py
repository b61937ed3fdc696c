"""`python -m src.build` = `python -m src build`."""

import sys

from src.cli import main

sys.exit(main(["build", *sys.argv[1:]]))
