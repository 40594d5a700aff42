"""Set a dated rule."""
