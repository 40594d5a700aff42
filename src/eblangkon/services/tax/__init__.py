"""Tax: the dated law of one purchase: PPN, PPh and PBJT, who withholds them, and why, in words a vendor understands.

A case goes in and a quote comes out, both plain data. It keeps no record and knows no party, no order and no payment:
flags, the region's PBJT rate and the platform's appointment are facts that the caller hands in.
"""
