"""The units of servers: their texts with the last versions, and which units are chosen where."""
