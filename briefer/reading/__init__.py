"""A sentence read once: words, amounts, moments, names, quotations, who says it. Pure."""
