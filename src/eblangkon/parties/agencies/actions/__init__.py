"""Give a duty, end a duty."""
