"""Ordering: plans and budgets, request notes, baskets, approvals, orders and their state.

Owns every word of an order's life. Knows no parcel, no count and no payment: later rooms tell it what happened.
"""
