"""One file for each format: it knows its format by the content and gives rows of one kind."""
