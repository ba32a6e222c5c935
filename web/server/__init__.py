"""The processes that serve the page, and whose turn it is to be answered."""
