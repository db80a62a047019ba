-- The log is append-only: whatever explains the past cannot be changed afterwards.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the event log is append-only';
END $$;
--> statement-breakpoint
CREATE TRIGGER appeal_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON appeal_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER event_publication_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event_publication
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- No event can be written without waiting for its place in the order.
CREATE FUNCTION enqueue_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_pending (event_id, lane, appeal_id) SELECT id, lane, appeal_id FROM fresh;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER appeal_event_enqueue AFTER INSERT ON appeal_event
  REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION enqueue_events();
--> statement-breakpoint
-- The H3 parent of a cell of resolution 9, by the layout of the index: resolution in bits 52–55, three bits a digit.
CREATE FUNCTION cell_parent(cell bigint, resolution int) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT (cell & ~(15::bigint << 52)) | (resolution::bigint << 52) | ((1::bigint << (3 * (15 - resolution))) - 1)
$$;
--> statement-breakpoint
-- Every word goes through the Russian stemmer, as it does in Elasticsearch, Latin and mixed ones too.
CREATE TEXT SEARCH CONFIGURATION pult_russian (COPY = pg_catalog.russian);
--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION pult_russian
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part, numword, numhword, hword_numpart
  WITH russian_stem;
