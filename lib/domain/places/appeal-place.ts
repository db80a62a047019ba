import type { Gazetteer } from './gazetteer';
import type { PlaceCandidate, PlaceMention, PlaceNote, PlaceReading, PlaceRole } from './place-reading';
import { readPlaces } from './read-places';

/** Who said where it is: the source's coordinates, a person, or the reading of the words. */
export const PLACE_ORIGINS = ['source', 'machine', 'person'] as const;
export type PlaceOrigin = (typeof PLACE_ORIGINS)[number];

/** Another place that the words name. */
export interface OtherPlace {
  readonly label: string;
  readonly role: PlaceRole;
}

/** What was read of an appeal's words, as it is kept. It quotes them, so it is erased with them. */
export interface KeptReading {
  /** «улица Мира, 12»; what a person chose, where one did. */
  readonly label: string | null;
  readonly words: string | null;
  readonly from: 'address' | 'text';
  readonly settlement: string | null;
  readonly note: PlaceNote | null;
  readonly candidates: readonly PlaceCandidate[];
  readonly others: readonly OtherPlace[];
}

export interface AppealPlace {
  /** The main place, when it says more than nothing. */
  readonly mention: PlaceMention | null;
  /** Null when no place is named at all. */
  readonly reading: KeptReading | null;
}

export interface AppealWords {
  readonly address: string | null;
  readonly text: string;
}

const NOTHING: AppealPlace = { mention: null, reading: null };
const MAX_OTHERS = 10;
/** A field named «address» holds one even where its words alone would not say it. */
const ADDRESS_CUE = 'Адрес: ';

/** «улица Мира, 12», «7 квартал», «ТЦ «Капитал»»; null for a mention of a settlement or a district alone. */
export function labelOf({ street, quarter, landmark, house }: PlaceMention): string | null {
  const name = street ?? quarter ?? landmark;
  return name !== null && house !== null ? `${name}, ${house}` : name;
}

function keep({ mentions, main }: PlaceReading, from: KeptReading['from']): AppealPlace {
  const chosen = main === null ? null : (mentions[main] ?? null);
  const others = mentions.flatMap((mention): OtherPlace[] => {
    const label = labelOf(mention);
    return mention === chosen || label === null ? [] : [{ label, role: mention.role }];
  });
  if (chosen === null && others.length === 0) return NOTHING;
  const reading: KeptReading = {
    label: chosen === null ? null : labelOf(chosen),
    words: chosen?.words ?? null,
    from,
    settlement: chosen?.settlement ?? null,
    note: chosen?.note ?? null,
    candidates: chosen?.candidates ?? [],
    others: others.slice(0, MAX_OTHERS),
  };
  return { mention: chosen !== null && chosen.precision !== 'none' ? chosen : null, reading };
}

const EXACTNESS = { house: 3, street: 3, quarter: 2, district: 1, none: 0 } as const;
const exactness = ({ mention }: AppealPlace) => EXACTNESS[mention?.precision ?? 'none'];

/** Where an appeal without coordinates is: by its address, and by its text where the address says less. */
export function readAppealPlace(gazetteer: Gazetteer, { address, text }: AppealWords): AppealPlace {
  const byAddress =
    address === null ? NOTHING : keep(readPlaces(gazetteer, ADDRESS_CUE + address), 'address');
  if (exactness(byAddress) === EXACTNESS.house) return byAddress;
  const byText = keep(readPlaces(gazetteer, text), 'text');
  if (exactness(byText) > exactness(byAddress)) return byText;
  return byAddress.reading === null ? byText : byAddress;
}
