import type { AppealInput, AppealPatch } from '@/lib/contract/appeal-input';
import {
  type Channel,
  isChannel,
  isStatus,
  type Kind,
  type Precision,
  type Status,
} from '@/lib/domain/appeal';
import { cellAt } from '@/lib/domain/cell';
import { isInside } from '@/lib/domain/geometry';
import { type LifeFacts, NEW_LIFE } from '@/lib/domain/life/facts';
import { afterSource, isLedHere } from '@/lib/domain/life/source-facts';
import type { Contribution } from '@/lib/domain/log-event';
import type { City } from '../city/city';
import { type AppealSpot, spotOfMention } from '../places/place-after';
import type { PlaceReader } from '../places/place-reader';
import { type Router, withRoute } from '../routing/routing-desk';

/** An appeal with its erasable parts, as one value: what a body or a later fact turns into the next one. */
export interface AppealState {
  readonly source: string;
  readonly externalId: string;
  readonly kind: Kind;
  readonly channel: Channel;
  readonly text: string;
  readonly topicLabel: string | null;
  readonly topic: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly address: string | null;
  readonly cell: string | null;
  readonly precision: Precision;
  readonly isOutside: boolean;
  readonly district: string | null;
  /** Who found the place where the source gave no coordinates. */
  readonly placeOrigin: AppealSpot['placeOrigin'];
  readonly department: string | null;
  /** The department that routing gave; where `department` is another one, a person or the source chose it. */
  readonly routed: string | null;
  readonly status: Status;
  readonly statusLabel: string | null;
  readonly created: number;
  readonly received: number;
  /** Of the clock in front. */
  readonly due: number | null;
  /** As the source gave it. */
  readonly sourceDue: number | null;
  readonly soon: number | null;
  readonly regime: string | null;
  readonly answered: number | null;
  readonly closed: number | null;
  readonly life: LifeFacts;
  readonly authorName: string | null;
  readonly authorContact: string | null;
  readonly authorProfile: string | null;
}

export interface StateRules {
  readonly city: City;
  readonly router: Router;
  /** What a label of this source means; a label without a meaning is «не определена». */
  topicOf(label: string | null): string;
  /** Reads the place of an appeal without coordinates. */
  readonly places: PlaceReader;
  readonly now: number;
}

/** Absent keeps, null clears. */
function pick<T>(given: T | null | undefined, kept: T | null): T | null {
  return given === undefined ? kept : given;
}

interface Place {
  readonly cell: string | null;
  readonly precision: Precision;
  readonly isOutside: boolean;
  readonly district: string | null;
}

const QUARTER = /(?:квартал|мкр|микрорайон)/iu;

function precisionOfPoint(address: string | null): Precision {
  if (address === null || /\d/.test(address.replace(/\d+\s*(?:-й\s*)?(?:квартал|мкр|лет)/giu, '')))
    return 'house';
  return QUARTER.test(address) ? 'quarter' : 'street';
}

/** A point gives a cell; of words only a district's name is looked for here. */
function placeOf(city: City, at: { lat: number | null; lon: number | null; address: string | null }): Place {
  const { lat, lon, address } = at;
  if (lat === null || lon === null) {
    const district = address === null ? null : city.districtInAddress(address);
    return { cell: null, precision: district === null ? 'none' : 'district', isOutside: false, district };
  }
  const isOutside = !isInside(city.profile.bounds, lon, lat);
  return {
    cell: cellAt(lat, lon),
    precision: precisionOfPoint(address),
    isOutside,
    district: isOutside ? null : city.districtAt(lon, lat),
  };
}

type PlaceRules = Pick<StateRules, 'city' | 'places'>;

/** A person's choice stays; then the source's coordinates lead; then the words are read. */
function spotAfter(before: AppealState, facts: Facts, rules: PlaceRules): AppealSpot {
  const { city, places } = rules;
  if (before.placeOrigin === 'person') return before;
  const isRead = before.placeOrigin === 'machine';
  const lat = pick(facts.lat, isRead ? null : before.lat);
  const lon = pick(facts.lon, isRead ? null : before.lon);
  const address = pick(facts.address, before.address);
  if (lat !== null && lon !== null)
    return { lat, lon, ...placeOf(city, { lat, lon, address }), placeOrigin: null };
  const { mention } = places.read({ address, text: before.text });
  if (mention === null) {
    return { lat: null, lon: null, ...placeOf(city, { lat: null, lon: null, address }), placeOrigin: null };
  }
  const spot = spotOfMention(city, mention);
  const said = address === null ? null : city.districtInAddress(address);
  return { ...spot, district: spot.district ?? said };
}

interface Progress {
  readonly status: Status;
  readonly statusLabel: string | null;
  readonly answered: number | null;
  readonly closed: number | null;
  /** Only of an appeal that is led here. */
  readonly life?: LifeFacts;
  readonly department?: string | null;
}

const isFinal = (status: Status) => status === 'redirected' || status === 'withdrawn';

function statusByDates(dates: { answered: number | null; closed: number | null }): Status {
  if (dates.closed !== null) return 'closed';
  return dates.answered === null ? 'registered' : 'answered';
}

/** Led here, the executor that was assigned stays, and of a source's state only its label where the table says so. */
function progressLedHere(before: AppealState, facts: Facts, now: number): Progress {
  const { status: label, answeredAt, closedAt } = facts;
  const status = typeof label === 'string' && isStatus(label) ? label : null;
  const next = afterSource(before, { status, answeredAt, closedAt }, now);
  const statusLabel = status === null ? pick(label, before.statusLabel) : before.statusLabel;
  const { answered, closed, life } = next;
  const isAssigned = before.status !== 'registered' && before.department !== null;
  const kept = isAssigned ? { department: before.department } : {};
  return { status: next.status, statusLabel, answered, closed, life, ...kept };
}

/** A foreign status is kept as its label and read from the dates; a known one without its date happened now. */
function progressAfter(before: AppealState, facts: Facts, now: number): Progress {
  if (isLedHere(before.life)) return progressLedHere(before, facts, now);
  const answered = pick(facts.answeredAt, before.answered);
  const closed = pick(facts.closedAt, before.closed);
  const given = facts.status;
  if (given === undefined) {
    const isUntouched = facts.answeredAt === undefined && facts.closedAt === undefined;
    const status =
      isUntouched || isFinal(before.status) ? before.status : statusByDates({ answered, closed });
    return { status, statusLabel: before.statusLabel, answered, closed };
  }
  if (given === null || !isStatus(given)) {
    return { status: statusByDates({ answered, closed }), statusLabel: given, answered, closed };
  }
  const dates = {
    answered: given === 'answered' ? (answered ?? now) : answered,
    closed: given === 'closed' ? (closed ?? now) : closed,
  };
  return { status: given === 'registered' ? statusByDates(dates) : given, statusLabel: null, ...dates };
}

type Facts = Pick<
  AppealPatch,
  'topic' | 'lat' | 'lon' | 'address' | 'dueAt' | 'status' | 'answeredAt' | 'closedAt' | 'department'
>;

/** A department that a source names is chosen; one that it clears is routed again. */
function chosenBy(given: string | null | undefined, { department, routed }: AppealState) {
  return given === undefined ? { department, routed } : { department: given, routed: null };
}

function withFacts(before: AppealState, facts: Facts, rules: StateRules): AppealState {
  const { lat, lon, cell, precision, isOutside, district, placeOrigin } = spotAfter(before, facts, rules);
  const address = pick(facts.address, before.address);
  const topicLabel = pick(facts.topic, before.topicLabel);
  const topic = facts.topic === undefined ? before.topic : rules.topicOf(topicLabel);
  const renewed: AppealState = {
    ...before,
    lat,
    lon,
    address,
    cell,
    precision,
    isOutside,
    district,
    placeOrigin,
    topicLabel,
    topic,
    ...chosenBy(facts.department, before),
    sourceDue: pick(facts.dueAt, before.sourceDue),
    ...progressAfter(before, facts, rules.now),
  };
  return withRoute(rules.router, renewed);
}

function channelOf(city: City, source: string): Channel {
  const known = city.profile.sources.find((entry) => entry.id === source)?.channel;
  if (known !== undefined) return known;
  return isChannel(source) ? source : 'other';
}

/** The state when its words are read against another gazetteer. */
export function withPlaceReadAnew(before: AppealState, rules: PlaceRules): AppealState {
  const { lat, lon, cell, precision, isOutside, district, placeOrigin } = spotAfter(before, {}, rules);
  return { ...before, lat, lon, cell, precision, isOutside, district, placeOrigin };
}

/** The state that a first body makes. */
export function stateFromBody(body: AppealInput, rules: StateRules): AppealState {
  const blank: AppealState = {
    source: body.source,
    externalId: body.externalId,
    kind: body.kind ?? 'message',
    channel: body.channel ?? channelOf(rules.city, body.source),
    text: body.text,
    topicLabel: null,
    topic: rules.topicOf(null),
    lat: null,
    lon: null,
    address: null,
    cell: null,
    precision: 'none',
    isOutside: false,
    district: null,
    placeOrigin: null,
    department: null,
    routed: null,
    status: 'registered',
    statusLabel: null,
    created: body.createdAt,
    received: body.receivedAt ?? rules.now,
    due: null,
    sourceDue: null,
    soon: null,
    regime: null,
    answered: null,
    closed: null,
    life: NEW_LIFE,
    authorName: body.author?.name ?? null,
    authorContact: body.author?.contact ?? null,
    authorProfile: body.author?.profile ?? null,
  };
  return withFacts(blank, body, rules);
}

/** The state after another body came under the same id. */
export function stateAfterBody(before: AppealState, body: AppealInput, rules: StateRules): AppealState {
  const author = body.author === null ? { name: null, contact: null, profile: null } : body.author;
  const renewed: AppealState = {
    ...before,
    kind: body.kind ?? before.kind,
    channel: body.channel ?? before.channel,
    text: body.text,
    created: body.createdAt,
    received: body.receivedAt ?? before.received,
    authorName: pick(author?.name, before.authorName),
    authorContact: pick(author?.contact, before.authorContact),
    authorProfile: pick(author?.profile, before.authorProfile),
  };
  return withFacts(renewed, body, rules);
}

export function stateAfterPatch(before: AppealState, patch: AppealPatch, rules: StateRules): AppealState {
  return withFacts(before, patch, rules);
}

export interface OpaqueKeys {
  readonly author: string | null;
  readonly address: string | null;
}

/** Only what is there: most appeals of a big import have no life of their own. */
function lifeOf({ reactedAt, outcome, controls }: LifeFacts): Partial<Contribution> {
  return {
    ...(reactedAt !== null && { reacted: reactedAt }),
    ...(outcome !== null && { outcome }),
    ...(controls.length > 0 && { controls }),
  };
}

/** What the log may know of an appeal. */
export function contributionOf(state: AppealState, keys: OpaqueKeys): Contribution {
  return {
    kind: state.kind,
    source: state.source,
    channel: state.channel,
    topic: state.topic,
    cell: state.cell,
    precision: state.precision,
    district: state.district,
    department: state.department,
    status: state.status,
    created: state.created,
    due: state.due,
    answered: state.answered,
    closed: state.closed,
    author: keys.author,
    address: keys.address,
    ...(state.regime !== null && { regime: state.regime }),
    ...(state.soon !== null && { soon: state.soon }),
    ...lifeOf(state.life),
  };
}
