"""Runs a command of the toolchain."""

import gc
import sys

from src.cli import main

# Modules, models and tables live as long as the process: looking for garbage among them over and
# over takes a tenth of a check.
gc.set_threshold(100_000, 20, 20)

sys.exit(main())
