"""Figures from outside services, fetched when somebody asks for it."""
