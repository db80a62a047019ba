CREATE TABLE "appeal" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "appeal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"topic" text NOT NULL,
	"topic_label" text,
	"lat" double precision,
	"lon" double precision,
	"cell" bigint,
	"precision" text NOT NULL,
	"is_outside" boolean DEFAULT false NOT NULL,
	"district" text,
	"department" text,
	"status" text NOT NULL,
	"status_label" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"author_key" text,
	"address_key" text,
	"body_hash" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "appeal_source_external_id" UNIQUE("source","external_id")
);
--> statement-breakpoint
CREATE TABLE "address_identity" (
	"fingerprint" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "address_identity_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "appeal_person" (
	"appeal_id" bigint PRIMARY KEY NOT NULL,
	"name" text,
	"contact" text,
	"profile" text
);
--> statement-breakpoint
CREATE TABLE "appeal_text" (
	"appeal_id" bigint PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"address" text
);
--> statement-breakpoint
CREATE TABLE "author_identity" (
	"fingerprint" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "author_identity_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "appeal_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "appeal_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"appeal_id" bigint,
	"actor" text NOT NULL,
	"lane" text NOT NULL,
	"restored" boolean DEFAULT false NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"body" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_pending" (
	"event_id" bigint PRIMARY KEY NOT NULL,
	"lane" text NOT NULL,
	"appeal_id" bigint
);
--> statement-breakpoint
CREATE TABLE "event_publication" (
	"pos" bigint PRIMARY KEY NOT NULL,
	"event_id" bigint NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "event_publication_event_id_unique" UNIQUE("event_id")
);
--> statement-breakpoint
CREATE TABLE "api_token" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "api_token_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"digest" text NOT NULL,
	"scopes" text[] NOT NULL,
	"source" text,
	"interval_seconds" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_token_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "import_job" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "import_job_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"fingerprint" text NOT NULL,
	"file_name" text NOT NULL,
	"source" text NOT NULL,
	"rows_done" bigint DEFAULT 0 NOT NULL,
	"rejects_bytes" bigint DEFAULT 0 NOT NULL,
	"counts" jsonb NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "import_job_fingerprint_unique" UNIQUE("fingerprint")
);
--> statement-breakpoint
CREATE TABLE "parked_row" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "parked_row_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"source" text,
	"external_id" text,
	"body" text NOT NULL,
	"body_hash" text NOT NULL,
	"reason" text NOT NULL,
	"errors" jsonb NOT NULL,
	"actor" text NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"times" integer DEFAULT 1 NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	CONSTRAINT "parked_row_body" UNIQUE("body_hash")
);
--> statement-breakpoint
CREATE TABLE "source" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"interval_seconds" integer,
	"first_seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "topic_label" (
	"source" text NOT NULL,
	"label" text NOT NULL,
	"topic" text,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "topic_label_source_label_pk" PRIMARY KEY("source","label")
);
--> statement-breakpoint
CREATE TABLE "checkpoint" (
	"projection" text PRIMARY KEY NOT NULL,
	"pos" bigint NOT NULL,
	"advanced_to" timestamp (3) with time zone NOT NULL,
	"rules" text NOT NULL,
	"state" "bytea" NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "poison_event" (
	"consumer" text NOT NULL,
	"pos" bigint NOT NULL,
	"reason" text NOT NULL,
	"parked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "poison_event_consumer_pos_pk" PRIMARY KEY("consumer","pos")
);
--> statement-breakpoint
CREATE TABLE "reveal_audit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reveal_audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"appeal_id" bigint NOT NULL,
	"actor" text NOT NULL,
	"reason" text NOT NULL,
	"revealed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_beat" (
	"role" text NOT NULL,
	"instance" text NOT NULL,
	"is_leader" boolean NOT NULL,
	"pos" bigint,
	"detail" text DEFAULT '' NOT NULL,
	"beat_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "role_beat_role_instance_pk" PRIMARY KEY("role","instance")
);
--> statement-breakpoint
CREATE TABLE "search_index" (
	"engine" text PRIMARY KEY NOT NULL,
	"live" text,
	"building" text,
	"generation" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "store_meta" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "watermark" (
	"consumer" text PRIMARY KEY NOT NULL,
	"pos" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "appeal_person" ADD CONSTRAINT "appeal_person_appeal_id_appeal_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "appeal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_text" ADD CONSTRAINT "appeal_text_appeal_id_appeal_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "appeal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appeal_created_at" ON "appeal" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "appeal_topic_label" ON "appeal" USING btree ("source","topic_label");--> statement-breakpoint
CREATE INDEX "appeal_event_appeal" ON "appeal_event" USING btree ("appeal_id");--> statement-breakpoint
CREATE INDEX "event_pending_lane" ON "event_pending" USING btree ("lane","event_id");--> statement-breakpoint
CREATE INDEX "event_pending_appeal" ON "event_pending" USING btree ("appeal_id");