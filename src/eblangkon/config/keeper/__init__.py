"""Keeper of the embedded PostgreSQL: starts it for whoever needs it, stops it when nobody does, mends what it finds.

`server.running` is the door. A guard process is the server's parent, so that Ctrl-C reaches web and worker first and
no killed command leaves a server behind; who needs the server holds a lock that the kernel frees. docs/house.md has
the drawing. Knows no Django.
"""
