"""Orders as all sides see them: the one page of an order, the list of one's orders, their papers as files."""
