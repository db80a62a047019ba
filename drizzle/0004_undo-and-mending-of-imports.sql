CREATE TABLE "appeal_extra" (
	"appeal_id" bigint PRIMARY KEY NOT NULL,
	"fields" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_change" (
	"job_id" bigint NOT NULL,
	"run" integer NOT NULL,
	"appeal_id" bigint NOT NULL,
	"is_created" boolean NOT NULL,
	"version_before" integer NOT NULL,
	"version_after" integer NOT NULL,
	"before" jsonb,
	"is_kept" boolean DEFAULT false NOT NULL,
	CONSTRAINT "import_change_job_id_run_appeal_id_pk" PRIMARY KEY("job_id","run","appeal_id")
);
--> statement-breakpoint
CREATE TABLE "import_file" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "import_file_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"size" bigint NOT NULL,
	"settings" jsonb NOT NULL,
	"state" text DEFAULT 'ready' NOT NULL,
	"job_id" bigint,
	"problem" text,
	"actor" text NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_reject" (
	"job_id" bigint NOT NULL,
	"line" integer NOT NULL,
	"values" jsonb,
	"raw" text,
	"errors" jsonb NOT NULL,
	CONSTRAINT "import_reject_job_id_line_pk" PRIMARY KEY("job_id","line")
);
--> statement-breakpoint
ALTER TABLE "appeal_person" DROP CONSTRAINT "appeal_person_appeal_id_appeal_id_fk";
--> statement-breakpoint
ALTER TABLE "appeal_text" DROP CONSTRAINT "appeal_text_appeal_id_appeal_id_fk";
--> statement-breakpoint
ALTER TABLE "import_job" ADD COLUMN "meaning" jsonb;--> statement-breakpoint
ALTER TABLE "import_job" ADD COLUMN "run" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_job" ADD COLUMN "undone_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "import_job" ADD COLUMN "undone" jsonb;--> statement-breakpoint
ALTER TABLE "appeal_extra" ADD CONSTRAINT "appeal_extra_appeal_id_appeal_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "appeal"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_change" ADD CONSTRAINT "import_change_job_id_import_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "import_job"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_change" ADD CONSTRAINT "import_change_appeal_id_appeal_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "appeal"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_job_id_import_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "import_job"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_reject" ADD CONSTRAINT "import_reject_job_id_import_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "import_job"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_change_appeal" ON "import_change" USING btree ("appeal_id");--> statement-breakpoint
CREATE INDEX "import_change_open" ON "import_change" USING btree ("job_id","run" DESC NULLS LAST,"appeal_id") WHERE NOT is_kept;--> statement-breakpoint
ALTER TABLE "appeal_person" ADD CONSTRAINT "appeal_person_appeal_id_appeal_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "appeal"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_text" ADD CONSTRAINT "appeal_text_appeal_id_appeal_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "appeal"("id") ON DELETE cascade ON UPDATE no action;