-- What is written once stays.

CREATE OR REPLACE FUNCTION newsroom.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on %.% is refused: its rows are immutable', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER register_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON pub.register_entry
  FOR EACH STATEMENT EXECUTE FUNCTION newsroom.refuse_change();
CREATE OR REPLACE TRIGGER audit_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON newsroom.audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION newsroom.refuse_change();
CREATE OR REPLACE TRIGGER revision_is_immutable
  BEFORE UPDATE OR DELETE OR TRUNCATE ON newsroom.revision
  FOR EACH STATEMENT EXECUTE FUNCTION newsroom.refuse_change();
CREATE OR REPLACE TRIGGER file_is_immutable
  BEFORE UPDATE OR DELETE OR TRUNCATE ON newsroom.file
  FOR EACH STATEMENT EXECUTE FUNCTION newsroom.refuse_change();

-- An edition changes once at most: a withdrawal removes its text. Hash, label, dates and note stay.
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
CREATE OR REPLACE TRIGGER edition_is_immutable BEFORE UPDATE OR DELETE ON pub.edition
  FOR EACH ROW EXECUTE FUNCTION newsroom.edition_guard();
CREATE OR REPLACE TRIGGER edition_is_never_emptied BEFORE TRUNCATE ON pub.edition
  FOR EACH STATEMENT EXECUTE FUNCTION newsroom.refuse_change();

-- A public file changes once at most: a withdrawal removes its bytes. Hash, type and size stay.
CREATE OR REPLACE FUNCTION newsroom.public_file_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL AND NEW.bytes IS NULL
     AND (NEW.release_id, NEW.sha256, NEW.type, NEW.size) = (OLD.release_id, OLD.sha256, OLD.type, OLD.size)
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% on pub.file is refused: public files are immutable', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER file_is_immutable BEFORE UPDATE OR DELETE ON pub.file
  FOR EACH ROW EXECUTE FUNCTION newsroom.public_file_guard();
CREATE OR REPLACE TRIGGER file_is_never_emptied BEFORE TRUNCATE ON pub.file
  FOR EACH STATEMENT EXECUTE FUNCTION newsroom.refuse_change();
