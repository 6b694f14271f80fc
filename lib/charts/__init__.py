"""Tables to Altair charts. Nothing is judged here: classes and limits come with the table."""
