"""What may be seen by whom. Every figure passes here before it leaves `analysis`."""
