"""Jobs past one machine: what is due, an engine that keeps it, workers that do it. Assembly."""
