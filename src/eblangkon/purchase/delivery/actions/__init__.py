"""What can be done with the goods of an order; one verb a file."""
