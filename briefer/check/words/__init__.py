"""Word lists the checks rest on, in English, Ukrainian and Russian. Pure data."""
