"""Take price standards in."""
