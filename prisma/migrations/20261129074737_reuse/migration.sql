-- AlterTable
ALTER TABLE "newsroom"."house" ADD COLUMN     "reuse" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "pub"."house" ADD COLUMN     "reuse" JSONB NOT NULL DEFAULT '{}';
