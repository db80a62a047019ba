import type { PlaceView } from '@/lib/contract/place';
import type { KeptReading } from '@/lib/domain/places/appeal-place';
import type { AppealState } from '../appeals/appeal-state';
import { visibleText } from '../search/read-documents';

const masked = (text: string | null) => (text === null ? null : visibleText(text));

function originOf({ lat, placeOrigin }: AppealState): PlaceView['origin'] {
  return placeOrigin ?? (lat === null ? null : 'source');
}

/** A record's place as an observer may see it. */
export function presentPlace(state: AppealState, reading: KeptReading | null): PlaceView {
  const { lat, lon } = state;
  return {
    origin: originOf(state),
    label: masked(reading?.label ?? null),
    words: masked(reading?.words ?? null),
    from: reading?.from ?? null,
    settlement: reading?.settlement ?? null,
    note: reading?.note ?? null,
    at: lat === null || lon === null ? null : [lon, lat],
    candidates: (reading?.candidates ?? []).map(({ at, ...candidate }) => ({
      ...candidate,
      hasPoint: at !== null,
    })),
    others: (reading?.others ?? []).map(({ label, role }) => ({ label: visibleText(label), role })),
  };
}
