-- AlterTable
ALTER TABLE "newsroom"."draft" ADD COLUMN     "reading" JSONB;
