"""Kernel: the clock, field types, base model and tokens that every room uses.

Knows no place, no person, no purchase.
"""
