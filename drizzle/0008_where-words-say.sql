CREATE TABLE "place_reading" (
	"appeal_id" bigint PRIMARY KEY NOT NULL,
	"origin" text,
	"reading" jsonb NOT NULL,
	"decided_by" text,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "place_reading" ADD CONSTRAINT "place_reading_appeal_id_appeal_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "appeal"("id") ON DELETE cascade ON UPDATE no action;