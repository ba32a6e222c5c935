"""One module a format of documents, each to pieces: pages and records that the readers of both know."""
