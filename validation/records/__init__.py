"""Reading records and judging their shape, with neither pandas nor pandera."""
