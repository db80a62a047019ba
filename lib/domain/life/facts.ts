/** How an answer ended the matter (DOMAIN.md, «Outcomes»): решено, разъяснено, запланировано до, отказано. */
export const OUTCOMES = ['solved', 'explained', 'planned', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Whose control an appeal stands under: глава, ЦУР, губернатор, прокуратура, депутат. */
export const CONTROLLERS = ['head', 'regional-centre', 'governor', 'prosecutor', 'deputy'] as const;
export type Controller = (typeof CONTROLLERS)[number];

/** «На контроле»: only its controller takes it off. */
export interface ControlMark {
  readonly controller: Controller;
  /** The control date, epoch ms. */
  readonly until: number;
  readonly since: number;
}

export interface Extension {
  readonly at: number;
  /** By how much, in the unit of the clock that it extends. */
  readonly amount: number;
  readonly reason: string;
  /** When the author was told; null while the notice is owed. */
  readonly noticedAt: number | null;
}

export interface Pause {
  readonly from: number;
  /** Null while it lasts. */
  readonly to: number | null;
  readonly reason: string;
}

/** «Запланировано до»: keeps its own clock after the answer. */
export interface Promised {
  readonly at: number;
  readonly until: number;
  /** When it was done; null while it is not. */
  readonly keptAt: number | null;
}

/** What of an appeal's life its clocks go by, beside its dates. Times are epoch ms. */
export interface LifeFacts {
  readonly isFastTrack: boolean;
  readonly reactedAt: number | null;
  readonly interimAt: number | null;
  readonly redirectedAt: number | null;
  readonly outcome: Outcome | null;
  readonly promise: Promised | null;
  readonly controls: readonly ControlMark[];
  readonly extensions: readonly Extension[];
  readonly pauses: readonly Pause[];
  /** How often it was returned for rework, and reopened after an answer. */
  readonly reworks: number;
  readonly reopenings: number;
  /** From when the present round counts: the last reopening; null in the first round. */
  readonly reopenedAt: number | null;
}

export const NEW_LIFE: LifeFacts = {
  isFastTrack: false,
  reactedAt: null,
  interimAt: null,
  redirectedAt: null,
  outcome: null,
  promise: null,
  controls: [],
  extensions: [],
  pauses: [],
  reworks: 0,
  reopenings: 0,
  reopenedAt: null,
};
