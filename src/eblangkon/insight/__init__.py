"""Insight: read out of the records of the floors below, never writing there.

Above: desks. Below: purchase, parties, services, ground.
"""
