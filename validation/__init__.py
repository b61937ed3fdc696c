"""All checks of the data set: pure functions of what they are handed."""
