"""Measures of the toolkit on real files, run by hand."""
