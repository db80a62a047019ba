CREATE TABLE "department" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"short" text NOT NULL,
	"kind" text NOT NULL,
	"parent" text,
	"contact" text,
	"closed_at" timestamp (3) with time zone,
	"successor" text
);
--> statement-breakpoint
CREATE TABLE "routing_move" (
	"run_id" bigint NOT NULL,
	"appeal_id" bigint NOT NULL,
	"department_before" text,
	"routed_before" text,
	"department_after" text,
	CONSTRAINT "routing_move_run_id_appeal_id_pk" PRIMARY KEY("run_id","appeal_id")
);
--> statement-breakpoint
CREATE TABLE "routing_rule" (
	"id" text PRIMARY KEY NOT NULL,
	"topic" text,
	"district" text,
	"place" text,
	"season_from" text,
	"season_to" text,
	"department" text NOT NULL,
	"priority" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "routing_run" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "routing_run_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"moved" integer NOT NULL,
	"actor" text NOT NULL,
	"applied_at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"undone_by" text
);
--> statement-breakpoint
CREATE TABLE "setting_change" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "setting_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"area" text NOT NULL,
	"item" text NOT NULL,
	"action" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"actor" text NOT NULL,
	"reason" text,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_link" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "answer_link_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"digest" text NOT NULL,
	"target" text NOT NULL,
	"target_id" bigint NOT NULL,
	"department" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone,
	CONSTRAINT "answer_link_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "answer_proposal" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "answer_proposal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"link_id" bigint NOT NULL,
	"outcome" text NOT NULL,
	"promised_until" timestamp (3) with time zone,
	"state" text DEFAULT 'waiting' NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text
);
--> statement-breakpoint
CREATE TABLE "answer_proposal_text" (
	"proposal_id" bigint PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"return_reason" text
);
--> statement-breakpoint
CREATE TABLE "instruction" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "instruction_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"author" text NOT NULL,
	"executor" text NOT NULL,
	"state" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"first_due_at" timestamp (3) with time zone NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"reported_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"reminded_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "instruction_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "instruction_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"instruction_id" bigint NOT NULL,
	"action" text NOT NULL,
	"actor" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "instruction_link" (
	"instruction_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"target" text NOT NULL,
	CONSTRAINT "instruction_link_instruction_id_kind_target_pk" PRIMARY KEY("instruction_id","kind","target")
);
--> statement-breakpoint
CREATE TABLE "instruction_text" (
	"event_id" bigint PRIMARY KEY NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "appeal" ADD COLUMN "routed" text;--> statement-breakpoint
ALTER TABLE "outage" ADD COLUMN "lat" double precision;--> statement-breakpoint
ALTER TABLE "outage" ADD COLUMN "lon" double precision;--> statement-breakpoint
ALTER TABLE "outage" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "routing_move" ADD CONSTRAINT "routing_move_run_id_routing_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "routing_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_proposal" ADD CONSTRAINT "answer_proposal_link_id_answer_link_id_fk" FOREIGN KEY ("link_id") REFERENCES "answer_link"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_proposal_text" ADD CONSTRAINT "answer_proposal_text_proposal_id_answer_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "answer_proposal"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instruction_link" ADD CONSTRAINT "instruction_link_instruction_id_instruction_id_fk" FOREIGN KEY ("instruction_id") REFERENCES "instruction"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "setting_change_area" ON "setting_change" USING btree ("area","id");--> statement-breakpoint
CREATE INDEX "answer_link_target" ON "answer_link" USING btree ("target","target_id");--> statement-breakpoint
CREATE INDEX "answer_proposal_link" ON "answer_proposal" USING btree ("link_id");--> statement-breakpoint
CREATE INDEX "instruction_open_due" ON "instruction" USING btree ("due_at") WHERE closed_at IS NULL;--> statement-breakpoint
CREATE INDEX "instruction_event_instruction" ON "instruction_event" USING btree ("instruction_id");--> statement-breakpoint
CREATE INDEX "instruction_link_target" ON "instruction_link" USING btree ("kind","target");--> statement-breakpoint
-- What was changed in the settings and what happened to an instruction cannot be rewritten.
CREATE TRIGGER setting_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON setting_change
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER instruction_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON instruction_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
