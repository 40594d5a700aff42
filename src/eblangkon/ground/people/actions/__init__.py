"""Make a person, change what is the person's own."""
