"""The build script: records, to tables, to files, to descriptor."""
