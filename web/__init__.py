"""Brings questions in: a URL to a query, an answer to a page, a feed, an export. May import `search`, never
`index`."""
