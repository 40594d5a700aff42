"""What may be done in this room. One verb a file."""
