"""A tree and postings to an answer: hits, snippets, notes, corrections, most of the words. Knows no engine.

May import `search.query`, `search.retrieval` and what they may.
"""
