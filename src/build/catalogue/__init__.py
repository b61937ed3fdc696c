"""What catalogues read of the data set: one file a format, from declaration and package record."""
