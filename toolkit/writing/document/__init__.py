"""Word documents in the layout of official papers (thể thức văn bản hành chính)."""
