-- The diary: announced events of a desk, and the secret address of its calendar.
CREATE TABLE newsroom.diary_event (
  id UUID NOT NULL DEFAULT uuidv7(),
  desk_id UUID NOT NULL,
  title TEXT NOT NULL,
  place TEXT NOT NULL DEFAULT '',
  starts_at TIMESTAMPTZ(3) NOT NULL,
  ends_at TIMESTAMPTZ(3),
  state TEXT NOT NULL DEFAULT 'provisional',
  audience TEXT NOT NULL DEFAULT 'all',
  version INTEGER NOT NULL DEFAULT 1,
  created_by_id UUID,
  created_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_by_id UUID,
  updated_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT diary_event_pkey PRIMARY KEY (id),
  CONSTRAINT diary_event_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES newsroom.desk(id)
    ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT diary_event_has_title CHECK (title <> ''),
  CONSTRAINT diary_event_ends_after_start CHECK (ends_at > starts_at),
  CONSTRAINT diary_event_state CHECK (state IN ('provisional', 'confirmed', 'cancelled')),
  CONSTRAINT diary_event_audience CHECK (audience IN ('accredited', 'all'))
);
CREATE INDEX diary_event_desk_id_starts_at_idx ON newsroom.diary_event (desk_id, starts_at);

CREATE TABLE newsroom.calendar_feed (
  desk_id UUID NOT NULL,
  hash BYTEA NOT NULL,
  made_by_id UUID,
  made_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT calendar_feed_pkey PRIMARY KEY (desk_id),
  CONSTRAINT calendar_feed_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES newsroom.desk(id)
    ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX calendar_feed_hash_key ON newsroom.calendar_feed (hash);

-- The history of an event is read from the record.
CREATE INDEX audit_event_of_diary ON newsroom.audit_event ((data ->> 'eventId'), seq)
  WHERE type LIKE 'diary.%';
