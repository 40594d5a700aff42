"""Register a vendor, let people act for it."""
