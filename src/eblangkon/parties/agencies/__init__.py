"""Agencies: the buying offices, who holds which duty there and since when, and where goods are delivered.

Also the duties that hold for a whole region. Knows no vendor and no order.
"""
