"""The walk itself, computed: order of stops, ways, sun and days. No rows, no words for the page."""
