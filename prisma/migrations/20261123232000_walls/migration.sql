-- What Prisma's schema language cannot say: checks, immutability, row level security and the exact rights of
-- the two application roles. The roles themselves are made before the migrations (prisma/provision.ts).

-- ── Values ────────────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE newsroom.house ADD CONSTRAINT house_is_one CHECK (id = 1);
ALTER TABLE pub.house ADD CONSTRAINT house_is_one CHECK (id = 1);
ALTER TABLE newsroom.series
  ADD CONSTRAINT series_period CHECK (period IN ('none', 'year', 'fiscal-year', 'month', 'manual')),
  ADD CONSTRAINT series_first_month CHECK (first_month BETWEEN 1 AND 12),
  ADD CONSTRAINT series_approvals CHECK (approvals BETWEEN 1 AND 3),
  ADD CONSTRAINT series_key CHECK (key ~ '^[a-z0-9]{1,20}$');
ALTER TABLE newsroom.desk ADD CONSTRAINT desk_key CHECK (key ~ '^[a-z0-9][a-z0-9-]{0,39}$');
ALTER TABLE newsroom.counter ADD CONSTRAINT counter_next CHECK (next >= 1);
ALTER TABLE newsroom.user_account ADD CONSTRAINT user_email_lower CHECK (email = lower(email));
ALTER TABLE newsroom.role_grant ADD CONSTRAINT grant_role CHECK (role IN ('officer', 'editor', 'auditor', 'admin'));
CREATE UNIQUE INDEX role_grant_once ON newsroom.role_grant (user_id, role, desk_id) NULLS NOT DISTINCT;
ALTER TABLE newsroom.release
  ADD CONSTRAINT release_public_state CHECK (public_state IN ('none', 'published', 'withdrawn')),
  ADD CONSTRAINT release_numbered_when_public CHECK (
    (public_state = 'none' AND number IS NULL AND path IS NULL AND label IS NULL AND published_at IS NULL AND edition = 0)
    OR (public_state <> 'none' AND number IS NOT NULL AND path IS NOT NULL AND label IS NOT NULL
        AND published_at IS NOT NULL AND period IS NOT NULL AND period_start IS NOT NULL AND edition >= 1));
ALTER TABLE newsroom.draft
  ADD CONSTRAINT draft_kind CHECK (kind IN ('first', 'correction')),
  ADD CONSTRAINT draft_state CHECK (state IN
    ('draft', 'submitted', 'changes-requested', 'approved', 'scheduled', 'published', 'discarded'));
CREATE UNIQUE INDEX draft_one_open ON newsroom.draft (release_id) WHERE state NOT IN ('published', 'discarded');
ALTER TABLE newsroom.review ADD CONSTRAINT review_decision CHECK (decision IN ('approved', 'changes-requested'));
-- One editor approves one revision once; a second press of the button finds the first.
CREATE UNIQUE INDEX review_once ON newsroom.review (revision_id, editor_id) WHERE ended_at IS NULL;
ALTER TABLE pub.release ADD CONSTRAINT release_state CHECK (state IN ('published', 'withdrawn'));
ALTER TABLE pub.register_entry ADD CONSTRAINT register_kind CHECK (kind IN
  ('published', 'archived', 'corrected', 'withdrawn', 'reinstated', 'void'));

-- ── What is written once stays ────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION newsroom.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on %.% is refused: its rows are immutable', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;

-- The one later change of an edition: a withdrawal takes the text out. Hash, label, dates and note stay.
CREATE FUNCTION newsroom.edition_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
     AND OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL
     AND NEW.headline IS NULL AND NEW.subheadlines = '{}' AND NEW.dateline IS NULL AND NEW.body IS NULL
     AND NEW.end_mark IS NULL AND NEW.html IS NULL AND NEW.text IS NULL AND NEW.search IS NULL
     AND (NEW.release_id, NEW.edition, NEW.label, NEW.language, NEW.desk_name, NEW.published_at, NEW.content_hash)
         = (OLD.release_id, OLD.edition, OLD.label, OLD.language, OLD.desk_name, OLD.published_at, OLD.content_hash)
     AND NEW.note IS NOT DISTINCT FROM OLD.note
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% on pub.edition is refused: editions are immutable', TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER edition_is_immutable BEFORE UPDATE OR DELETE ON pub.edition
  FOR EACH ROW EXECUTE FUNCTION newsroom.edition_guard();
CREATE TRIGGER edition_is_never_emptied BEFORE TRUNCATE ON pub.edition
  FOR EACH STATEMENT EXECUTE FUNCTION newsroom.refuse_change();
CREATE TRIGGER register_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON pub.register_entry
  FOR EACH STATEMENT EXECUTE FUNCTION newsroom.refuse_change();
CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON newsroom.audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION newsroom.refuse_change();
CREATE TRIGGER revision_is_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON newsroom.revision
  FOR EACH STATEMENT EXECUTE FUNCTION newsroom.refuse_change();

-- What was once public keeps its number and address, whatever the programs above believe.
CREATE FUNCTION newsroom.release_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.number IS NOT NULL AND (NEW.number, NEW.period, NEW.path, NEW.label, NEW.series_id, NEW.language, NEW.published_at)
     IS DISTINCT FROM (OLD.number, OLD.period, OLD.path, OLD.label, OLD.series_id, OLD.language, OLD.published_at)
  THEN
    RAISE EXCEPTION 'a published release keeps its number and address' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER release_keeps_its_number BEFORE UPDATE ON newsroom.release
  FOR EACH ROW EXECUTE FUNCTION newsroom.release_guard();

-- The head of a chain, read under a lock that is held until the transaction ends, so that seq has no gap and
-- no fork. Volatile on purpose: the second statement must see what was committed while the first waited.
CREATE FUNCTION newsroom.audit_head(OUT seq bigint, OUT hash text) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7305001);
  SELECT a.seq, a.hash INTO seq, hash FROM newsroom.audit_event a ORDER BY a.seq DESC LIMIT 1;
END $$;
CREATE FUNCTION newsroom.register_head(OUT seq bigint, OUT hash text) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7305002);
  SELECT r.seq, r.hash INTO seq, hash FROM pub.register_entry r ORDER BY r.seq DESC LIMIT 1;
END $$;

-- ── The second wall: desks see their own ──────────────────────────────────────────────────────────────────
-- pressmark.desks is set for the length of a transaction: '*' or a comma-separated list of desk ids.
-- Not set means nothing is seen.
CREATE FUNCTION newsroom.sees_desk(desk uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE coalesce(current_setting('pressmark.desks', true), '')
    WHEN '*' THEN true
    WHEN '' THEN false
    ELSE desk = ANY (string_to_array(current_setting('pressmark.desks', true), ',')::uuid[])
  END
$$;

ALTER TABLE newsroom.release ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsroom.release FORCE ROW LEVEL SECURITY;
CREATE POLICY by_desk ON newsroom.release USING (newsroom.sees_desk(desk_id)) WITH CHECK (newsroom.sees_desk(desk_id));

ALTER TABLE newsroom.draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsroom.draft FORCE ROW LEVEL SECURITY;
CREATE POLICY by_desk ON newsroom.draft
  USING (EXISTS (SELECT 1 FROM newsroom.release r WHERE r.id = release_id))
  WITH CHECK (EXISTS (SELECT 1 FROM newsroom.release r WHERE r.id = release_id));
ALTER TABLE newsroom.revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsroom.revision FORCE ROW LEVEL SECURITY;
CREATE POLICY by_desk ON newsroom.revision
  USING (EXISTS (SELECT 1 FROM newsroom.release r WHERE r.id = release_id))
  WITH CHECK (EXISTS (SELECT 1 FROM newsroom.release r WHERE r.id = release_id));
ALTER TABLE newsroom.review ENABLE ROW LEVEL SECURITY;
ALTER TABLE newsroom.review FORCE ROW LEVEL SECURITY;
CREATE POLICY by_desk ON newsroom.review
  USING (EXISTS (SELECT 1 FROM newsroom.release r WHERE r.id = release_id))
  WITH CHECK (EXISTS (SELECT 1 FROM newsroom.release r WHERE r.id = release_id));

-- ── Rights ────────────────────────────────────────────────────────────────────────────────────────────────
REVOKE ALL ON SCHEMA newsroom, pub, public FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA newsroom FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

GRANT USAGE ON SCHEMA newsroom, pub TO newsroom_app;
GRANT EXECUTE ON FUNCTION newsroom.audit_head(), newsroom.register_head(), newsroom.sees_desk(uuid) TO newsroom_app;
GRANT SELECT ON ALL TABLES IN SCHEMA newsroom, pub TO newsroom_app;
GRANT INSERT ON ALL TABLES IN SCHEMA newsroom, pub TO newsroom_app;
GRANT UPDATE ON newsroom.house, newsroom.desk, newsroom.series, newsroom.counter, newsroom.user_account,
  newsroom.session, newsroom.sign_in_throttle, newsroom.release, newsroom.draft, pub.house, pub.series TO newsroom_app;
GRANT UPDATE (ended_at, ended_because) ON newsroom.review TO newsroom_app;
GRANT UPDATE (state, edition, headline, changed_at) ON pub.release TO newsroom_app;
GRANT UPDATE (headline, subheadlines, dateline, body, end_mark, html, text, search, removed_at) ON pub.edition TO newsroom_app;
GRANT DELETE ON newsroom.role_grant, newsroom.sign_in_throttle TO newsroom_app;

GRANT USAGE ON SCHEMA pub TO public_app;
GRANT SELECT ON ALL TABLES IN SCHEMA pub TO public_app;
