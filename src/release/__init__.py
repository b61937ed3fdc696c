"""Releases: what differs between two packages, and which version that makes."""
