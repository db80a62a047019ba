CREATE TABLE "topic_model" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "topic_model_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"origin" text NOT NULL,
	"examples" integer NOT NULL,
	"quality" jsonb NOT NULL,
	"content" "bytea" NOT NULL,
	"actor" text NOT NULL,
	"trained_at" timestamp (3) with time zone NOT NULL,
	"is_active" boolean DEFAULT false NOT NULL,
	"activated_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "topic_reading" (
	"appeal_id" bigint PRIMARY KEY NOT NULL,
	"nature" text NOT NULL,
	"suggested" text,
	"confidence" double precision NOT NULL,
	"runner_up" text,
	"reader" text NOT NULL,
	"confirmed" text,
	"confirmed_by" text,
	"confirmed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "topic_reading" ADD CONSTRAINT "topic_reading_appeal_id_appeal_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "appeal"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "topic_model_active" ON "topic_model" USING btree ("is_active") WHERE is_active;--> statement-breakpoint
CREATE INDEX "topic_reading_confirmed" ON "topic_reading" USING btree ("confirmed");