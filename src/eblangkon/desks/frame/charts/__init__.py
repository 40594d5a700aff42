"""Drawings computed on the server: sizes as attributes, colours as classes, so that a strict CSP and dark mode hold."""
