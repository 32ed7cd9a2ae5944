-- What is recorded is announced to the desk.

-- Any role may LISTEN to a channel whose name it knows. The name is drawn by lot and the site's
-- role cannot read it, so that it does not learn how busy the newsroom is.
CREATE OR REPLACE FUNCTION newsroom.announce_to_desk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify(c.name, '') FROM newsroom.desk_channel c;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER audit_is_announced AFTER INSERT ON newsroom.audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION newsroom.announce_to_desk();
