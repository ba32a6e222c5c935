"""What each URL answers, one module for each kind of page. May import `web.parts`, `web.words`."""
