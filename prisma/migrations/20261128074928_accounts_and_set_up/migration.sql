-- House, desks, accounts and set-up. All of it expands: what is new may be empty or has a default.

ALTER TABLE newsroom.house
  ADD COLUMN press_contact jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN duty_telephone text NOT NULL DEFAULT '',
  ADD COLUMN letterhead text[] DEFAULT ARRAY[]::text[],
  ADD COLUMN version integer NOT NULL DEFAULT 1;

ALTER TABLE pub.house
  ADD COLUMN press_contact jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN duty_telephone text NOT NULL DEFAULT '',
  ADD COLUMN letterhead text[] DEFAULT ARRAY[]::text[],
  ADD COLUMN emblem text,
  ADD CONSTRAINT house_emblem CHECK (emblem ~ '^[0-9a-f]{64}$');

CREATE TABLE pub.emblem (
  id integer NOT NULL DEFAULT 1,
  type text NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT emblem_pkey PRIMARY KEY (id),
  CONSTRAINT emblem_is_one CHECK (id = 1),
  CONSTRAINT emblem_type CHECK (type IN ('image/svg+xml', 'image/png'))
);

ALTER TABLE newsroom.desk
  ADD COLUMN contact jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN closed_at timestamptz(6),
  ADD COLUMN version integer NOT NULL DEFAULT 1;

ALTER TABLE newsroom.user_account
  ADD COLUMN invited_at timestamptz(6),
  ADD COLUMN accepted_at timestamptz(6),
  ADD COLUMN language text NOT NULL DEFAULT 'en',
  ADD COLUMN theme text NOT NULL DEFAULT 'system',
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT user_theme CHECK (theme IN ('light', 'dark', 'system'));

ALTER TABLE newsroom.session ADD COLUMN last_seen_at timestamptz(6);

CREATE TABLE newsroom.account_link (
  id uuid NOT NULL DEFAULT uuidv7(),
  user_id uuid NOT NULL,
  kind text NOT NULL,
  hash bytea NOT NULL,
  created_at timestamptz(6) NOT NULL,
  expires_at timestamptz(6) NOT NULL,
  used_at timestamptz(6),
  revoked_at timestamptz(6),
  CONSTRAINT account_link_pkey PRIMARY KEY (id),
  CONSTRAINT account_link_user_id_fkey FOREIGN KEY (user_id) REFERENCES newsroom.user_account(id)
    ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT account_link_kind CHECK (kind IN ('invitation', 'password')),
  CONSTRAINT account_link_hash CHECK (octet_length(hash) = 32),
  CONSTRAINT account_link_life CHECK (
    expires_at > created_at AND expires_at <= created_at + interval '72 hours')
);
CREATE UNIQUE INDEX account_link_hash_key ON newsroom.account_link (hash);
CREATE INDEX account_link_user_id_idx ON newsroom.account_link (user_id);

CREATE TABLE newsroom.set_up (
  id integer NOT NULL DEFAULT 1,
  code_hash bytea NOT NULL,
  created_at timestamptz(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT set_up_pkey PRIMARY KEY (id),
  CONSTRAINT set_up_is_one CHECK (id = 1),
  CONSTRAINT set_up_code CHECK (octet_length(code_hash) = 32)
);
