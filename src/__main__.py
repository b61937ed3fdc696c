"""Runs a command of the toolchain."""

import sys

from src.cli import main

sys.exit(main())
