"""Changing: one function is one transaction."""
