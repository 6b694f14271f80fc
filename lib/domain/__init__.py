"""The field's own words: questions, definitions, codes and faults. Standard library and pydantic only."""
