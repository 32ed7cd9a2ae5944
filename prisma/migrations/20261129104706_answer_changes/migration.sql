-- AlterTable
ALTER TABLE "newsroom"."comment_answer" ADD COLUMN     "changed_at" TIMESTAMPTZ(6),
ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(6);
