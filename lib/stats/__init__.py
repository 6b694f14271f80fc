"""Pure methods: numbers in, numbers out. No wording, no drawing, no storage."""
