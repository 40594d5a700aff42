"""Words for what the rules found."""
