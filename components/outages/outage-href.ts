/** Where an annotation is read and changed; its number may hold any signs. */
export function outageHref(id: string): string {
  return `/outages/${encodeURIComponent(id)}`;
}
