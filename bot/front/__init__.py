"""What people see: everything that speaks Discord."""
