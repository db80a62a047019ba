/** A moment as the database reads it. */
export function mark(at: number): string {
  return new Date(at).toISOString();
}

export function toDate(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}

export function toMs(date: Date | null): number | null {
  return date === null ? null : date.getTime();
}
