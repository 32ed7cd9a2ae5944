-- Whether a row's release is seen is looked up by the release's key, row by row. As EXISTS the planner could make a list of all
-- releases that are seen and look there, since it believes that a series of rows is to be judged: each reading of one draft then
-- went through every release of the house. A scalar question has no such plan.
ALTER POLICY by_desk ON newsroom.draft
  USING ((SELECT true FROM newsroom.release r WHERE r.id = release_id))
  WITH CHECK ((SELECT true FROM newsroom.release r WHERE r.id = release_id));
ALTER POLICY by_desk ON newsroom.revision
  USING ((SELECT true FROM newsroom.release r WHERE r.id = release_id))
  WITH CHECK ((SELECT true FROM newsroom.release r WHERE r.id = release_id));
ALTER POLICY by_desk ON newsroom.review
  USING ((SELECT true FROM newsroom.release r WHERE r.id = release_id))
  WITH CHECK ((SELECT true FROM newsroom.release r WHERE r.id = release_id));
