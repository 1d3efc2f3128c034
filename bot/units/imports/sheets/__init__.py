"""Questions in rows and columns: CSV and XLSX, of our template, of other programs, and of teachers themselves."""
