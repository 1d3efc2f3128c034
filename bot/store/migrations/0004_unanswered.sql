-- Questions of /ask that nothing was found for, without who asked: what a teacher may want to add or explain.
CREATE TABLE unanswered (
    guild_id INTEGER NOT NULL,
    folded TEXT NOT NULL,
    question TEXT NOT NULL,
    times INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, folded)
) STRICT, WITHOUT ROWID;
