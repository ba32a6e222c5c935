"""A cluster of OpenSearch on this machine, for trying and for the tests."""
