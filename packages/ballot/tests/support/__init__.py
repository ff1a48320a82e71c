"""Tools of the tests: archives taken apart, changed and put together again with every hash repaired."""
