"""What was meant by a value of another form: a date, number, id or code, in the right form."""
