"""Take a number."""
