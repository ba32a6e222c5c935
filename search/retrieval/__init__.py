"""A tree over posting lists and columns, to documents, scores and counts. Knows no engine.

May import `search.knowledge`, `search.analysis`, `search.tree` and the ground; not `search.query`.
"""
