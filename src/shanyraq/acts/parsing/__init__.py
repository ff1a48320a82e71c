"""Read the paper of a presidential decree: its parts, the places of its text, its notes, its references.

Pure.
"""
