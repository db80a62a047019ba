CREATE TABLE "appeal_move" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "appeal_move_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"appeal_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"moved_at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text,
	"text" text,
	"details" jsonb NOT NULL,
	"request_key" text,
	"request_digest" text,
	CONSTRAINT "appeal_move_version" UNIQUE("appeal_id","version")
);
--> statement-breakpoint
ALTER TABLE "appeal_move" ADD CONSTRAINT "appeal_move_appeal_id_appeal_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "appeal"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "appeal_move_request" ON "appeal_move" USING btree ("actor","request_key") WHERE request_key IS NOT NULL;--> statement-breakpoint
CREATE INDEX "appeal_author" ON "appeal" USING btree ("author_key","topic") WHERE author_key IS NOT NULL;