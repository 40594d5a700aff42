"""Where the tests get their database."""
