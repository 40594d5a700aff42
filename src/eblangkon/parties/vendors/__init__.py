"""Vendors: sellers, who works for them, and their dated tax papers. Knows no product and no office."""
