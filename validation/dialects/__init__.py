"""The declaration in other languages: JSON Schema, Table Schema, Arrow, SQL, Markdown."""
