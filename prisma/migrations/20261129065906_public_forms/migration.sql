-- CreateTable
CREATE TABLE "pub"."form" (
    "key" TEXT NOT NULL,
    "release_id" UUID NOT NULL,
    "edition" INTEGER NOT NULL,
    "form" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "form_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "form_release_id_idx" ON "pub"."form"("release_id");

-- CreateIndex
CREATE INDEX "form_sha256_idx" ON "pub"."form"("sha256");
