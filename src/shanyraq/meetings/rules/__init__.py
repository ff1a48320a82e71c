"""What may be done in this room, from plain facts and the book of law. No tables, no clock."""
