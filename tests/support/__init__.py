"""What several tests share: workbooks in memory, the seed, LibreOffice."""
