"""Kazakh text: endings, dates, numbers, alphabetical order, and the repair of text taken out of papers.

Pure Python, without dependencies. Modules: `endings`, `numerals`, `numbers`, `dates`, `alphabet`, `lines`, `repair`,
`spelled`; the command is `kazakhtext repair`.
"""
