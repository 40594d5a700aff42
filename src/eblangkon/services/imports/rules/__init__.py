"""What a table, a column and a finding are; how a cell is understood."""
