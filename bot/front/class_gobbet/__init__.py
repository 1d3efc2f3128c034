"""/class gobbet: a class writes about an extract, its teacher reads, marks and returns, and the class compares."""
