-- How long a reveal and the standings stand where a class quiz goes on by itself, and whether a question closes once all have
-- answered. Who leads a class quiz, was sent out of it or plays under another name stands in its record.
ALTER TABLE servers ADD COLUMN reading INTEGER NOT NULL DEFAULT 15 CHECK (reading BETWEEN 3 AND 300);
ALTER TABLE servers ADD COLUMN standing INTEGER NOT NULL DEFAULT 8 CHECK (standing BETWEEN 3 AND 300);
ALTER TABLE servers ADD COLUMN closes_early INTEGER NOT NULL DEFAULT 1 CHECK (closes_early IN (0, 1));
