"""Access: the second factor, the devices a person is signed in on, and how a lost second factor is replaced."""
