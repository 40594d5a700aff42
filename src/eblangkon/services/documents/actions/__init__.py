"""What may be done with papers: issue, render, bundle. One verb a file."""
