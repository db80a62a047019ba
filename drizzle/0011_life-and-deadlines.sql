ALTER TABLE "appeal" ADD COLUMN "source_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "appeal" ADD COLUMN "soon_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "appeal" ADD COLUMN "regime" text;--> statement-breakpoint
ALTER TABLE "appeal" ADD COLUMN "life" jsonb;--> statement-breakpoint
UPDATE "appeal" SET "source_due_at" = "due_at" WHERE "due_at" IS NOT NULL;
