"""What the catalogue knows without a database."""
