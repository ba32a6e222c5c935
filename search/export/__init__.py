"""All articles of a question as files for others: CSV, JSON Lines, BibTeX, RIS.

May import `search.reports` and what it may.
"""
