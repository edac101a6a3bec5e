"""Story to bullets: passages are chosen, an engine is asked, its reply is read as untrusted."""
