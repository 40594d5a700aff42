"""The two ways in which a table is written."""
