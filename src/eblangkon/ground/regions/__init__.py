"""Regions: the province and its 35 regions, their dated rules with sources, and their working days."""
