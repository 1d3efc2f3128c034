"""What is fast and what is small, measured: `python -m benchmarks` lists them."""
