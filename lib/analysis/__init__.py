"""Asking: a question in, a table ready for a viewer out. Everything passes `lib.privacy` on its way."""
