"""For hosts, and for who asks what there is."""
