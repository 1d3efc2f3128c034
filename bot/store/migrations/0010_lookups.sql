-- Who sees what is looked up: everybody, or whoever asked; by itself, the latter while a class quiz runs in that channel.
ALTER TABLE servers ADD COLUMN lookups TEXT NOT NULL DEFAULT 'in-quiz' CHECK (lookups IN ('in-quiz', 'public', 'private'));
