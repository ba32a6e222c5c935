"""An index measured with questions whose answers are known: judgements, measures.

May import `search.engine` and what it may.
"""
