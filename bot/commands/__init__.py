"""What each command of `pullquote` does: a small function each, given its arguments and the settings in force."""
