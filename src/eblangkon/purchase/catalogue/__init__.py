"""Catalogue: categories, products, prices in force, stock, price standards and search.

Stands on vendors; knows no basket and no order.
"""
