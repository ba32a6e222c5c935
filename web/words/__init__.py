"""What the page says, in two languages: which one, notes, dates."""
