-- Lists have every number, in whatever language it was issued: they are led by the day alone.
DROP INDEX "pub"."release_language_published_at_id_idx";
CREATE INDEX "release_published_at_id_idx" ON "pub"."release"("published_at" DESC, "id" DESC);
