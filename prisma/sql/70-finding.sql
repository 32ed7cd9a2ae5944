-- By what a release is found on the desk (docs/decisions/0042-one-index-finds-a-release.md).
--
-- A release has one set of keys: the words of its text (`ferries`), the beginnings of its
-- headline's words (`fer`), and facts (`state:draft`, `desk:…`, `number:219`, `in:2026-11`). One
-- index holds them.

-- The version before asks for these by their old names.
CREATE OR REPLACE FUNCTION newsroom.fold(said text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT RETURN pub.fold(said);
CREATE OR REPLACE FUNCTION newsroom.word_keys(said text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN pub.word_keys(said);

-- The beginnings of a headline's words, and its figures once more: a number that is typed alone
-- is looked for in headlines and not in texts.
CREATE OR REPLACE FUNCTION newsroom.headline_keys(said text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(left(word, size)), '{}') || coalesce(array_agg('figure:' || word) FILTER (WHERE word ~ '^\d{1,20}$'), '{}')
    FROM string_to_table(pub.fold(said), ' ') word, generate_series(1, least(length(word), 24)) size
$$;

-- Writes the keys of these releases anew, from what the newsroom has of them. The public text
-- stays found while a correction is under way; a correction that was set aside says nothing.
CREATE OR REPLACE FUNCTION newsroom.write_keys(ids uuid[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO newsroom.release_keys AS kept (release_id, desk_id, at, keys)
  SELECT r.id, r.desk_id, f.at, array_to_tsvector(
      f.words || ARRAY['desk:' || r.desk_id, 'series:' || s.key, 'language:' || r.language,
        to_char(f.at AT TIME ZONE 'UTC', '"in:"YYYY'), to_char(f.at AT TIME ZONE 'UTC', '"in:"YYYY-MM'),
        to_char(f.at AT TIME ZONE 'UTC', '"in:"YYYY-MM-DD')]
      || CASE WHEN r.public_state = 'none' THEN '{}' ELSE ARRAY['state:' || r.public_state] END
      || coalesce(pub.number_keys(r.number, r.period, r.published_at AT TIME ZONE s.time_zone), '{}'))
    FROM newsroom.release r
    JOIN newsroom.series s ON s.id = r.series_id
   CROSS JOIN LATERAL (
     SELECT coalesce(r.published_at, max(d.updated_at)) AS at,
       pub.word_keys(string_agg(concat_ws(' ', d.headline, pub.said_in(d.content)), ' '))
         || newsroom.headline_keys(string_agg(d.headline, ' '))
         || array_agg(DISTINCT 'state:' || d.state) FILTER (WHERE d.state <> 'published')
         || (SELECT array_agg(DISTINCT 'person:' || person) FROM newsroom.draft every,
               unnest(every.writers || every.created_by_id || every.updated_by_id || r.created_by_id) person
              WHERE every.release_id = r.id AND person IS NOT NULL) AS words
       FROM (SELECT DISTINCT ON (one.state = 'published') one.* FROM newsroom.draft one
              WHERE one.release_id = r.id AND NOT (one.kind = 'correction' AND one.state = 'discarded')
              ORDER BY one.state = 'published', one.created_at DESC) d) f
   WHERE r.id = ANY (ids) AND f.at IS NOT NULL
  ON CONFLICT (release_id) DO UPDATE SET at = excluded.at, keys = excluded.keys
    WHERE (kept.at, kept.keys) IS DISTINCT FROM (excluded.at, excluded.keys)
$$;

-- Writes the keys of what was recorded since the last time, up to so many entries. Every change of
-- a release has an entry of the record, written with it and in the order of the commits. Returns
-- how many entries it read.
CREATE OR REPLACE FUNCTION newsroom.follow_record(most int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  since bigint;
  newest bigint;
  entries int;
  ids uuid[];
BEGIN
  IF NOT EXISTS (SELECT FROM newsroom.audit_event WHERE seq > coalesce((SELECT p.seq FROM newsroom.keys_place p), 0)) THEN
    RETURN 0;
  END IF;
  -- One at a time.
  LOCK TABLE newsroom.keys_place IN SHARE ROW EXCLUSIVE MODE;
  since := coalesce((SELECT p.seq FROM newsroom.keys_place p), 0);
  SELECT max(e.seq), count(*), array_agg(DISTINCT e.release_id) FILTER (WHERE e.release_id IS NOT NULL)
    INTO newest, entries, ids
    FROM (SELECT seq, release_id FROM newsroom.audit_event WHERE seq > since ORDER BY seq LIMIT most) e;
  IF newest IS NULL THEN RETURN 0; END IF;
  PERFORM newsroom.write_keys(coalesce(ids, '{}'));
  PERFORM pub.write_keys(coalesce(ids, '{}'));
  INSERT INTO newsroom.keys_place AS place (id, seq) VALUES (1, newest)
    ON CONFLICT (id) DO UPDATE SET seq = excluded.seq;
  RETURN entries;
END $$;

-- The wall. Row level security is not forced on the owner here, and this view reads as the
-- owner: behind a policy no text operator may use an index, so the view itself says whose rows
-- are seen.
ALTER TABLE newsroom.release_keys ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS by_desk ON newsroom.release_keys;
CREATE POLICY by_desk ON newsroom.release_keys
  USING (newsroom.sees_desk(desk_id)) WITH CHECK (newsroom.sees_desk(desk_id));
CREATE OR REPLACE VIEW newsroom.seen_keys AS
  SELECT release_id, at, keys FROM newsroom.release_keys WHERE newsroom.sees_desk(desk_id);

-- The words of what was typed, as a question: each stands in the text, or a word of the headline
-- begins with it. Of many words the longest are asked: those are the rarest.
CREATE OR REPLACE FUNCTION newsroom.asked_words(typed text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(quote_literal(word), ' & '), '')::tsquery
    FROM (SELECT word FROM unnest(pub.word_keys(typed)) word ORDER BY length(word) DESC LIMIT 8) longest
$$;

DROP FUNCTION IF EXISTS newsroom.parts_of_span(text, timestamptz, timestamptz, boolean), newsroom.said_in(jsonb),
  newsroom.number_keys(int, text, timestamp);

-- One page of the releases with these keys that the transaction's desks hold (pub.find_in).
CREATE OR REPLACE FUNCTION newsroom.find(
  wanted tsquery, since timestamptz, until timestamptz, place_at timestamptz, place_id uuid, upwards boolean, most int
) RETURNS TABLE (release_id uuid, at timestamptz)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  seen text := coalesce(current_setting('pressmark.desks', true), '');
BEGIN
  IF seen = '' THEN RETURN; END IF;
  IF seen <> '*' THEN
    wanted := wanted && (SELECT string_agg(quote_literal('desk:' || desk), ' | ')::tsquery FROM string_to_table(seen, ',') desk);
  END IF;
  RETURN QUERY SELECT * FROM pub.find_in('newsroom.seen_keys', wanted, since, until, place_at, place_id, upwards, most);
END $$;
