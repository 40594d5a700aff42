"""Oversight: where procurement units, the province and auditors begin.

Orders of their scope with what is late in them, and the trail of one order as the sealed log tells it. Reads only.
"""
