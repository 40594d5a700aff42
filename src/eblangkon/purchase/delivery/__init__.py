"""Delivery: what was sent, counted and handed over, line by line.

Asks ordering to move the order and to cut what was never accepted; knows nothing of money.
"""
