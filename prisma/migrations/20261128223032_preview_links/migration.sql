-- CreateTable
CREATE TABLE "newsroom"."preview_link" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "release_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "made_by_id" UUID,
    "made_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "opened" INTEGER NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(6),

    CONSTRAINT "preview_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "preview_link_hash_key" ON "newsroom"."preview_link"("hash");

-- CreateIndex
CREATE INDEX "preview_link_release_id_idx" ON "newsroom"."preview_link"("release_id");

-- AddForeignKey
ALTER TABLE "newsroom"."preview_link" ADD CONSTRAINT "preview_link_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "newsroom"."release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
