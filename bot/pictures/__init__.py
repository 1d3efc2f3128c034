"""Pictures: values in, PNG bytes out."""
