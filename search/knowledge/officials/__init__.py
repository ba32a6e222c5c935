"""Who holds or held public office: the gazetteer, how names are spelled, and when two are one person."""
