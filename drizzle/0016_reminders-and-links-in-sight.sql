CREATE TABLE "reminder" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reminder_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"target_id" bigint NOT NULL,
	"controller" text,
	"stage" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reminder_once" UNIQUE NULLS NOT DISTINCT("kind","target_id","controller","stage","due_at")
);
--> statement-breakpoint
CREATE TABLE "reminder_seen" (
	"reminder_id" bigint NOT NULL,
	"actor" text NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reminder_seen_reminder_id_actor_pk" PRIMARY KEY("reminder_id","actor")
);
--> statement-breakpoint
ALTER TABLE "answer_link" ADD COLUMN "revoked_by" text;--> statement-breakpoint
ALTER TABLE "api_token" ADD COLUMN "department" text;--> statement-breakpoint
ALTER TABLE "reminder_seen" ADD CONSTRAINT "reminder_seen_reminder_id_reminder_id_fk" FOREIGN KEY ("reminder_id") REFERENCES "reminder"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reminder_made" ON "reminder" USING btree ("made_at");--> statement-breakpoint
CREATE INDEX "appeal_controlled" ON "appeal" USING btree ("id") WHERE jsonb_array_length(life->'controls') > 0;
