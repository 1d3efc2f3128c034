-- Questions as they were drawn, each text once: the places of `rounds.drawn` and of a class quiz's plan name them by key.
-- `record` is what bot.study.questions.kept writes. Rows are never changed.
CREATE TABLE kept_questions (
    key TEXT PRIMARY KEY,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;
