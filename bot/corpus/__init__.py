"""Article files and bundles <-> Article: reading them, what in them is coverage, and taking in new ones."""
