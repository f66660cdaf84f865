"""From a file's bytes to a Grid: what it is, what it may cost, every kind of workbook, and text from before Unicode."""
