CREATE TABLE "deadline_version" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deadline_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"content" jsonb NOT NULL,
	"note" text NOT NULL,
	"actor" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"undoes" bigint,
	"moved_through" bigint DEFAULT 0 NOT NULL,
	"moved" bigint DEFAULT 0 NOT NULL,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "appeal_open" ON "appeal" USING btree ("id") WHERE answered_at IS NULL AND closed_at IS NULL;