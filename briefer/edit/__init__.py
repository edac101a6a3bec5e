"""Stories of a topic's day become a plan: kinds, lines, developments, sides, order, room. Pure."""
