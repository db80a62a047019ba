CREATE TABLE "gazetteer_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"layer" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"other_names" text[] NOT NULL,
	"house" text,
	"settlement" text,
	"lon" double precision,
	"lat" double precision,
	"lines" jsonb,
	"digest" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gazetteer_version" (
	"version" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "gazetteer_version_version_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"layer" text NOT NULL,
	"action" text NOT NULL,
	"file_name" text,
	"change" jsonb NOT NULL,
	"actor" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "gazetteer_entry_layer" ON "gazetteer_entry" USING btree ("layer");