-- Where a server's clock stands, by its name in the time zone database, and who goes on in a class quiz unless its teacher says.
ALTER TABLE servers ADD COLUMN time_zone TEXT NOT NULL DEFAULT 'UTC';
ALTER TABLE servers ADD COLUMN pace TEXT NOT NULL DEFAULT 'teacher' CHECK (pace IN ('teacher', 'automatic'));

-- Servers that were copied here from another database, until they are removed there: what stood there then, and what was put here.
CREATE TABLE arriving_servers (
    guild_id INTEGER PRIMARY KEY,
    copied TEXT NOT NULL,
    landed TEXT NOT NULL
) STRICT;
