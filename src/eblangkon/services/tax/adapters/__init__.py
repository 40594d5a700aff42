"""Forms in which a case comes from outside."""
