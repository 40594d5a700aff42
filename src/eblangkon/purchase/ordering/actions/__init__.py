"""What may be done to requests, baskets and orders, one verb a file."""
