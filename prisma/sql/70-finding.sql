-- By what a release is found on the desk (docs/decisions/0042-one-index-finds-a-release.md).
--
-- A release has one set of keys: the words of its text (`ferries`), the beginnings of its
-- headline's words (`fer`), and facts (`state:draft`, `desk:…`, `number:219`, `in:2026-11`). One
-- index holds them.

-- The spelling that is compared: letters and digits of any script with single spaces between
-- them. Case, compatible forms, Arabic forms of Urdu letters, vowel signs and digits are one;
-- what is not seen is left out, and a joiner between words parts them. Everything else parts
-- words too.
CREATE OR REPLACE FUNCTION newsroom.fold(said text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT btrim(regexp_replace(
    translate(
      regexp_replace(
        casefold(normalize(left(said, 200000), NFKC) COLLATE pg_unicode_fast),
        '[\u00AD\u034F\u0610-\u061A\u061C\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200D-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF\U000E0000-\U000E0FFF]+',
        '', 'g'),
      'كيىهۂةأإٱ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ʼʻ',
      'کییہہۃااا01234567890123456789  '),
    '[^[:alnum:]]+', ' ', 'g'))
$$;

-- The words of a text as keys: longer than this no two differ.
CREATE OR REPLACE FUNCTION newsroom.word_keys(said text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT left(word, 60)), '{}')
    FROM string_to_table(newsroom.fold(said), ' ') word WHERE word <> ''
$$;

-- The beginnings of a headline's words, and its figures once more: a number that is typed alone
-- is looked for in headlines and not in texts.
CREATE OR REPLACE FUNCTION newsroom.headline_keys(said text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(left(word, size)), '{}') || coalesce(array_agg('figure:' || word) FILTER (WHERE word ~ '^\d{1,20}$'), '{}')
    FROM string_to_table(newsroom.fold(said), ' ') word, generate_series(1, least(length(word), 24)) size
$$;

-- All that a text says. Of a field that holds a document: its words, a line apart from the next.
-- Of every other field: all strings in it.
CREATE OR REPLACE FUNCTION newsroom.said_in(content jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg(CASE WHEN value ->> 'type' = 'doc' THEN (
      SELECT string_agg((
          SELECT string_agg(coalesce(part ->> 'text', ' '), '' ORDER BY place)
            FROM jsonb_array_elements(line) WITH ORDINALITY AS parts(part, place)), ' ')
        FROM jsonb_path_query(value, 'strict $.**.content ? (@[*].type == "text")') line)
    ELSE (SELECT string_agg(said #>> '{}', ' ') FROM jsonb_path_query(value, 'strict $.** ? (@.type() == "string")') said)
    END, ' ')
    FROM jsonb_each(content)
$$;

-- When a release became public first, and how its number may be asked for besides.
CREATE OR REPLACE FUNCTION newsroom.number_keys(number int, period text, published timestamp) RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE STRICT AS $$
  SELECT ARRAY['number:' || number, to_char(published, '"month:"FMMM')]
    || array_agg('year:' || year) || array_agg('year:' || right(year, 2))
    FROM (SELECT to_char(published, 'YYYY') AS year UNION SELECT unnest(regexp_matches(period, '\d{4}', 'g'))) years
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
      || coalesce(newsroom.number_keys(r.number, r.period, r.published_at AT TIME ZONE s.time_zone), '{}'))
    FROM newsroom.release r
    JOIN newsroom.series s ON s.id = r.series_id
   CROSS JOIN LATERAL (
     SELECT coalesce(r.published_at, max(d.updated_at)) AS at,
       newsroom.word_keys(string_agg(concat_ws(' ', d.headline, newsroom.said_in(d.content)), ' '))
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
    FROM (SELECT word FROM unnest(newsroom.word_keys(typed)) word ORDER BY length(word) DESC LIMIT 8) longest
$$;

-- The parts of a span of time, in the order of a search: the years of all time (''), the months
-- of a year, the days of a month.
CREATE OR REPLACE FUNCTION newsroom.parts_of_span(span text, lowest timestamptz, highest timestamptz, upwards boolean) RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT array_agg(span || to_char(part, CASE span WHEN '' THEN 'FM0000' ELSE '"-"FM00' END)
      ORDER BY CASE WHEN upwards THEN part ELSE -part END)
    FROM generate_series(
      CASE span WHEN '' THEN extract(year FROM lowest AT TIME ZONE 'UTC')::int ELSE 1 END,
      CASE length(span) WHEN 0 THEN extract(year FROM highest AT TIME ZONE 'UTC')::int WHEN 4 THEN 12
        ELSE extract(day FROM (span || '-01')::date + interval '1 month -1 day')::int END) part
$$;
DROP FUNCTION IF EXISTS newsroom.parts_of_span(text, boolean);

-- One page of the releases with these keys that the transaction's desks hold, newest first, or
-- oldest first above a place. What many hold is met in the first two months. What few hold is
-- found by two questions more: the rest of that year, and all the rest. A span that holds many
-- is taken apart. So no search reads more than a few hundred rows, however many there are.
CREATE OR REPLACE FUNCTION newsroom.find(
  wanted tsquery, since timestamptz, until timestamptz, place_at timestamptz, place_id uuid, upwards boolean, most int
) RETURNS TABLE (release_id uuid, at timestamptz)
LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  few CONSTANT int := 200;
  seen text := coalesce(current_setting('pressmark.desks', true), '');
  lowest timestamptz := greatest(since, CASE WHEN upwards THEN place_at END, least(
    '2026-01-01', (SELECT p.published_at FROM pub.release p ORDER BY p.published_at, p.id LIMIT 1)));
  highest timestamptz := least(until, CASE WHEN NOT upwards THEN place_at END, clock_timestamp() + interval '1 day');
  first timestamp := CASE WHEN upwards THEN lowest ELSE highest END AT TIME ZONE 'UTC';
  spans text[] := ARRAY[to_char(first, 'YYYY-MM'),
    to_char(first + CASE WHEN upwards THEN interval '1 month' ELSE interval '-1 month' END, 'YYYY-MM'), to_char(first, 'YYYY'), ''];
  span text;
  within tsquery;
  ids uuid[];
  moments timestamptz[];
  begins timestamptz;
  got int := 0;
  there int;
BEGIN
  IF seen = '' THEN RETURN; END IF;
  IF seen <> '*' THEN
    wanted := wanted && (SELECT string_agg(quote_literal('desk:' || desk), ' | ')::tsquery FROM string_to_table(seen, ',') desk);
  END IF;
  WHILE cardinality(spans) > 0 AND got < most AND lowest <= highest LOOP
    span := spans[1];
    spans := spans[2:];
    CONTINUE WHEN span NOT BETWEEN to_char(lowest AT TIME ZONE 'UTC', left('YYYY-MM-DD', length(span)))
      AND to_char(highest AT TIME ZONE 'UTC', left('YYYY-MM-DD', length(span)));
    within := CASE span WHEN '' THEN wanted ELSE wanted && quote_literal('in:' || span)::tsquery END;
    SELECT array_agg(k.release_id), array_agg(k.at), count(*) INTO ids, moments, there FROM (
      SELECT k.release_id, k.at FROM newsroom.seen_keys k WHERE k.keys @@ within AND k.at BETWEEN lowest AND highest
       LIMIT CASE WHEN length(span) < 10 THEN few + 1 END) k;
    IF there > few AND length(span) < 10 THEN
      spans := newsroom.parts_of_span(span, lowest, highest, upwards) || spans;
      CONTINUE;
    END IF;
    RETURN QUERY SELECT k.id, k.moment FROM unnest(ids, moments) k (id, moment)
      WHERE (since IS NULL OR k.moment >= since) AND (until IS NULL OR k.moment < until)
        AND (place_at IS NULL OR CASE WHEN upwards THEN (k.moment, k.id) > (place_at, place_id) ELSE (k.moment, k.id) < (place_at, place_id) END)
      ORDER BY CASE WHEN upwards THEN k.moment END, CASE WHEN upwards THEN k.id END, k.moment DESC, k.id DESC
      LIMIT most - got;
    GET DIAGNOSTICS there = ROW_COUNT;
    got := got + there;
    EXIT WHEN span = '';
    -- What was read is not read again.
    begins := (span || right('0000-01-01', 10 - length(span)))::timestamp AT TIME ZONE 'UTC';
    IF upwards THEN
      lowest := greatest(lowest, (begins AT TIME ZONE 'UTC' + CASE length(span) WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month' ELSE interval '1 day' END) AT TIME ZONE 'UTC');
    ELSE
      highest := least(highest, begins - interval '1 microsecond');
    END IF;
  END LOOP;
END $$;
