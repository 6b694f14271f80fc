"""From what a file says to what the store holds: names and codes found among those of the municipality."""
