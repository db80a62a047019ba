CREATE TABLE "outage_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outage_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"outage_id" text NOT NULL,
	"action" text NOT NULL,
	"actor" text NOT NULL,
	"reason" text,
	"changes" jsonb NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outage" ADD COLUMN "told_by" text;--> statement-breakpoint
ALTER TABLE "outage" ADD COLUMN "ring" jsonb;--> statement-breakpoint
ALTER TABLE "outage" ADD COLUMN "spots" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "outage" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX "outage_event_outage" ON "outage_event" USING btree ("outage_id");--> statement-breakpoint
-- What happened to an annotation cannot be rewritten.
CREATE TRIGGER outage_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON outage_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
