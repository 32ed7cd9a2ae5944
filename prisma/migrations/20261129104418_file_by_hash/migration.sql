-- CreateIndex
CREATE INDEX "file_sha256_idx" ON "pub"."file"("sha256");
