"""The commands: thin, each parses, calls an action or a query, prints."""
