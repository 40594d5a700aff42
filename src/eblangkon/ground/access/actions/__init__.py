"""Add, use and take away a second factor; note and end sign-ins; replace what was lost."""
