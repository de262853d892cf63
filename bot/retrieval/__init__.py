"""Finding passages: the rules that make them, the engines that find them, and the one score that orders them."""
