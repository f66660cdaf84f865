"""From a file's bytes to figures and findings: sniff, read, lay out, identify, match, value."""
