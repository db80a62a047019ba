/** The rights that a token may have. */
export const SCOPES = [
  'ingest',
  'labels',
  'problems',
  'reveal',
  'places',
  /** Moves of an appeal's life. */
  'work',
  /** Control marks: set and taken off. */
  'control',
  /** Instructions (поручения). */
  'instructions',
  /** Outages, accidents and events, entered by hand. */
  'outages',
  /** Rules of deadlines, calendars, departments, routing, plans of indicators. */
  'settings',
  /** Reporting a month: freezing and correcting its indicators. */
  'indicators',
] as const;
export type Scope = (typeof SCOPES)[number];
