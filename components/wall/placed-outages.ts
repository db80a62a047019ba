import type { CityProfile } from '@/lib/contract/city-profile';
import type { Position } from '@/lib/domain/geometry';
import { endWords, outageLine, type TimeOfCity } from '@/lib/domain/outages/outage-words';
import { capitalised } from '@/lib/domain/russian';
import type { OutageMarkWords } from '../map/map-overlay';
import type { MapView } from '../map/map-view';
import { anchorOf, type MapOutage } from '../map/outage-marks';
import type { Box } from '../map/place-labels';
import { outageHref } from '../outages/outage-href';

/** More marks than that would hide the map; the page has them all. */
const MOST_MARKS = 6;
/** As the stylesheet draws them, px of the brief's canvas. */
const ICON = 88;
const GAP = 16;
const TEXT = 67;
const LETTER = 0.61;
/** One that knows only its district stands beneath the district's own label. */
const BENEATH = 190;

export interface PlacedOutage {
  readonly id: string;
  readonly at: Position;
  readonly isBeneath: boolean;
  readonly words: OutageMarkWords;
}

/** Marks of what is off now and has a place; one of the whole city has none. */
export function placedOutages(
  profile: CityProfile,
  outages: readonly MapOutage[],
  at: TimeOfCity,
): PlacedOutage[] {
  return outages
    .flatMap((outage): PlacedOutage[] => {
      const anchor = anchorOf(profile, outage);
      if (anchor === null) return [];
      const isBeneath = outage.spots.length === 0 && outage.ring === null;
      return [{ id: outage.id, at: anchor, isBeneath, words: markWords(outage, at) }];
    })
    .slice(0, MOST_MARKS);
}

function markWords(outage: MapOutage, at: TimeOfCity): OutageMarkWords {
  const { id, kind, title, to, isOverdue } = outage;
  return {
    kind,
    href: outageHref(id),
    label: `${capitalised(outageLine(outage, at))}. ${title}`,
    until: `${isOverdue ? 'обещали к' : 'до'}\u00a0${endWords(to, at)}`,
    isOverdue,
  };
}

/** The box of a mark: its icon lies on its place, its words to the right of it. */
export function outageBox(view: MapView, { at, isBeneath, words }: PlacedOutage, scale: number): Box {
  const place = view.project(at);
  const width = (ICON + GAP + words.until.length * TEXT * LETTER) * scale;
  return {
    x: place.x + width / 2 - (ICON / 2) * scale,
    y: place.y + (isBeneath ? BENEATH * scale : 0),
    width,
    height: ICON * scale,
  };
}
