"""Where data rest: definition files in folders, rows in a database. Nothing here judges or counts for anybody."""
