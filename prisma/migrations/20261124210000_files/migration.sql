-- Files that are attached to a release. A text names them by their SHA-256; their bytes lie here, first in the newsroom, then, with
-- the edition that names them, in the public schema.

CREATE TABLE "newsroom"."file" (
    "release_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "kept_by_id" UUID,
    "kept_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "file_pkey" PRIMARY KEY ("release_id","sha256")
);

CREATE TABLE "pub"."file" (
    "release_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA,
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "file_pkey" PRIMARY KEY ("release_id","sha256")
);

ALTER TABLE "pub"."edition" ADD COLUMN "attachments" JSONB NOT NULL DEFAULT '[]';

ALTER TABLE "newsroom"."file" ADD CONSTRAINT "file_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "newsroom"."release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A file is what its hash says, whoever writes it.
ALTER TABLE newsroom.file
  ADD CONSTRAINT file_hash CHECK (sha256 = encode(sha256(bytes), 'hex')),
  ADD CONSTRAINT file_size CHECK (size = octet_length(bytes) AND size BETWEEN 1 AND 10485760);
ALTER TABLE pub.file
  ADD CONSTRAINT file_hash CHECK (bytes IS NULL OR sha256 = encode(sha256(bytes), 'hex')),
  ADD CONSTRAINT file_size CHECK (bytes IS NULL OR size = octet_length(bytes)),
  ADD CONSTRAINT file_is_there_or_removed CHECK ((bytes IS NULL) = (removed_at IS NOT NULL));
ALTER TABLE pub.edition ADD CONSTRAINT edition_attachments CHECK (jsonb_typeof(attachments) = 'array');

-- Documents and pictures are packed already: trying to pack them again would cost time and save nothing.
ALTER TABLE newsroom.file ALTER COLUMN bytes SET STORAGE EXTERNAL;
ALTER TABLE pub.file ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TRIGGER file_is_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON newsroom.file
  FOR EACH STATEMENT EXECUTE FUNCTION newsroom.refuse_change();

-- The one later change of a public file: a withdrawal takes its bytes out. Hash, type and size stay.
CREATE FUNCTION newsroom.public_file_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL AND NEW.bytes IS NULL
     AND (NEW.release_id, NEW.sha256, NEW.type, NEW.size) = (OLD.release_id, OLD.sha256, OLD.type, OLD.size)
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% on pub.file is refused: public files are immutable', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER file_is_immutable BEFORE UPDATE OR DELETE ON pub.file
  FOR EACH ROW EXECUTE FUNCTION newsroom.public_file_guard();
CREATE TRIGGER file_is_never_emptied BEFORE TRUNCATE ON pub.file
  FOR EACH STATEMENT EXECUTE FUNCTION newsroom.refuse_change();

CREATE OR REPLACE FUNCTION newsroom.edition_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
     AND OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL
     AND NEW.headline IS NULL AND NEW.subheadlines = '{}' AND NEW.dateline IS NULL AND NEW.body IS NULL
     AND NEW.end_mark IS NULL AND NEW.html IS NULL AND NEW.text IS NULL AND NEW.search IS NULL AND NEW.attachments = '[]'
     AND (NEW.release_id, NEW.edition, NEW.label, NEW.language, NEW.desk_name, NEW.published_at, NEW.content_hash)
         = (OLD.release_id, OLD.edition, OLD.label, OLD.language, OLD.desk_name, OLD.published_at, OLD.content_hash)
     AND NEW.note IS NOT DISTINCT FROM OLD.note
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% on pub.edition is refused: editions are immutable', TG_OP USING ERRCODE = 'restrict_violation';
END $$;

ALTER TABLE newsroom.file ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsroom.file FORCE ROW LEVEL SECURITY;
CREATE POLICY by_desk ON newsroom.file
  USING ((SELECT true FROM newsroom.release r WHERE r.id = release_id))
  WITH CHECK ((SELECT true FROM newsroom.release r WHERE r.id = release_id));

GRANT SELECT, INSERT ON newsroom.file, pub.file TO newsroom_app;
GRANT UPDATE (bytes, removed_at) ON pub.file TO newsroom_app;
GRANT UPDATE (attachments) ON pub.edition TO newsroom_app;
GRANT SELECT ON pub.file TO public_app;
