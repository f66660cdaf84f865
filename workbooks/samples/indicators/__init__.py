"""The sample catalogue's indicators, sector by sector, in the order in which the table prints them."""
