"""The roof: settings, the table of public addresses, the server's entry points."""
