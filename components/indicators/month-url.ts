/** What of a month a page shows, as its address says it. */
export interface MonthPlace {
  readonly month: string;
  readonly version?: number | null;
  readonly view?: 'now' | 'reported';
  readonly department?: string | null;
  readonly subject?: string;
  readonly code?: string;
}

/** The address of a view of a month; what is usual is left out. */
export function monthHref({ view, ...place }: MonthPlace): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(place))
    if (value !== null && value !== undefined) query.set(name, String(value));
  if (view === 'now') query.set('view', view);
  return `/indicators?${query}`;
}
