-- AlterTable
ALTER TABLE "newsroom"."draft" ADD COLUMN     "assignee_id" UUID;
