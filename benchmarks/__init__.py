"""Measures of the toolkit: on real files, and on generated ones in ratios, each script for one question."""
