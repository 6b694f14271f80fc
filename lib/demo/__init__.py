"""Synthetic tables for a demo municipality, with planted truth that methods and tests can look for."""
