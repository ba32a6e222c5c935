"""What Warta knows of the world its articles tell of: dates, outlets, officials, what means the same.

Questions need it as much as pages do. May import `search.analysis`, `search.process` and the ground.
"""
