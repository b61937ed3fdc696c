"""The forms in which a report is told. Each module has one function, `render`."""
