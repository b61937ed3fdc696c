"""The score: faults planted in the real records, and how many of them the checks catch."""
