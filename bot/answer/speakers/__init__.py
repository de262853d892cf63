"""Who said it: quotations, and whom the words around them name as their speaker. Runs when an index is built."""
