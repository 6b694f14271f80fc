"""Tables to files that leave the app."""
