-- CreateTable
CREATE UNLOGGED TABLE "newsroom"."presence" (
    "user_id" UUID NOT NULL,
    "screen_id" TEXT NOT NULL,
    "release_id" UUID NOT NULL,
    "field" TEXT,
    "until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("user_id","screen_id")
);

-- CreateIndex
CREATE INDEX "presence_release_id_idx" ON "newsroom"."presence"("release_id");
