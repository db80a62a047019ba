CREATE TABLE "district_boundary" (
	"id" text PRIMARY KEY NOT NULL,
	"origin" text NOT NULL,
	"polygon" jsonb NOT NULL,
	"label_lon" double precision NOT NULL,
	"label_lat" double precision NOT NULL
);
