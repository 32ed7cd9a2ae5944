-- CreateTable
CREATE TABLE "newsroom"."desk_channel" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,

    CONSTRAINT "desk_channel_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "newsroom"."desk_channel" ADD CONSTRAINT "desk_channel_is_one" CHECK ("id" = 1);
