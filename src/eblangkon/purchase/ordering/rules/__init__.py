"""What the law and the house ask of requests, baskets and orders. Plain Python."""
