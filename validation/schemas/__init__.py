"""The one declaration of the tables: a pandera model each. Import `registry`, not this file."""
