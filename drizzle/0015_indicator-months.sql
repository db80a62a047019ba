CREATE TABLE "indicator_month" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicator_month_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"month" text NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"reason" text,
	"actor" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "indicator_month_version" UNIQUE("month","version")
);
--> statement-breakpoint
CREATE TABLE "indicator_plan" (
	"subject" text NOT NULL,
	"code" text NOT NULL,
	"since" text NOT NULL,
	"value" double precision,
	"act" text NOT NULL,
	"is_confirmed" boolean NOT NULL,
	CONSTRAINT "indicator_plan_subject_code_since_pk" PRIMARY KEY("subject","code","since")
);
--> statement-breakpoint
CREATE INDEX "appeal_due_at" ON "appeal" USING brin ("due_at");--> statement-breakpoint
CREATE INDEX "appeal_finished" ON "appeal" USING brin (coalesce(answered_at, closed_at));--> statement-breakpoint
CREATE INDEX "appeal_move_kind" ON "appeal_move" USING btree ("kind","moved_at");--> statement-breakpoint
CREATE INDEX "appeal_move_promise" ON "appeal_move" USING btree ((details->>'until')) WHERE kind = 'answer' AND details ? 'until';--> statement-breakpoint
-- What was reported stays as it was reported.
CREATE TRIGGER indicator_month_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON indicator_month
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
