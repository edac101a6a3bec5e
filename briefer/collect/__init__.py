"""Bytes to articles: feeds, pages and files are read, cleaned and credited to their publishers."""
