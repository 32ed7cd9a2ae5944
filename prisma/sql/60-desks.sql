-- A transaction sees the desks that it names, and no others.

-- Each transaction sets pressmark.desks: '*', or desk ids with commas between. Unset, it sees
-- nothing.
CREATE OR REPLACE FUNCTION newsroom.sees_desk(desk uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE coalesce(current_setting('pressmark.desks', true), '')
    WHEN '*' THEN true
    WHEN '' THEN false
    ELSE desk = ANY (string_to_array(current_setting('pressmark.desks', true), ',')::uuid[])
  END
$$;

-- Whether any release is in a language, on whatever desk. It tells nothing else of them.
CREATE OR REPLACE FUNCTION newsroom.writes_in(code text) RETURNS boolean
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  seen text := coalesce(current_setting('pressmark.desks', true), '');
  written boolean;
BEGIN
  PERFORM set_config('pressmark.desks', '*', true);
  SELECT EXISTS (SELECT FROM newsroom.release WHERE language = code) INTO written;
  PERFORM set_config('pressmark.desks', seen, true);
  RETURN written;
END $$;

ALTER TABLE newsroom.release ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS by_desk ON newsroom.release;
CREATE POLICY by_desk ON newsroom.release
  USING (newsroom.sees_desk(desk_id)) WITH CHECK (newsroom.sees_desk(desk_id));

-- The rows below belong to the desk of their release. A scalar subquery makes the planner look each
-- release up by its key; with EXISTS it may read them all (lib/releases/one-of-many.db.test.ts).

ALTER TABLE newsroom.draft ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS by_desk ON newsroom.draft;
CREATE POLICY by_desk ON newsroom.draft
  USING ((SELECT true FROM newsroom.release r WHERE r.id = release_id))
  WITH CHECK ((SELECT true FROM newsroom.release r WHERE r.id = release_id));

ALTER TABLE newsroom.revision ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS by_desk ON newsroom.revision;
CREATE POLICY by_desk ON newsroom.revision
  USING ((SELECT true FROM newsroom.release r WHERE r.id = release_id))
  WITH CHECK ((SELECT true FROM newsroom.release r WHERE r.id = release_id));

ALTER TABLE newsroom.checkpoint ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS by_desk ON newsroom.checkpoint;
CREATE POLICY by_desk ON newsroom.checkpoint
  USING ((SELECT true FROM newsroom.release r WHERE r.id = release_id))
  WITH CHECK ((SELECT true FROM newsroom.release r WHERE r.id = release_id));

ALTER TABLE newsroom.review ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS by_desk ON newsroom.review;
CREATE POLICY by_desk ON newsroom.review
  USING ((SELECT true FROM newsroom.release r WHERE r.id = release_id))
  WITH CHECK ((SELECT true FROM newsroom.release r WHERE r.id = release_id));

ALTER TABLE newsroom.file ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS by_desk ON newsroom.file;
CREATE POLICY by_desk ON newsroom.file
  USING ((SELECT true FROM newsroom.release r WHERE r.id = release_id))
  WITH CHECK ((SELECT true FROM newsroom.release r WHERE r.id = release_id));

ALTER TABLE newsroom.preview_link ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS by_desk ON newsroom.preview_link;
CREATE POLICY by_desk ON newsroom.preview_link
  USING ((SELECT true FROM newsroom.release r WHERE r.id = release_id))
  WITH CHECK ((SELECT true FROM newsroom.release r WHERE r.id = release_id));

ALTER TABLE newsroom.comment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS by_desk ON newsroom.comment;
CREATE POLICY by_desk ON newsroom.comment
  USING ((SELECT true FROM newsroom.release r WHERE r.id = release_id))
  WITH CHECK ((SELECT true FROM newsroom.release r WHERE r.id = release_id));

ALTER TABLE newsroom.comment_answer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS by_desk ON newsroom.comment_answer;
CREATE POLICY by_desk ON newsroom.comment_answer
  USING ((SELECT true FROM newsroom.release r WHERE r.id = release_id))
  WITH CHECK ((SELECT true FROM newsroom.release r WHERE r.id = release_id));

ALTER TABLE newsroom.presence ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS by_desk ON newsroom.presence;
CREATE POLICY by_desk ON newsroom.presence
  USING ((SELECT true FROM newsroom.release r WHERE r.id = release_id))
  WITH CHECK ((SELECT true FROM newsroom.release r WHERE r.id = release_id));

-- A bundle is seen by each desk that has a text in it. It begins without one.
ALTER TABLE newsroom.bundle ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS by_desk ON newsroom.bundle;
CREATE POLICY by_desk ON newsroom.bundle
  USING (EXISTS (SELECT FROM newsroom.draft d WHERE d.bundle_id = bundle.id));
DROP POLICY IF EXISTS begins_empty ON newsroom.bundle;
CREATE POLICY begins_empty ON newsroom.bundle FOR INSERT WITH CHECK (true);

ALTER TABLE newsroom.diary_event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS by_desk ON newsroom.diary_event;
CREATE POLICY by_desk ON newsroom.diary_event
  USING (newsroom.sees_desk(desk_id)) WITH CHECK (newsroom.sees_desk(desk_id));

-- Notices of the whole house belong to no release. Every query asks for one person's notices
-- besides.
ALTER TABLE newsroom.notice ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS by_desk ON newsroom.notice;
CREATE POLICY by_desk ON newsroom.notice
  USING (release_id IS NULL OR (SELECT true FROM newsroom.release r WHERE r.id = release_id))
  WITH CHECK (release_id IS NULL OR (SELECT true FROM newsroom.release r WHERE r.id = release_id));

-- Whether a person may read the drafts of a desk. lib/core/actor.ts decides the same for whoever
-- asks (lib/notices/notices.db.test.ts compares the two).
CREATE OR REPLACE FUNCTION newsroom.reads_desk(person uuid, desk uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM newsroom.role_grant g JOIN newsroom.user_account u ON u.id = g.user_id
     WHERE g.user_id = person AND u.disabled_at IS NULL
       AND g.role IN ('officer', 'editor', 'auditor') AND (g.desk_id IS NULL OR g.desk_id = desk))
$$;
