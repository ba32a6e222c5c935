"""The pieces of which pages are made: facets, histogram, hits, charts, marks. May import `web.words`."""
