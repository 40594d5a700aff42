"""Parties: who takes part: sellers and buying offices, knowing nothing of each other.

Above: purchase. Below: services, ground.
"""
