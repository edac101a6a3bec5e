"""What briefer remembers: articles seen, stories, briefs and deliveries."""
