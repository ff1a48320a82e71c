"""Kazakh text: endings, dates, numbers, alphabetical order, search, and the repair of text taken out of papers.

Pure Python, without dependencies. For words and pages: `endings`, `numerals`, `numbers`, `dates`, `alphabet`,
`language`, `search`. For papers: `reading`, `lines`, `repair`, `positions`, `passages`, `order`, `slips`, `spelled`.
The command is `kazakhtext repair`.
"""
