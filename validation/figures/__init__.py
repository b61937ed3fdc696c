"""Reading figures: numbers, bounds and units out of short phrases in seven languages."""
