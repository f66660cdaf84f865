"""From a table's names to the catalogue's: who reports, for which period, and which indicator each row is."""
