CREATE TABLE "problem" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "problem_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"topic" text NOT NULL,
	"district" text,
	"place" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"merged_into" bigint
);
--> statement-breakpoint
CREATE TABLE "problem_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "problem_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"problem_id" bigint NOT NULL,
	"action" text NOT NULL,
	"appeal_ids" bigint[] NOT NULL,
	"other_id" bigint,
	"outage_id" text,
	"actor" text NOT NULL,
	"reason" text,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "problem_member" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "problem_member_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"problem_id" bigint NOT NULL,
	"appeal_id" bigint NOT NULL,
	"score" real,
	"reasons" jsonb NOT NULL,
	"people" integer,
	"joined_at" timestamp (3) with time zone NOT NULL,
	"joined_by" text NOT NULL,
	"left_at" timestamp (3) with time zone,
	"left_by" text
);
--> statement-breakpoint
CREATE TABLE "problem_outage" (
	"problem_id" bigint NOT NULL,
	"outage_id" text NOT NULL,
	"attached_at" timestamp (3) with time zone NOT NULL,
	"attached_by" text NOT NULL,
	CONSTRAINT "problem_outage_problem_id_outage_id_pk" PRIMARY KEY("problem_id","outage_id")
);
--> statement-breakpoint
CREATE TABLE "problem_suggestion" (
	"appeal_id" bigint NOT NULL,
	"peer_id" bigint NOT NULL,
	"score" real NOT NULL,
	"reasons" jsonb NOT NULL,
	"suggested_at" timestamp (3) with time zone NOT NULL,
	"refused_at" timestamp (3) with time zone,
	"refused_by" text,
	CONSTRAINT "problem_suggestion_appeal_id_peer_id_pk" PRIMARY KEY("appeal_id","peer_id")
);
--> statement-breakpoint
ALTER TABLE "outage" ADD COLUMN "kind" text DEFAULT 'planned' NOT NULL;--> statement-breakpoint
ALTER TABLE "outage" ADD COLUMN "service" text;--> statement-breakpoint
ALTER TABLE "outage" ADD COLUMN "houses" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "outage" ADD COLUMN "area" text;--> statement-breakpoint
ALTER TABLE "outage" ADD COLUMN "promised_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "outage" SET "promised_at" = "ends_at";--> statement-breakpoint
ALTER TABLE "outage" ALTER COLUMN "promised_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "outage" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "problem_member" ADD CONSTRAINT "problem_member_problem_id_problem_id_fk" FOREIGN KEY ("problem_id") REFERENCES "problem"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_outage" ADD CONSTRAINT "problem_outage_problem_id_problem_id_fk" FOREIGN KEY ("problem_id") REFERENCES "problem"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "problem_last_at" ON "problem" USING btree ("last_at");--> statement-breakpoint
CREATE INDEX "problem_event_problem" ON "problem_event" USING btree ("problem_id");--> statement-breakpoint
CREATE UNIQUE INDEX "problem_member_current" ON "problem_member" USING btree ("appeal_id") WHERE left_at IS NULL;--> statement-breakpoint
CREATE INDEX "problem_member_problem" ON "problem_member" USING btree ("problem_id");--> statement-breakpoint
CREATE INDEX "problem_member_appeal" ON "problem_member" USING btree ("appeal_id");--> statement-breakpoint
CREATE INDEX "problem_suggestion_peer" ON "problem_suggestion" USING btree ("peer_id");--> statement-breakpoint
-- What happened to a problem cannot be rewritten.
CREATE TRIGGER problem_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON problem_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
