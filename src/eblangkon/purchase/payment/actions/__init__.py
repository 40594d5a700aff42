"""What can be done about a payment; one verb a file."""
