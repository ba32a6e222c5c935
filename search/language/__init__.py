"""The query language: text to lexemes, lexemes to a tree, a tree to text. Used through `search.query`."""
