import { localToInstant, zoneOffset } from '@/lib/domain/city-time';

/** A moment as a field of date and time shows it, on the city's clock; empty for none. */
export function toField(zone: string, at: number | null): string {
  return at === null ? '' : new Date(at + zoneOffset(zone, at)).toISOString().slice(0, 16);
}

/** What a field of date and time holds, read on the city's clock, as ISO; what is no moment stays as it is. */
export function fromField(zone: string, value: string): string {
  const local = Date.parse(`${value}Z`);
  return Number.isNaN(local) ? value : new Date(localToInstant(zone, local)).toISOString();
}
