"""The organs of the Assembly on any date: structure, Council, roll of members; their import.

Chapter 2 of the Regulation. Never: ethnicity, in any table, search or page.
"""
