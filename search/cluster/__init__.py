"""An index kept by a cluster of OpenSearch: the same questions, the same answers, on more than one machine.

Warta analyses, ranks and words; the cluster matches, counts and sorts by Warta's formula.
"""
