"""Transparency: what anybody may read of purchases: one order's whole story, and the totals of all that were paid."""
