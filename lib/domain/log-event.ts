import type { AnswerTarget, LinkAction } from './answer-link';
import type { Channel, Kind, Precision, Status } from './appeal';
import type { Position, Ring } from './geometry';
import type { HotPhase } from './hot/life';
import type { Dispersions, OwnShape } from './hot/own-norm';
import type { InstructionAction, InstructionState } from './instructions/instruction';
import type { ControlMark, Outcome } from './life/facts';
import type { MoveKind } from './life/move';
import type { OutageKind } from './outages/outage';
import type { SettingArea } from './setting-area';

/**
 * What one appeal adds to every projection. Times are epoch milliseconds; `cell` is an H3 index of
 * resolution 9; `author` and `address` are opaque random keys. Never a text, never a person.
 */
export interface Contribution {
  readonly kind: Kind;
  readonly source: string;
  readonly channel: Channel;
  readonly topic: string;
  readonly cell: string | null;
  readonly precision: Precision;
  readonly district: string | null;
  readonly department: string | null;
  readonly status: Status;
  readonly created: number;
  readonly due: number | null;
  readonly answered: number | null;
  readonly closed: number | null;
  readonly author: string | null;
  readonly address: string | null;
  /** What events of earlier releases do not carry: absent stands for null, none, zero. */
  readonly regime?: string | null;
  /** From when the leading clock is «скоро»; null for the common two hours before `due`. */
  readonly soon?: number | null;
  readonly reacted?: number | null;
  readonly outcome?: Outcome | null;
  readonly controls?: readonly ControlMark[];
}

export const APPEAL_EVENT_TYPES = [
  'appeal.registered',
  'appeal.corrected',
  'appeal.updated',
  'appeal.relabelled',
  /** A move of its life; the words lie in the erasable table of moves. */
  'appeal.moved',
] as const;
export type AppealEventType = (typeof APPEAL_EVENT_TYPES)[number];

export interface AppealEvent {
  readonly type: AppealEventType;
  readonly appealId: number;
  readonly before: Contribution | null;
  readonly after: Contribution;
  /** Of `appeal.moved`: which move it was, and the version of the appeal after it. */
  readonly move?: { readonly kind: MoveKind; readonly version: number };
}

/** An appeal was taken away with the import that had brought it: what it added to the projections goes. */
export interface AppealRemoved {
  readonly type: 'appeal.removed';
  readonly appealId: number;
  readonly before: Contribution;
  readonly after: null;
}

/** A source answered (or pushed) at `at`; `intervalSeconds` is how often it promises to. */
export interface SourcePolled {
  readonly type: 'source.polled';
  readonly source: string;
  readonly at: number;
  readonly intervalSeconds: number | null;
}

/** A planned outage, an accident or an event: complaints of its topics in its district are expected and do not ring. */
export interface OutageAnnounced {
  readonly type: 'outage.announced';
  readonly outage: Outage;
}

export interface Outage {
  readonly id: string;
  readonly title: string;
  readonly topics: readonly string[];
  readonly district: string | null;
  readonly from: number;
  readonly to: number;
  /** Absent for a planned outage. */
  readonly kind?: Exclude<OutageKind, 'planned'>;
  /** Its end is a fact and no longer a promise. */
  readonly hasEnded?: true;
  /** Who runs it or told of it: «ЖКС». */
  readonly by?: string;
  /** Where it is marked on a map: points, and the outline that a person drew. */
  readonly spots?: readonly Position[];
  readonly ring?: Ring;
  /** It was entered by mistake and is no more. */
  readonly isWithdrawn?: true;
}

export interface NormPublished {
  readonly type: 'norm.published';
  readonly norm: Norm;
}

/** The heat scale of the day: lower bounds of classes by window; the top class is open. */
export interface ScalePublished {
  readonly type: 'scale.published';
  readonly day: string;
  readonly bounds: Readonly<Record<string, readonly number[]>>;
}

/**
 * The norm of a day: topic rates (appeals an hour, averaged over a week) times one shared profile of
 * hour and weekday (168 factors of mean 1, Monday 0:00 first), with overdispersion of an hour and of a day.
 */
export interface Norm {
  readonly version: string;
  readonly day: string;
  readonly historyDays: number;
  readonly profile: readonly number[];
  readonly hourDispersion: number;
  readonly dayDispersion: number;
  readonly messages: NormRates;
  readonly petitions: NormRates;
  /** How topics differ from the shared profile; norms of earlier releases have none. */
  readonly own?: { readonly messages: OwnNorms; readonly petitions: OwnNorms };
  /** Interval of open messages late / due within two hours, by hour of day, from the same history. */
  readonly deadlines: { readonly soon: readonly Interval[]; readonly late: readonly Interval[] };
}

export interface NormRates {
  readonly all: number;
  readonly topics: Readonly<Record<string, number>>;
  readonly districts: Readonly<Record<string, number>>;
  /** `topic` → `district` → rate. */
  readonly topicDistricts: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface OwnNorms {
  /** Of a topic that has no shape of its own yet. */
  readonly dispersion: Dispersions;
  readonly topics: Readonly<Record<string, OwnShape>>;
  /** `topic` → `district` → shape. */
  readonly topicDistricts: Readonly<Record<string, Readonly<Record<string, OwnShape>>>>;
}

export type Interval = readonly [low: number, high: number];

/** A hot topic has opened, grown, calmed down or closed. */
export interface HotTurned {
  readonly type: 'hot.turned';
  readonly kind: Kind;
  readonly phase: HotPhase;
  readonly topic: string;
  readonly district: string | null;
  /** When it opened. */
  readonly since: number;
  readonly at: number;
  /** Count of the hour. */
  readonly count: number;
}

/** A cluster of messages in a neighbourhood, where no topic rings by itself, has opened, grown, calmed or closed. */
export interface ClusterTurned {
  readonly type: 'cluster.turned';
  readonly id: string;
  readonly phase: HotPhase;
  /** The circle: an H3-9 cell and so many rings of cells around it. */
  readonly centre: string;
  readonly rings: number;
  /** Null when they are of many topics. */
  readonly topic: string | null;
  readonly since: number;
  readonly at: number;
  /** The window that stood out, and what it held against what was expected of it. */
  readonly hours: number;
  readonly authors: number;
  readonly expected: number;
}

/** A department, or the rules of routing, are others from now on; what they are lies in the settings. */
export interface SettingsChanged {
  readonly type: 'settings.changed';
  readonly area: SettingArea;
  readonly item: string;
  readonly action: string;
}

/** Something happened to an instruction (поручение). Its words never enter the log. */
export interface InstructionTurned {
  readonly type: 'instruction.turned';
  readonly instructionId: number;
  readonly action: InstructionAction;
  readonly state: InstructionState;
  readonly executor: string;
  /** Epoch ms. */
  readonly due: number;
}

/** Something happened to a link for an outside answer. Neither the secret nor a word of the answer enters the log. */
export interface AnswerLinkTurned {
  readonly type: 'answer-link.turned';
  readonly linkId: number;
  readonly action: LinkAction;
  readonly target: AnswerTarget;
  readonly targetId: number;
  readonly department: string;
}

export type LogEventBody =
  | AppealEvent
  | AppealRemoved
  | SourcePolled
  | OutageAnnounced
  | NormPublished
  | ScalePublished
  | HotTurned
  | ClusterTurned
  | SettingsChanged
  | InstructionTurned
  | AnswerLinkTurned;

export type Lane = 'live' | 'bulk';

/** An event as it stands in the log, before the relay has given it a place in the order. */
export interface LogEvent {
  readonly id: number;
  readonly recordedAt: number;
  readonly actor: string;
  readonly lane: Lane;
  /** Laid from history under an empty log: rings no alarm. */
  readonly restored: boolean;
  readonly body: LogEventBody;
}

/** An event with its gapless place in the one order. */
export interface PublishedEvent extends LogEvent {
  readonly pos: number;
  readonly publishedAt: number;
}
