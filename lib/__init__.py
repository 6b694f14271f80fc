"""Lägesbild: the joint local situation picture of police and municipality."""
