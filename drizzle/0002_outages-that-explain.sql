CREATE TABLE "outage" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"topics" text[] NOT NULL,
	"district" text,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL
);
