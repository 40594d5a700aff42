"""Set a dated rule or a holiday."""
