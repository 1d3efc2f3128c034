"""Files -> grids: what CSV and XLSX have in common."""
