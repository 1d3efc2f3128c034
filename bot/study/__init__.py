"""How we learn: judging, drawing and scoring. The clock and the random generator are arguments."""
