"""The published years of Kabupaten Batang as synthetic purchases: exact in number and value, invented in all else."""
