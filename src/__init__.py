"""The toolchain: what fetches, builds, writes and releases."""
