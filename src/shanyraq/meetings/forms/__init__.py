"""What people fill in. Kazakh first, then Russian and English, which may be left out."""
