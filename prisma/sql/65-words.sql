-- The words of public texts, and how a release is found by them
-- (docs/decisions/0063-public-search.md). The desk's finder asks in the same way (70-finding.sql).

-- The spelling that is compared: letters and digits of any script with single spaces between
-- them. Case, compatible forms, Arabic forms of Urdu letters, vowel signs and digits are one;
-- what is not seen is left out, and a joiner between words parts them. Everything else parts
-- words too.
CREATE OR REPLACE FUNCTION pub.fold(said text) RETURNS text
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
CREATE OR REPLACE FUNCTION pub.word_keys(said text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT left(word, 60)), '{}')
    FROM string_to_table(pub.fold(said), ' ') word WHERE word <> ''
$$;

-- All that a text says. Of a field that holds a document: its words, a line apart from the next.
-- Of every other field: all strings in it.
CREATE OR REPLACE FUNCTION pub.said_in(content jsonb) RETURNS text
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
CREATE OR REPLACE FUNCTION pub.number_keys(number int, period text, published timestamp) RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE STRICT AS $$
  SELECT ARRAY['number:' || number, to_char(published, '"month:"FMMM')]
    || array_agg('year:' || year) || array_agg('year:' || right(year, 2))
    FROM (SELECT to_char(published, 'YYYY') AS year UNION SELECT unnest(regexp_matches(period, '\d{4}', 'g'))) years
$$;

-- The parts of a span of time, in the order of a search: the years of all time (''), the months
-- of a year, the days of a month.
CREATE OR REPLACE FUNCTION pub.parts_of_span(span text, lowest timestamptz, highest timestamptz, upwards boolean) RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT array_agg(span || to_char(part, CASE span WHEN '' THEN 'FM0000' ELSE '"-"FM00' END)
      ORDER BY CASE WHEN upwards THEN part ELSE -part END)
    FROM generate_series(
      CASE span WHEN '' THEN extract(year FROM lowest AT TIME ZONE 'UTC')::int ELSE 1 END,
      CASE length(span) WHEN 0 THEN extract(year FROM highest AT TIME ZONE 'UTC')::int WHEN 4 THEN 12
        ELSE extract(day FROM (span || '-01')::date + interval '1 month -1 day')::int END) part
$$;

-- One page of the releases with these keys, newest first, or oldest first above a place. `source`
-- has release_id, at and keys. What many hold is met in the first two months. What next to nobody
-- held in them is looked for in all the rest at once, what some held in the rest of that year
-- first. A span that holds many is taken apart. So no search reads more than a few hundred rows,
-- however many there are.
CREATE OR REPLACE FUNCTION pub.find_in(
  source regclass, wanted tsquery, since timestamptz, until timestamptz, place_at timestamptz, place_id uuid, upwards boolean, most int
) RETURNS TABLE (release_id uuid, at timestamptz)
LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  few CONSTANT int := 400;
  lowest timestamptz := greatest(since, CASE WHEN upwards THEN place_at END, least(
    '2026-01-01', (SELECT p.published_at FROM pub.release p ORDER BY p.published_at, p.id LIMIT 1)));
  highest timestamptz := least(until, CASE WHEN NOT upwards THEN place_at END, clock_timestamp() + interval '1 day');
  first timestamp := CASE WHEN upwards THEN lowest ELSE highest END AT TIME ZONE 'UTC';
  spans text[] := ARRAY[to_char(first, 'YYYY-MM'),
    to_char(first + CASE WHEN upwards THEN interval '1 month' ELSE interval '-1 month' END, 'YYYY-MM'), to_char(first, 'YYYY'), ''];
  second CONSTANT text := spans[2];
  span text;
  within tsquery;
  ids uuid[];
  moments timestamptz[];
  begins timestamptz;
  got int := 0;
  there int;
BEGIN
  WHILE cardinality(spans) > 0 AND got < most AND lowest <= highest LOOP
    span := spans[1];
    spans := spans[2:];
    CONTINUE WHEN span NOT BETWEEN to_char(lowest AT TIME ZONE 'UTC', left('YYYY-MM-DD', length(span)))
      AND to_char(highest AT TIME ZONE 'UTC', left('YYYY-MM-DD', length(span)));
    within := CASE span WHEN '' THEN wanted ELSE wanted && quote_literal('in:' || span)::tsquery END;
    EXECUTE format('SELECT array_agg(k.release_id), array_agg(k.at), count(*) FROM (
        SELECT k.release_id, k.at FROM %s k WHERE k.keys @@ $1 AND k.at BETWEEN $2 AND $3 LIMIT $4) k', source)
      INTO ids, moments, there USING within, lowest, highest, CASE WHEN length(span) < 10 THEN few + 1 END;
    IF there > few AND length(span) < 10 THEN
      spans := pub.parts_of_span(span, lowest, highest, upwards) || spans;
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
    IF span = second AND got < 2 THEN
      spans := ARRAY[''];
    END IF;
    -- What was read is not read again.
    begins := (span || right('0000-01-01', 10 - length(span)))::timestamp AT TIME ZONE 'UTC';
    IF upwards THEN
      lowest := greatest(lowest, (begins AT TIME ZONE 'UTC' + CASE length(span) WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month' ELSE interval '1 day' END) AT TIME ZONE 'UTC');
    ELSE
      highest := least(highest, begins - interval '1 microsecond');
    END IF;
  END LOOP;
END $$;

-- The stem of an English word, as a key; nothing for a word that says nothing, such as "the".
CREATE OR REPLACE FUNCTION pub.stem_keys(words text[]) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT '~' || stem), '{}')
    FROM unnest(words) word, unnest(ts_lexize('english_stem', word)) stem WHERE word ~ '^[a-z]+$'
$$;

-- The words of a text with their places, for phrases. A text has 16,383 places.
CREATE OR REPLACE FUNCTION pub.word_places(said text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(quote_literal(left(word, 60)) || ':' || least(place, 16383), ' '), '')::tsvector
    FROM string_to_table(pub.fold(said), ' ') WITH ORDINALITY AS words(word, place) WHERE word <> ''
$$;

-- Writes the keys of these releases anew, from what is public of them. Words of a headline begin
-- with "h:", so that a search in headlines asks the index alone.
CREATE OR REPLACE FUNCTION pub.write_keys(ids uuid[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO pub.release_keys AS kept (release_id, at, keys)
  SELECT r.id, r.published_at, pub.word_places(f.said) || array_to_tsvector(
      pub.stem_keys(pub.word_keys(f.said))
      || (SELECT coalesce(array_agg('h:' || key), '{}') FROM unnest(f.titles || pub.stem_keys(f.titles)) key)
      || ARRAY['series:' || r.series, 'desk:' || r.desk_key, 'language:' || r.language, 'state:' || r.state,
        to_char(r.published_at AT TIME ZONE 'UTC', '"in:"YYYY'), to_char(r.published_at AT TIME ZONE 'UTC', '"in:"YYYY-MM'),
        to_char(r.published_at AT TIME ZONE 'UTC', '"in:"YYYY-MM-DD')]
      || CASE WHEN r.edition > 1 THEN ARRAY['state:corrected'] ELSE '{}' END
      || pub.number_keys(r.number, r.period, r.published_at AT TIME ZONE h.time_zone))
    FROM pub.release r
    JOIN pub.edition e ON e.release_id = r.id AND e.edition = r.edition
   CROSS JOIN pub.house h
   CROSS JOIN LATERAL (SELECT pub.said_in(e.content - 'attachments') AS said,
     pub.word_keys(concat_ws(' ', r.headline, e.content ->> 'kicker', e.content ->> 'subheadlines')) AS titles) f
   WHERE r.id = ANY (ids)
  ON CONFLICT (release_id) DO UPDATE SET at = excluded.at, keys = excluded.keys
    WHERE (kept.at, kept.keys) IS DISTINCT FROM (excluded.at, excluded.keys)
$$;

-- What was typed as a question: all its words, each as it stands or by its stem; `mark` is "h:" for
-- the words of headlines. Of many words the eight longest are asked: those are the rarest.
CREATE OR REPLACE FUNCTION pub.asked_words(typed text, mark text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(asked, ' & '), '')::tsquery
    FROM (SELECT '(' || quote_literal(mark || word)
              || coalesce((SELECT string_agg(' | ' || quote_literal(mark || stem), '') FROM unnest(pub.stem_keys(ARRAY[word])) stem), '')
              || ')' AS asked
            FROM unnest(pub.word_keys(typed)) word ORDER BY length(word) DESC LIMIT 8) longest
$$;

-- The words of a phrase, one behind the other.
CREATE OR REPLACE FUNCTION pub.asked_phrase(typed text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(quote_literal(left(word, 60)), ' <-> ' ORDER BY place), '')::tsquery
    FROM string_to_table(pub.fold(typed), ' ') WITH ORDINALITY AS words(word, place) WHERE word <> '' AND place <= 12
$$;
