-- AlterTable
ALTER TABLE "newsroom"."series" ADD COLUMN     "comments_stop" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "newsroom"."comment" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "release_id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "field" TEXT,
    "anchor" JSONB,
    "text" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "resolved_by_id" UUID,
    "resolved_at" TIMESTAMPTZ(6),

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newsroom"."comment_answer" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "release_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "comment_answer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "comment_release_id_idx" ON "newsroom"."comment"("release_id");

-- CreateIndex
CREATE INDEX "comment_draft_id_idx" ON "newsroom"."comment"("draft_id");

-- CreateIndex
CREATE INDEX "comment_answer_comment_id_idx" ON "newsroom"."comment_answer"("comment_id");

-- CreateIndex
CREATE INDEX "comment_answer_release_id_idx" ON "newsroom"."comment_answer"("release_id");

-- AddForeignKey
ALTER TABLE "newsroom"."comment" ADD CONSTRAINT "comment_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "newsroom"."release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsroom"."comment" ADD CONSTRAINT "comment_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "newsroom"."draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsroom"."comment_answer" ADD CONSTRAINT "comment_answer_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "newsroom"."release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "newsroom"."comment_answer" ADD CONSTRAINT "comment_answer_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "newsroom"."comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Words have a field and an anchor, or neither.
ALTER TABLE "newsroom"."comment" ADD CONSTRAINT "comment_words_check" CHECK (("field" IS NULL) = ("anchor" IS NULL));
