-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "newsroom";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "pub";

-- CreateTable
CREATE TABLE "newsroom"."house" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "names" JSONB NOT NULL,
    "time_zone" TEXT NOT NULL,
    "languages" TEXT[],
    "end_mark" TEXT NOT NULL,
    "accent" TEXT NOT NULL,
    "accent_dark" TEXT NOT NULL,

    CONSTRAINT "house_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newsroom"."desk" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT NOT NULL,
    "names" JSONB NOT NULL,

    CONSTRAINT "desk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newsroom"."series" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "label_template" TEXT NOT NULL,
    "prefix" TEXT NOT NULL DEFAULT '',
    "period" TEXT NOT NULL,
    "first_month" INTEGER NOT NULL DEFAULT 1,
    "time_zone" TEXT NOT NULL,
    "approvals" INTEGER NOT NULL DEFAULT 1,
    "allow_urgent" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newsroom"."counter" (
    "series_id" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "period_start" DATE NOT NULL,
    "next" INTEGER NOT NULL,

    CONSTRAINT "counter_pkey" PRIMARY KEY ("series_id","period")
);

-- CreateTable
CREATE TABLE "newsroom"."user_account" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(6),

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newsroom"."role_grant" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "desk_id" UUID,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newsroom"."session" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),
    "user_agent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newsroom"."sign_in_throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(6),
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "newsroom"."release" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "series_id" UUID NOT NULL,
    "desk_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "original_id" UUID,
    "public_state" TEXT NOT NULL DEFAULT 'none',
    "period" TEXT,
    "period_start" DATE,
    "number" INTEGER,
    "label" TEXT,
    "path" TEXT,
    "edition" INTEGER NOT NULL DEFAULT 0,
    "published_at" TIMESTAMPTZ(6),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newsroom"."draft" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "release_id" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'first',
    "state" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "content" JSONB NOT NULL,
    "headline" TEXT NOT NULL,
    "pasted_label" TEXT,
    "writers" UUID[],
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newsroom"."revision" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "release_id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "writers" UUID[],
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newsroom"."review" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "release_id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "content_hash" TEXT NOT NULL,
    "editor_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(6),
    "ended_because" TEXT,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newsroom"."audit_event" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "release_id" UUID,
    "desk_id" UUID,
    "data" JSONB NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "pub"."house" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "names" JSONB NOT NULL,
    "time_zone" TEXT NOT NULL,
    "languages" TEXT[],
    "end_mark" TEXT NOT NULL,
    "accent" TEXT NOT NULL,
    "accent_dark" TEXT NOT NULL,

    CONSTRAINT "house_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pub"."series" (
    "key" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "label_template" TEXT NOT NULL,
    "period" TEXT NOT NULL,

    CONSTRAINT "series_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "pub"."release" (
    "id" UUID NOT NULL,
    "series" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "period_start" DATE NOT NULL,
    "number" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "desk_key" TEXT NOT NULL,
    "desk_name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'published',
    "edition" INTEGER NOT NULL,
    "headline" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(6) NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pub"."edition" (
    "release_id" UUID NOT NULL,
    "edition" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "desk_name" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(6) NOT NULL,
    "note" TEXT,
    "headline" TEXT,
    "subheadlines" TEXT[],
    "dateline" JSONB,
    "body" JSONB,
    "end_mark" TEXT,
    "html" TEXT,
    "text" TEXT,
    "search" tsvector,
    "content_hash" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "edition_pkey" PRIMARY KEY ("release_id","edition")
);

-- CreateTable
CREATE TABLE "pub"."register_entry" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "release_id" UUID,
    "series" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "path" TEXT,
    "edition" INTEGER,
    "content_hash" TEXT,
    "note" TEXT,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "register_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "desk_key_key" ON "newsroom"."desk"("key");

-- CreateIndex
CREATE UNIQUE INDEX "series_key_key" ON "newsroom"."series"("key");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "newsroom"."user_account"("email");

-- CreateIndex
CREATE INDEX "role_grant_user_id_idx" ON "newsroom"."role_grant"("user_id");

-- CreateIndex
CREATE INDEX "role_grant_desk_id_idx" ON "newsroom"."role_grant"("desk_id");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "newsroom"."session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "release_path_key" ON "newsroom"."release"("path");

-- CreateIndex
CREATE INDEX "release_desk_id_created_at_idx" ON "newsroom"."release"("desk_id", "created_at");

-- CreateIndex
CREATE INDEX "release_original_id_idx" ON "newsroom"."release"("original_id");

-- CreateIndex
CREATE UNIQUE INDEX "release_series_id_period_start_number_language_key" ON "newsroom"."release"("series_id", "period_start", "number", "language");

-- CreateIndex
CREATE INDEX "draft_release_id_idx" ON "newsroom"."draft"("release_id");

-- CreateIndex
CREATE INDEX "draft_state_updated_at_idx" ON "newsroom"."draft"("state", "updated_at");

-- CreateIndex
CREATE INDEX "revision_draft_id_idx" ON "newsroom"."revision"("draft_id");

-- CreateIndex
CREATE UNIQUE INDEX "revision_release_id_number_key" ON "newsroom"."revision"("release_id", "number");

-- CreateIndex
CREATE INDEX "review_draft_id_idx" ON "newsroom"."review"("draft_id");

-- CreateIndex
CREATE INDEX "review_revision_id_idx" ON "newsroom"."review"("revision_id");

-- CreateIndex
CREATE INDEX "review_release_id_idx" ON "newsroom"."review"("release_id");

-- CreateIndex
CREATE INDEX "audit_event_release_id_seq_idx" ON "newsroom"."audit_event"("release_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "release_path_key" ON "pub"."release"("path");

-- CreateIndex
CREATE INDEX "release_language_published_at_id_idx" ON "pub"."release"("language", "published_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "release_series_period_start_number_idx" ON "pub"."release"("series", "period_start", "number");

-- CreateIndex
CREATE UNIQUE INDEX "release_series_language_period_start_number_key" ON "pub"."release"("series", "language", "period_start", "number");

-- CreateIndex
CREATE INDEX "edition_search_idx" ON "pub"."edition" USING GIN ("search");

-- CreateIndex
CREATE INDEX "register_entry_series_period_number_idx" ON "pub"."register_entry"("series", "period", "number");

-- CreateIndex
CREATE INDEX "register_entry_release_id_idx" ON "pub"."register_entry"("release_id");

-- AddForeignKey
ALTER TABLE "newsroom"."counter" ADD CONSTRAINT "counter_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "newsroom"."series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsroom"."role_grant" ADD CONSTRAINT "role_grant_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "newsroom"."user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsroom"."role_grant" ADD CONSTRAINT "role_grant_desk_id_fkey" FOREIGN KEY ("desk_id") REFERENCES "newsroom"."desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsroom"."session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "newsroom"."user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsroom"."release" ADD CONSTRAINT "release_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "newsroom"."series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsroom"."release" ADD CONSTRAINT "release_desk_id_fkey" FOREIGN KEY ("desk_id") REFERENCES "newsroom"."desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsroom"."release" ADD CONSTRAINT "release_original_id_fkey" FOREIGN KEY ("original_id") REFERENCES "newsroom"."release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsroom"."draft" ADD CONSTRAINT "draft_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "newsroom"."release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsroom"."revision" ADD CONSTRAINT "revision_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "newsroom"."release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsroom"."revision" ADD CONSTRAINT "revision_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "newsroom"."draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsroom"."review" ADD CONSTRAINT "review_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "newsroom"."release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsroom"."review" ADD CONSTRAINT "review_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "newsroom"."draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsroom"."review" ADD CONSTRAINT "review_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "newsroom"."revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pub"."edition" ADD CONSTRAINT "edition_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "pub"."release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
