"""What may be done with notices: tell, mark as read, send as mail. One verb a file."""
