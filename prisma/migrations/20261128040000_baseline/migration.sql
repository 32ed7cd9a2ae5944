-- The tables of both schemas, with their indexes and constraints. Functions, triggers, policies and
-- rights stand in prisma/sql.

CREATE SCHEMA IF NOT EXISTS newsroom;
CREATE SCHEMA IF NOT EXISTS pub;

CREATE TABLE newsroom.house (
  id INTEGER NOT NULL DEFAULT 1,
  names JSONB NOT NULL,
  time_zone TEXT NOT NULL,
  languages TEXT[],
  end_mark TEXT NOT NULL,
  accent TEXT NOT NULL,
  accent_dark TEXT NOT NULL,

  CONSTRAINT house_pkey PRIMARY KEY (id)
);

CREATE TABLE newsroom.desk (
  id UUID NOT NULL DEFAULT uuidv7(),
  key TEXT NOT NULL,
  names JSONB NOT NULL,

  CONSTRAINT desk_pkey PRIMARY KEY (id)
);

CREATE TABLE newsroom.series (
  id UUID NOT NULL DEFAULT uuidv7(),
  key TEXT NOT NULL,
  names JSONB NOT NULL,
  label_template TEXT NOT NULL,
  prefix TEXT NOT NULL DEFAULT '',
  period TEXT NOT NULL,
  first_month INTEGER NOT NULL DEFAULT 1,
  time_zone TEXT NOT NULL,
  approvals INTEGER NOT NULL DEFAULT 1,
  allow_urgent BOOLEAN NOT NULL DEFAULT true,

  CONSTRAINT series_pkey PRIMARY KEY (id)
);

CREATE TABLE newsroom.counter (
  series_id UUID NOT NULL,
  period TEXT NOT NULL,
  period_start DATE NOT NULL,
  next INTEGER NOT NULL,

  CONSTRAINT counter_pkey PRIMARY KEY (series_id,period)
);

CREATE TABLE newsroom.reservation (
  id UUID NOT NULL DEFAULT uuidv7(),
  series_id UUID NOT NULL,
  period TEXT NOT NULL,
  period_start DATE NOT NULL,
  number INTEGER NOT NULL,
  label TEXT NOT NULL,
  reason TEXT NOT NULL,
  reserved_by_id UUID,
  reserved_at TIMESTAMPTZ(6) NOT NULL,
  state TEXT NOT NULL DEFAULT 'open',
  release_id UUID,

  CONSTRAINT reservation_pkey PRIMARY KEY (id)
);

CREATE TABLE newsroom.user_account (
  id UUID NOT NULL DEFAULT uuidv7(),
  email TEXT NOT NULL,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  created_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  disabled_at TIMESTAMPTZ(6),

  CONSTRAINT user_account_pkey PRIMARY KEY (id)
);

CREATE TABLE newsroom.role_grant (
  id UUID NOT NULL DEFAULT uuidv7(),
  user_id UUID NOT NULL,
  role TEXT NOT NULL,
  desk_id UUID,

  CONSTRAINT role_grant_pkey PRIMARY KEY (id)
);

CREATE TABLE newsroom.session (
  id UUID NOT NULL DEFAULT uuidv7(),
  user_id UUID NOT NULL,
  created_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at TIMESTAMPTZ(6) NOT NULL,
  revoked_at TIMESTAMPTZ(6),
  user_agent TEXT NOT NULL DEFAULT '',

  CONSTRAINT session_pkey PRIMARY KEY (id)
);

CREATE TABLE newsroom.api_token (
  id UUID NOT NULL DEFAULT uuidv7(),
  user_id UUID NOT NULL,
  hash BYTEA NOT NULL,
  hint TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at TIMESTAMPTZ(6) NOT NULL,
  expires_at TIMESTAMPTZ(6) NOT NULL,
  revoked_at TIMESTAMPTZ(6),
  last_used_at TIMESTAMPTZ(6),

  CONSTRAINT api_token_pkey PRIMARY KEY (id)
);

CREATE TABLE newsroom.idempotency_key (
  user_id UUID NOT NULL,
  key TEXT NOT NULL,
  request_hash BYTEA NOT NULL,
  done JSONB NOT NULL,
  created_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT idempotency_key_pkey PRIMARY KEY (user_id,key)
);

CREATE TABLE newsroom.sign_in_throttle (
  key TEXT NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0,
  locked_until TIMESTAMPTZ(6),
  updated_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT sign_in_throttle_pkey PRIMARY KEY (key)
);

CREATE TABLE newsroom.release (
  id UUID NOT NULL DEFAULT uuidv7(),
  series_id UUID NOT NULL,
  desk_id UUID NOT NULL,
  language TEXT NOT NULL,
  original_id UUID,
  public_state TEXT NOT NULL DEFAULT 'none',
  period TEXT,
  period_start DATE,
  number INTEGER,
  label TEXT,
  path TEXT,
  edition INTEGER NOT NULL DEFAULT 0,
  published_at TIMESTAMPTZ(6),
  created_by_id UUID,
  created_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT release_pkey PRIMARY KEY (id)
);

CREATE TABLE newsroom.draft (
  id UUID NOT NULL DEFAULT uuidv7(),
  release_id UUID NOT NULL,
  kind TEXT NOT NULL DEFAULT 'first',
  state TEXT NOT NULL DEFAULT 'draft',
  version INTEGER NOT NULL DEFAULT 1,
  content JSONB NOT NULL,
  headline TEXT NOT NULL,
  pasted_label TEXT,
  writers UUID[],
  created_by_id UUID,
  created_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_by_id UUID,
  updated_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  publish_at TIMESTAMPTZ(3),
  scheduled_by_id UUID,
  missed_at TIMESTAMPTZ(3),
  missed_because TEXT,
  urgent_reason TEXT,
  urgent_by_id UUID,
  urgent_at TIMESTAMPTZ(6),
  urgent_reviewed_by_id UUID,
  urgent_reviewed_at TIMESTAMPTZ(6),
  urgent_note TEXT,

  CONSTRAINT draft_pkey PRIMARY KEY (id)
);

CREATE TABLE newsroom.revision (
  id UUID NOT NULL DEFAULT uuidv7(),
  release_id UUID NOT NULL,
  draft_id UUID NOT NULL,
  number INTEGER NOT NULL,
  content JSONB NOT NULL,
  content_hash TEXT NOT NULL,
  writers UUID[],
  created_by_id UUID,
  created_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT revision_pkey PRIMARY KEY (id)
);

CREATE TABLE newsroom.review (
  id UUID NOT NULL DEFAULT uuidv7(),
  release_id UUID NOT NULL,
  draft_id UUID NOT NULL,
  revision_id UUID NOT NULL,
  content_hash TEXT NOT NULL,
  editor_id UUID NOT NULL,
  decision TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  created_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ended_at TIMESTAMPTZ(6),
  ended_because TEXT,

  CONSTRAINT review_pkey PRIMARY KEY (id)
);

CREATE TABLE newsroom.file (
  release_id UUID NOT NULL,
  sha256 TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  bytes BYTEA NOT NULL,
  kept_by_id UUID,
  kept_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT file_pkey PRIMARY KEY (release_id,sha256)
);

CREATE TABLE newsroom.schedule_hold (
  id INTEGER NOT NULL DEFAULT 1,
  held_at TIMESTAMPTZ(3) NOT NULL,
  gained_seconds INTEGER NOT NULL,

  CONSTRAINT schedule_hold_pkey PRIMARY KEY (id)
);

CREATE TABLE newsroom.clock_look (
  boot TEXT NOT NULL,
  clock TIMESTAMPTZ(3) NOT NULL,
  uptime DOUBLE PRECISION NOT NULL,

  CONSTRAINT clock_look_pkey PRIMARY KEY (boot)
);

CREATE TABLE newsroom.audit_event (
  seq BIGINT NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL,
  actor_id UUID,
  actor_name TEXT NOT NULL,
  type TEXT NOT NULL,
  release_id UUID,
  desk_id UUID,
  data JSONB NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,

  CONSTRAINT audit_event_pkey PRIMARY KEY (seq)
);

CREATE TABLE pub.house (
  id INTEGER NOT NULL DEFAULT 1,
  names JSONB NOT NULL,
  time_zone TEXT NOT NULL,
  languages TEXT[],
  end_mark TEXT NOT NULL,
  accent TEXT NOT NULL,
  accent_dark TEXT NOT NULL,

  CONSTRAINT house_pkey PRIMARY KEY (id)
);

CREATE TABLE pub.series (
  key TEXT NOT NULL,
  names JSONB NOT NULL,
  label_template TEXT NOT NULL,
  period TEXT NOT NULL,

  CONSTRAINT series_pkey PRIMARY KEY (key)
);

CREATE TABLE pub.release (
  id UUID NOT NULL,
  series TEXT NOT NULL,
  period TEXT NOT NULL,
  period_start DATE NOT NULL,
  number INTEGER NOT NULL,
  language TEXT NOT NULL,
  label TEXT NOT NULL,
  path TEXT NOT NULL,
  desk_key TEXT NOT NULL,
  desk_name TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'published',
  edition INTEGER NOT NULL,
  headline TEXT NOT NULL,
  published_at TIMESTAMPTZ(6) NOT NULL,
  changed_at TIMESTAMPTZ(6) NOT NULL,

  CONSTRAINT release_pkey PRIMARY KEY (id)
);

CREATE TABLE pub.edition (
  release_id UUID NOT NULL,
  edition INTEGER NOT NULL,
  label TEXT NOT NULL,
  language TEXT NOT NULL,
  desk_name TEXT NOT NULL,
  published_at TIMESTAMPTZ(6) NOT NULL,
  note TEXT,
  content JSONB,
  html JSONB,
  text TEXT,
  search tsvector,
  content_hash TEXT NOT NULL,
  removed_at TIMESTAMPTZ(6),

  CONSTRAINT edition_pkey PRIMARY KEY (release_id,edition)
);

CREATE TABLE pub.file (
  release_id UUID NOT NULL,
  sha256 TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  bytes BYTEA,
  removed_at TIMESTAMPTZ(6),

  CONSTRAINT file_pkey PRIMARY KEY (release_id,sha256)
);

CREATE TABLE pub.register_entry (
  seq BIGINT NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL,
  kind TEXT NOT NULL,
  release_id UUID,
  series TEXT NOT NULL,
  period TEXT NOT NULL,
  number INTEGER NOT NULL,
  language TEXT NOT NULL,
  label TEXT NOT NULL,
  path TEXT,
  edition INTEGER,
  content_hash TEXT,
  note TEXT,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,

  CONSTRAINT register_entry_pkey PRIMARY KEY (seq)
);

-- ── Indexes ──────────────────────────────────────────────────────────────────────────────────────
CREATE UNIQUE INDEX desk_key_key ON newsroom.desk(key);
CREATE UNIQUE INDEX series_key_key ON newsroom.series(key);
CREATE UNIQUE INDEX reservation_release_id_key ON newsroom.reservation(release_id);
CREATE INDEX reservation_reserved_by_id_state_idx ON newsroom.reservation(reserved_by_id, state);
CREATE UNIQUE INDEX reservation_series_id_period_start_number_key
  ON newsroom.reservation(series_id, period_start, number);
CREATE UNIQUE INDEX user_account_email_key ON newsroom.user_account(email);
CREATE INDEX role_grant_user_id_idx ON newsroom.role_grant(user_id);
CREATE INDEX role_grant_desk_id_idx ON newsroom.role_grant(desk_id);
CREATE INDEX session_user_id_idx ON newsroom.session(user_id);
CREATE UNIQUE INDEX api_token_hash_key ON newsroom.api_token(hash);
CREATE INDEX api_token_user_id_idx ON newsroom.api_token(user_id);
CREATE INDEX idempotency_key_created_at_idx ON newsroom.idempotency_key(created_at);
CREATE UNIQUE INDEX release_path_key ON newsroom.release(path);
CREATE INDEX release_desk_id_created_at_idx ON newsroom.release(desk_id, created_at);
CREATE INDEX release_original_id_idx ON newsroom.release(original_id);
CREATE UNIQUE INDEX release_series_id_period_start_number_language_key
  ON newsroom.release(series_id, period_start, number, language);
CREATE INDEX draft_release_id_idx ON newsroom.draft(release_id);
CREATE INDEX draft_state_updated_at_idx ON newsroom.draft(state, updated_at);
CREATE INDEX revision_draft_id_idx ON newsroom.revision(draft_id);
CREATE UNIQUE INDEX revision_release_id_number_key ON newsroom.revision(release_id, number);
CREATE INDEX review_draft_id_idx ON newsroom.review(draft_id);
CREATE INDEX review_revision_id_idx ON newsroom.review(revision_id);
CREATE INDEX review_release_id_idx ON newsroom.review(release_id);
CREATE INDEX audit_event_release_id_seq_idx ON newsroom.audit_event(release_id, seq);
CREATE UNIQUE INDEX release_path_key ON pub.release(path);
CREATE INDEX release_published_at_id_idx ON pub.release(published_at DESC, id DESC);
CREATE INDEX release_series_period_start_number_idx ON pub.release(series, period_start, number);
CREATE INDEX release_of_desk ON pub.release(desk_key, published_at DESC, id DESC);
CREATE INDEX release_by_number ON pub.release(number);
CREATE UNIQUE INDEX release_series_language_period_start_number_key
  ON pub.release(series, language, period_start, number);
CREATE INDEX edition_search_idx ON pub.edition USING GIN (search);
CREATE INDEX register_entry_series_period_number_kind_idx
  ON pub.register_entry(series, period, number, kind);
CREATE INDEX register_entry_release_id_idx ON pub.register_entry(release_id);

-- ── References ───────────────────────────────────────────────────────────────────────────────────
ALTER TABLE newsroom.counter
  ADD CONSTRAINT counter_series_id_fkey FOREIGN KEY (series_id) REFERENCES newsroom.series(id)
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE newsroom.reservation
  ADD CONSTRAINT reservation_series_id_fkey FOREIGN KEY (series_id) REFERENCES newsroom.series(id)
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE newsroom.reservation
  ADD CONSTRAINT reservation_release_id_fkey FOREIGN KEY (release_id) REFERENCES newsroom.release(id)
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE newsroom.role_grant
  ADD CONSTRAINT role_grant_user_id_fkey FOREIGN KEY (user_id) REFERENCES newsroom.user_account(id)
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE newsroom.role_grant
  ADD CONSTRAINT role_grant_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES newsroom.desk(id)
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE newsroom.session
  ADD CONSTRAINT session_user_id_fkey FOREIGN KEY (user_id) REFERENCES newsroom.user_account(id)
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE newsroom.api_token
  ADD CONSTRAINT api_token_user_id_fkey FOREIGN KEY (user_id) REFERENCES newsroom.user_account(id)
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE newsroom.release
  ADD CONSTRAINT release_series_id_fkey FOREIGN KEY (series_id) REFERENCES newsroom.series(id)
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE newsroom.release
  ADD CONSTRAINT release_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES newsroom.desk(id)
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE newsroom.release
  ADD CONSTRAINT release_original_id_fkey FOREIGN KEY (original_id) REFERENCES newsroom.release(id)
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE newsroom.draft
  ADD CONSTRAINT draft_release_id_fkey FOREIGN KEY (release_id) REFERENCES newsroom.release(id)
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE newsroom.revision
  ADD CONSTRAINT revision_release_id_fkey FOREIGN KEY (release_id) REFERENCES newsroom.release(id)
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE newsroom.revision
  ADD CONSTRAINT revision_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES newsroom.draft(id)
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE newsroom.review
  ADD CONSTRAINT review_release_id_fkey FOREIGN KEY (release_id) REFERENCES newsroom.release(id)
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE newsroom.review
  ADD CONSTRAINT review_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES newsroom.draft(id)
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE newsroom.review
  ADD CONSTRAINT review_revision_id_fkey FOREIGN KEY (revision_id) REFERENCES newsroom.revision(id)
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE newsroom.file
  ADD CONSTRAINT file_release_id_fkey FOREIGN KEY (release_id) REFERENCES newsroom.release(id)
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE pub.edition
  ADD CONSTRAINT edition_release_id_fkey FOREIGN KEY (release_id) REFERENCES pub.release(id)
  ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── What Prisma’s language has no words for ──────────────────────────────────────────────────────

-- One row.
ALTER TABLE newsroom.house ADD CONSTRAINT house_is_one CHECK (id = 1);
ALTER TABLE pub.house ADD CONSTRAINT house_is_one CHECK (id = 1);
ALTER TABLE newsroom.schedule_hold ADD CONSTRAINT schedule_hold_is_one CHECK (id = 1);

-- Desks, series and numbers.
ALTER TABLE newsroom.desk ADD CONSTRAINT desk_key CHECK (key ~ '^[a-z0-9][a-z0-9-]{0,39}$');
ALTER TABLE newsroom.series
  ADD CONSTRAINT series_key CHECK (key ~ '^[a-z0-9]{1,20}$'),
  ADD CONSTRAINT series_period CHECK (period IN ('none', 'year', 'fiscal-year', 'month', 'manual')),
  ADD CONSTRAINT series_first_month CHECK (first_month BETWEEN 1 AND 12),
  ADD CONSTRAINT series_approvals CHECK (approvals BETWEEN 1 AND 3);
ALTER TABLE newsroom.counter ADD CONSTRAINT counter_next CHECK (next >= 1);
ALTER TABLE newsroom.reservation
  ADD CONSTRAINT reservation_state CHECK (state IN ('open', 'used', 'void')),
  ADD CONSTRAINT reservation_number CHECK (number >= 1),
  ADD CONSTRAINT reservation_used_by_a_release CHECK ((state = 'used') = (release_id IS NOT NULL));

-- Accounts and tokens.
ALTER TABLE newsroom.user_account ADD CONSTRAINT user_email_lower CHECK (email = lower(email));
ALTER TABLE newsroom.role_grant
  ADD CONSTRAINT grant_role CHECK (role IN ('officer', 'editor', 'auditor', 'admin'));
CREATE UNIQUE INDEX role_grant_once ON newsroom.role_grant (user_id, role, desk_id)
  NULLS NOT DISTINCT;
ALTER TABLE newsroom.api_token
  ADD CONSTRAINT api_token_hash CHECK (octet_length(hash) = 32),
  ADD CONSTRAINT api_token_life CHECK (
    expires_at > created_at AND expires_at <= created_at + interval '366 days');
ALTER TABLE newsroom.idempotency_key
  ADD CONSTRAINT idempotency_key_length CHECK (length(key) BETWEEN 1 AND 255),
  ADD CONSTRAINT idempotency_request_hash CHECK (octet_length(request_hash) = 32);

-- Releases.
ALTER TABLE newsroom.release
  ADD CONSTRAINT release_public_state CHECK (public_state IN ('none', 'published', 'withdrawn')),
  ADD CONSTRAINT release_numbered_when_public CHECK (
    (public_state = 'none' AND number IS NULL AND path IS NULL AND label IS NULL
      AND published_at IS NULL AND edition = 0)
    OR (public_state <> 'none' AND number IS NOT NULL AND path IS NOT NULL AND label IS NOT NULL
      AND published_at IS NOT NULL AND period IS NOT NULL AND period_start IS NOT NULL
      AND edition >= 1));
CREATE UNIQUE INDEX release_one_translation ON newsroom.release (original_id, language)
  WHERE original_id IS NOT NULL;

-- Drafts.
ALTER TABLE newsroom.draft
  ADD CONSTRAINT draft_kind CHECK (kind IN ('first', 'correction')),
  ADD CONSTRAINT draft_state CHECK (state IN ('draft', 'submitted', 'changes-requested', 'approved',
    'scheduled', 'published', 'discarded')),
  ADD CONSTRAINT draft_scheduled_has_its_time CHECK (
    (state = 'scheduled') = (publish_at IS NOT NULL)),
  ADD CONSTRAINT draft_scheduled_by CHECK ((publish_at IS NULL) = (scheduled_by_id IS NULL)),
  ADD CONSTRAINT draft_missed_for_a_reason CHECK ((missed_at IS NULL) = (missed_because IS NULL)),
  ADD CONSTRAINT draft_urgent_at CHECK ((urgent_at IS NULL) = (urgent_reason IS NULL)),
  ADD CONSTRAINT draft_urgent_is_published CHECK (
    urgent_reason IS NULL OR (state = 'published' AND urgent_by_id IS NOT NULL)),
  -- Whoever published the text or wrote some of it does not review it.
  ADD CONSTRAINT draft_urgent_review CHECK (
    urgent_reviewed_at IS NULL AND urgent_reviewed_by_id IS NULL AND urgent_note IS NULL
    OR urgent_reviewed_at IS NOT NULL AND urgent_note IS NOT NULL AND urgent_reason IS NOT NULL
      AND urgent_reviewed_by_id IS NOT NULL AND urgent_reviewed_by_id <> urgent_by_id
      AND NOT urgent_reviewed_by_id = ANY (writers));
CREATE UNIQUE INDEX draft_one_open ON newsroom.draft (release_id)
  WHERE state NOT IN ('published', 'discarded');
CREATE INDEX draft_under_way ON newsroom.draft (updated_at DESC, release_id DESC)
  WHERE state <> 'published';
-- Every worker asks twice a second what is due.
CREATE INDEX draft_due ON newsroom.draft (publish_at) WHERE state = 'scheduled';
CREATE INDEX draft_urgent_to_review ON newsroom.draft (release_id)
  WHERE urgent_reason IS NOT NULL AND urgent_reviewed_at IS NULL;

-- Reviews. An editor approves a revision once; a second press of the button changes nothing.
ALTER TABLE newsroom.review
  ADD CONSTRAINT review_decision CHECK (decision IN ('approved', 'changes-requested'));
CREATE UNIQUE INDEX review_once ON newsroom.review (revision_id, editor_id) WHERE ended_at IS NULL;

-- Published releases and editions.
ALTER TABLE pub.release ADD CONSTRAINT release_state CHECK (state IN ('published', 'withdrawn'));
CREATE INDEX release_withdrawn ON pub.release (desk_key, published_at DESC, id DESC)
  WHERE state = 'withdrawn';
CREATE INDEX release_words ON pub.release
  USING gin (to_tsvector('simple', translate(headline, '-/._', '    ')));
ALTER TABLE pub.edition
  ADD CONSTRAINT edition_content CHECK (jsonb_typeof(content) = 'object');

-- The register. Its pages count from the index on (series, period, number, kind) alone.
ALTER TABLE pub.register_entry ADD CONSTRAINT register_kind CHECK (kind IN ('published', 'archived',
  'corrected', 'withdrawn', 'reinstated', 'reserved', 'void', 'begins', 'absent'));
CREATE INDEX register_begins ON pub.register_entry (series, period, seq DESC)
  WHERE kind = 'begins';

-- Files. The hash names the bytes. They are packed already, so PostgreSQL does not compress them.
ALTER TABLE newsroom.file
  ADD CONSTRAINT file_hash CHECK (sha256 = encode(sha256(bytes), 'hex')),
  ADD CONSTRAINT file_size CHECK (size = octet_length(bytes) AND size BETWEEN 1 AND 10485760),
  ALTER COLUMN bytes SET STORAGE EXTERNAL;
ALTER TABLE pub.file
  ADD CONSTRAINT file_hash CHECK (bytes IS NULL OR sha256 = encode(sha256(bytes), 'hex')),
  ADD CONSTRAINT file_size CHECK (bytes IS NULL OR size = octet_length(bytes)),
  ADD CONSTRAINT file_is_there_or_removed CHECK ((bytes IS NULL) = (removed_at IS NOT NULL)),
  ALTER COLUMN bytes SET STORAGE EXTERNAL;
