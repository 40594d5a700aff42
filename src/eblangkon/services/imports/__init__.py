"""Imports: tables that come into the house as XLSX and CSV, checked cell by cell before anything changes.

Owns how a hostile or dirty file becomes rows, and what became of each row of each import. Must not know what the rows
are about: it is handed columns, and the room that knows them keeps its findings here.
"""
