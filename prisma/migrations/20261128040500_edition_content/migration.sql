ALTER TABLE pub.edition DROP COLUMN headline, DROP COLUMN subheadlines, DROP COLUMN dateline, DROP COLUMN body, DROP COLUMN end_mark, DROP COLUMN attachments, DROP COLUMN html, ADD COLUMN content jsonb, ADD COLUMN html jsonb;
GRANT UPDATE (content, html) ON pub.edition TO newsroom_app;
CREATE OR REPLACE FUNCTION newsroom.edition_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
     AND OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL
     AND NEW.content IS NULL AND NEW.html IS NULL AND NEW.text IS NULL AND NEW.search IS NULL
     AND (NEW.release_id, NEW.edition, NEW.label, NEW.language, NEW.desk_name, NEW.published_at, NEW.content_hash)
         = (OLD.release_id, OLD.edition, OLD.label, OLD.language, OLD.desk_name, OLD.published_at, OLD.content_hash)
     AND NEW.note IS NOT DISTINCT FROM OLD.note
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% on pub.edition is refused: editions are immutable', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
