"""Papers as received: the file, its lines, its paragraphs with line provenance.

Never corrects a legal text.
"""
