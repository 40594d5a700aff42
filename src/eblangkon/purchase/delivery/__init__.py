"""Delivery: what was sent, counted and handed over, line by line.

Asks ordering to move the order, to price it anew by what was accepted and to take that from stock; knows nothing of
payment.
"""
