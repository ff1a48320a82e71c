"""How days and numbers are written where the framework writes them itself."""
