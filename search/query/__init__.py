"""What was typed, to a Query: lexemes, a tree, filters, notes; and a tree to text again.

May import `search.knowledge`, `search.analysis` and the ground.
"""
