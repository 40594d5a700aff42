"""What Surat Jalan, inspection report and BAST say of an order."""
