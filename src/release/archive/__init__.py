"""What a release hands out: the zip of the package and, beside it, forms of the same rows."""
