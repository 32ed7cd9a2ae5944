-- CreateTable
CREATE TABLE "newsroom"."notice" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "release_id" UUID,
    "event" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "is_mail_due" BOOLEAN NOT NULL DEFAULT true,
    "delivery_id" UUID,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newsroom"."notice_mail" (
    "user_id" UUID NOT NULL,
    "pace" TEXT NOT NULL,
    "hour" INTEGER NOT NULL,

    CONSTRAINT "notice_mail_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "newsroom"."delivery" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID,
    "address" TEXT NOT NULL,
    "link" TEXT,
    "notice_count" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "answer" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "waits_since" TIMESTAMPTZ(3) NOT NULL,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notice_user_id_id_idx" ON "newsroom"."notice"("user_id", "id");

-- CreateIndex
CREATE INDEX "notice_delivery_id_idx" ON "newsroom"."notice"("delivery_id");

-- CreateIndex
CREATE INDEX "delivery_state_id_idx" ON "newsroom"."delivery"("state", "id");

-- CreateIndex
CREATE INDEX "delivery_user_id_idx" ON "newsroom"."delivery"("user_id");

-- AddForeignKey
ALTER TABLE "newsroom"."notice" ADD CONSTRAINT "notice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "newsroom"."user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsroom"."notice" ADD CONSTRAINT "notice_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "newsroom"."release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsroom"."notice" ADD CONSTRAINT "notice_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "newsroom"."delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsroom"."notice_mail" ADD CONSTRAINT "notice_mail_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "newsroom"."user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsroom"."delivery" ADD CONSTRAINT "delivery_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "newsroom"."user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "newsroom"."notice_mail"
  ADD CONSTRAINT "notice_mail_pace" CHECK ("pace" IN ('at-once', 'daily', 'none')),
  ADD CONSTRAINT "notice_mail_hour" CHECK ("hour" BETWEEN 0 AND 23);
ALTER TABLE "newsroom"."delivery"
  ADD CONSTRAINT "delivery_link" CHECK ("link" IN ('invitation', 'password')),
  ADD CONSTRAINT "delivery_state" CHECK ("state" IN ('waiting', 'sent', 'failed'));

-- The bell and the worker ask for these all the time.
CREATE INDEX "notice_unread" ON "newsroom"."notice" ("user_id") WHERE "read_at" IS NULL;
CREATE INDEX "notice_mail_due" ON "newsroom"."notice" ("user_id") WHERE "is_mail_due";
CREATE INDEX "delivery_waiting" ON "newsroom"."delivery" ("next_try_at") WHERE "state" = 'waiting';
