"""Values from outside: published worked examples, and where none is at hand another program's answer."""
