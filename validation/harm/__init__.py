"""What a text must not give away: withheld names, contacts, exact places."""
