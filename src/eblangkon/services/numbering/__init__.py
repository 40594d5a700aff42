"""Numbering: gapless numbers of papers, one row of counting a region, kind and year.

Owns the counters and how a number is written. Must not know what a paper says or who asked for it.
"""
