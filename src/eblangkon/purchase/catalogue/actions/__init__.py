"""Put goods on the shelf, promise them, take price standards in."""
