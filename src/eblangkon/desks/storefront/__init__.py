"""Storefront: what everybody sees without signing in.

Reads catalogue and insight through their queries; knows no other desk.
"""
