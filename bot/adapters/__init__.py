"""Ways in and out. An adapter translates; it holds no knowledge about news, and is given what it needs."""
