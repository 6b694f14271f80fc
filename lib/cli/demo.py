"""`demo build`."""
