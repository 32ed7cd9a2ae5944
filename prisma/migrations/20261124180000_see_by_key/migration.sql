-- Whether a row's release is seen is looked up by the release's key, row by row. As EXISTS the planner may make a list of all releases
-- that are seen and look there: it does so while it has no statistics, as after an archive was taken in, and then each reading of one
-- draft went through every release of the house. A scalar question has no such plan (lib/releases/one-of-many.db.test.ts).
ALTER POLICY by_desk ON newsroom.draft
  USING ((SELECT true FROM newsroom.release r WHERE r.id = release_id))
  WITH CHECK ((SELECT true FROM newsroom.release r WHERE r.id = release_id));
ALTER POLICY by_desk ON newsroom.revision
  USING ((SELECT true FROM newsroom.release r WHERE r.id = release_id))
  WITH CHECK ((SELECT true FROM newsroom.release r WHERE r.id = release_id));
ALTER POLICY by_desk ON newsroom.review
  USING ((SELECT true FROM newsroom.release r WHERE r.id = release_id))
  WITH CHECK ((SELECT true FROM newsroom.release r WHERE r.id = release_id));
