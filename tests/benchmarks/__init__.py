"""The benchmarks' own tests: that what is compared does the same work."""
