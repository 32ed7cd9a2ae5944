-- Why a schedule was not kept, with codes, so that a screen says it in its reader's language.
ALTER TABLE newsroom.bundle ADD COLUMN missed_reasons jsonb[];
ALTER TABLE newsroom.draft ADD COLUMN missed_reasons jsonb[];
