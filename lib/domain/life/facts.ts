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
  /** Who set it, as the log names actors; absent on marks of earlier releases. */
  readonly setBy?: string;
}

export interface Extension {
  readonly at: number;
  /** By how much, in the unit of the clock that it extends. */
  readonly amount: number;
  /** A code of `EXTENSION_GROUNDS`: the words lie in the erasable history. */
  readonly reason: string;
  /** When the author was told; null while the notice is owed. */
  readonly noticedAt: number | null;
}

export interface Pause {
  readonly from: number;
  /** Null while it lasts. */
  readonly to: number | null;
  /** A code of `PAUSE_GROUNDS`. */
  readonly reason: string;
}

/** «Запланировано до»: keeps its own clock after the answer. */
export interface Promised {
  readonly at: number;
  readonly until: number;
  /** When it was done; null while it is not. */
  readonly keptAt: number | null;
  /** When somebody said that it will not be done; absent otherwise. */
  readonly brokenAt?: number;
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
  /** When somebody here moved it last: from then on a source's state is only a label, its answer and closing count. */
  readonly movedAt: number | null;
  /** When the prepared answer was approved; null until then and after a return. */
  readonly approvedAt: number | null;
  /** When the author was told of the redirection; null while that is owed. */
  readonly redirectNoticedAt: number | null;
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
  movedAt: null,
  approvedAt: null,
  redirectNoticedAt: null,
};
