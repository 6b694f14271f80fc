"""`python -m lib`: everything the app does with files, without a browser."""
