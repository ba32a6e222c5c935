"""The Whoosh engine: articles in a folder. The only package that imports Whoosh.

Whoosh writes, merges and reads segments. Matching, ranking and facets are numpy arithmetic over its posting
lists (`search.retrieval`), decoded block by block: at 50,000 articles Whoosh's own facets cost hundreds of
milliseconds a query. May import `search.answering` and all that it may.
"""
