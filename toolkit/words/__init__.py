"""The report around the table: its words held against the figures, and its words drafted from the figures."""
