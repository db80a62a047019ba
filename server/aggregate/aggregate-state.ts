import type { FigureChange } from '@/lib/contract/figures';
import { HOUR } from '@/lib/domain/city-time';
import { finishedAt, firstWordAt, isOpen } from '@/lib/domain/deadline/gauge';
import type { ClusterLife } from '@/lib/domain/hot/cluster-life';
import type { AppealEvent, Contribution, Norm, Outage, PublishedEvent } from '@/lib/domain/log-event';
import type { SourceHealth } from '@/lib/domain/source-health';
import type { TimeWindow } from '@/lib/domain/time-window';
import type { City } from '@/lib/services/city/city';
import { ClusterLives } from './cluster-lives';
import { bookOf, Codebook, ENTRY, entryOf, type Packed, type SavedCodebook, topicOf } from './codebook';
import { ControlMarks, type SavedControls } from './control-marks';
import { DayFigures } from './day-figures';
import { DeadlineGauge, type SavedDeadlines } from './deadline-gauge';
import { FinishTotals, type SavedFinishes } from './finish-totals';
import { HeatGrid, type SavedHeatGrid } from './heat-grid';
import { HotHour, type HourEntry, hourEntry, type SavedHotHour } from './hot-hour';
import { HotLives, type SavedHotLives } from './hot-lives';
import { MinHeap } from './min-heap';
import { NormBoard } from './norm-board';
import { OutageBoard } from './outage-board';
import { PlacedVoices, type SavedPlacedVoices, type VoiceEntry, voiceEntry } from './placed-voices';
import { ReactionTimes, type SavedReactions } from './reaction-times';
import { type SavedScale, ScaleBoard } from './scale-board';
import { SourcePolls } from './source-polls';
import { type SavedTopicTrend, TopicTrend } from './topic-trend';
import { type SavedUsualPlaces, UsualPlaces } from './usual-places';
import { type SavedVoices, VoiceWindows } from './voice-windows';
import { type SavedRing, WindowRing } from './window-ring';
import { type SavedWindowTotals, WindowTotals } from './window-totals';

/** Changes when folds mean something else: checkpoints of other rules are thrown away. */
export const AGGREGATE_RULES = '6';

/** Windows that share a step share a ring. */
const RINGS: readonly (readonly TimeWindow[])[] = [['1h'], ['24h', 'today'], ['7d', '30d']];

interface Entry {
  readonly sign: 1 | -1;
  readonly packed: Packed;
  readonly hour: HourEntry | null;
  readonly voice: VoiceEntry | null;
}

/** An entry whose moment the clock has not reached. */
interface Pending extends Entry {
  readonly at: number;
}

/**
 * All folds of one store: state = apply(events in the order of pos), then advance(T). No I/O, no clock of its
 * own, no chance. Applying at T and advancing later equals applying later.
 */
export class AggregateState {
  readonly codes: Codebook;
  readonly heat: HeatGrid;
  readonly totals: WindowTotals;
  readonly trend: TopicTrend;
  readonly deadlines: DeadlineGauge;
  readonly finishes: FinishTotals;
  readonly reactions: ReactionTimes;
  readonly controls: ControlMarks;
  readonly norms: NormBoard;
  readonly outages: OutageBoard;
  readonly hot: readonly [HotHour, HotHour];
  readonly voices: readonly [VoiceWindows, VoiceWindows];
  readonly lives: readonly [HotLives, HotLives];
  readonly placed: PlacedVoices;
  readonly places: UsualPlaces;
  readonly clusters: ClusterLives;
  readonly polls: SourcePolls;
  readonly scale: ScaleBoard;
  readonly day: DayFigures;
  readonly #rings: readonly WindowRing[];
  readonly #pending = new MinHeap<Pending>();
  #pos: number;
  #now: number;

  constructor(city: City, saved?: SavedAggregate) {
    const { zone } = city.profile;
    this.codes = new Codebook(saved?.codes);
    this.heat = new HeatGrid(this.codes, saved?.heat);
    this.totals = new WindowTotals(this.codes, saved?.totals);
    this.trend = new TopicTrend(zone, saved?.trend);
    this.deadlines = new DeadlineGauge(this.codes, zone, saved?.deadlines);
    this.finishes = new FinishTotals(this.codes, saved?.finishes);
    this.reactions = new ReactionTimes(saved?.reactions);
    this.controls = new ControlMarks(saved?.controls);
    this.norms = new NormBoard(zone, saved?.norm);
    this.outages = new OutageBoard(saved?.outages);
    this.hot = [new HotHour(zone, saved?.hot[0]), new HotHour(zone, saved?.hot[1])];
    this.voices = [new VoiceWindows(saved?.voices[0]), new VoiceWindows(saved?.voices[1])];
    this.lives = [new HotLives(saved?.lives[0]), new HotLives(saved?.lives[1])];
    this.placed = new PlacedVoices(saved?.placed);
    this.places = new UsualPlaces(this.codes, saved?.places);
    this.clusters = new ClusterLives(saved?.clusters);
    this.polls = new SourcePolls(saved?.polls);
    this.scale = new ScaleBoard(saved?.scale);
    this.day = new DayFigures(city, this);
    const visitor = { count: this.#count.bind(this) };
    this.#rings = RINGS.map((windows, i) => new WindowRing({ windows, zone, visitor }, saved?.rings[i]));
    for (const pending of saved?.pending ?? []) this.#pending.push(pending.at, pending);
    this.#pos = saved?.pos ?? 0;
    this.#now = saved?.now ?? Number.NEGATIVE_INFINITY;
  }

  get pos(): number {
    return this.#pos;
  }

  get now(): number {
    return this.#now;
  }

  apply(event: PublishedEvent): void {
    if (event.pos <= this.#pos) return;
    const { body } = event;
    switch (body.type) {
      case 'appeal.registered':
      case 'appeal.corrected':
      case 'appeal.updated':
      case 'appeal.relabelled':
      case 'appeal.moved':
        this.#appeal(body);
        break;
      case 'appeal.removed':
        this.#contribute(body.appealId, body.before, { packed: this.codes.pack(body.before), sign: -1 });
        break;
      case 'source.polled':
        this.polls.poll(body);
        break;
      case 'outage.announced':
        this.outages.announce(body.outage);
        break;
      case 'norm.published':
        this.norms.publish(body.norm);
        break;
      case 'hot.turned':
        this.lives[body.kind === 'message' ? 0 : 1].turn(body);
        break;
      case 'cluster.turned':
        this.clusters.turn(body);
        break;
      case 'scale.published':
        this.scale.publish(body);
        break;
      case 'settings.changed':
      case 'instruction.turned':
      case 'answer-link.turned':
        break;
    }
    this.#pos = event.pos;
  }

  /** Moves the clock; never back. */
  advance(t: number): void {
    if (t <= this.#now) return;
    this.#now = t;
    this.trend.advance(t);
    for (const ring of this.#rings) ring.advance(t);
    for (const hot of this.hot) hot.advance(t);
    for (const voices of this.voices) voices.advance(t);
    this.placed.advance(t);
    this.deadlines.advance(t);
    this.controls.advance(t);
    this.norms.advance(t);
    for (let at = this.#pending.peekKey(); at !== null && at <= t; at = this.#pending.peekKey()) {
      const pending = this.#pending.pop();
      if (pending !== null) this.#enter(pending.at, pending);
    }
  }

  /** The next moment at which a figure changes by the clock alone, at the latest. */
  nextTurn(): number | null {
    const { deadlines, controls } = this;
    const turns = [deadlines.nextTurn(), controls.nextTurn(), this.#pending.peekKey()].filter(
      (turn) => turn !== null,
    );
    return turns.length === 0 ? null : Math.min(...turns);
  }

  #appeal({ appealId, before, after }: AppealEvent): void {
    // Both are packed first: a code that does not fit is refused before anything was counted.
    const packedBefore = before === null ? null : this.codes.pack(before);
    const packedAfter = this.codes.pack(after);
    if (before !== null && packedBefore !== null)
      this.#contribute(appealId, before, { packed: packedBefore, sign: -1 });
    this.#contribute(appealId, after, { packed: packedAfter, sign: 1 });
    this.polls.arrival(after.source, after.created);
  }

  #contribute(
    appealId: number,
    contribution: Contribution,
    { packed, sign }: { packed: Packed; sign: 1 | -1 },
  ): void {
    const { created } = contribution;
    // Only what the windows of the scan may still hold needs its authors and addresses.
    const hour = created > this.#now - 3 * HOUR ? hourEntry(appealId, contribution, sign) : null;
    const voice = voiceEntry(appealId, contribution, { sign, now: this.#now });
    this.#schedule(created, { sign, packed, hour, voice });
    const finish = this.codes.packFinish(contribution, packed);
    this.#schedule(finishedAt(contribution), { sign, packed: finish, hour: null, voice: null });
    const reaction = this.codes.packReaction(contribution, packed);
    this.#schedule(firstWordAt(contribution), { sign, packed: reaction, hour: null, voice: null });
    if (isOpen(contribution)) this.deadlines.add(contribution, packed, sign);
    this.controls.add(contribution, sign);
  }

  /** Nothing to count, or no moment at which it happened, is nothing. */
  #schedule(at: number | null, { packed, ...rest }: Omit<Entry, 'packed'> & { packed: Packed | null }): void {
    if (at === null || packed === null) return;
    const entry = { packed, ...rest };
    if (at > this.#now) this.#pending.push(at, { at, ...entry });
    else this.#enter(at, entry);
  }

  #enter(at: number, { sign, packed, hour, voice }: Entry): void {
    const { dims, marks } = packed;
    for (const ring of this.#rings) ring.add(at, sign, dims, marks);
    if (entryOf(marks) === ENTRY.finish) this.finishes.count('ever', sign, dims, marks);
    if (entryOf(marks) !== ENTRY.arrival) return;
    const book = bookOf(marks);
    this.trend.add(at, sign, { book, topic: topicOf(dims) });
    if (voice !== null) this.placed.add(voice);
    if (hour === null) return;
    this.hot[book === 0 ? 0 : 1].add(hour);
    this.voices[book === 0 ? 0 : 1].add(hour);
  }

  #count(window: TimeWindow, sign: 1 | -1, dims: number, marks: number): void {
    switch (entryOf(marks)) {
      case ENTRY.finish:
        this.finishes.count(window, sign, dims, marks);
        break;
      case ENTRY.reaction:
        this.reactions.count(window, sign, marks);
        break;
      default:
        this.totals.count(window, sign, dims, marks);
        this.heat.count(window, sign, dims, marks);
        if (window === '30d') this.places.count(sign, dims, marks);
    }
  }

  /** Counted figures that changed since the last call. */
  takeChanges(): FigureChange[] {
    const changes: FigureChange[] = [];
    for (const part of this.#counted()) part.takeChanges(changes);
    return changes;
  }

  /** Figures drawn from the folds at this moment, where they differ from the last call: dearer, asked less often. */
  takeDerived(): FigureChange[] {
    const changes: FigureChange[] = [];
    this.norms.takeChanges(changes);
    this.day.takeChanges(changes);
    return changes;
  }

  /** The whole table. */
  all(): FigureChange[] {
    this.takeChanges();
    const changes: FigureChange[] = [];
    for (const part of [...this.#counted(), this.norms, this.day]) part.all(changes);
    return changes;
  }

  #counted() {
    const { heat, totals, deadlines, finishes, reactions, controls, polls, scale } = this;
    return [heat, totals, deadlines, finishes, reactions, controls, polls, scale];
  }

  save(): SavedAggregate {
    return {
      pos: this.#pos,
      now: this.#now,
      codes: this.codes.save(),
      heat: this.heat.save(),
      totals: this.totals.save(),
      trend: this.trend.save(),
      deadlines: this.deadlines.save(),
      finishes: this.finishes.save(),
      reactions: this.reactions.save(),
      controls: this.controls.save(),
      norm: this.norms.norm,
      outages: this.outages.save(),
      hot: this.hot.map((hour) => hour.save()),
      voices: this.voices.map((windows) => windows.save()),
      lives: this.lives.map((lives) => lives.save()),
      placed: this.placed.save(),
      places: this.places.save(),
      clusters: this.clusters.all(),
      polls: this.polls.save(),
      scale: this.scale.save(),
      rings: this.#rings.map((ring) => ring.save()),
      pending: this.#pending.values(),
    };
  }
}

export interface SavedAggregate {
  readonly pos: number;
  readonly now: number;
  readonly codes: SavedCodebook;
  readonly heat: SavedHeatGrid;
  readonly totals: SavedWindowTotals;
  readonly trend: SavedTopicTrend;
  readonly deadlines: SavedDeadlines;
  readonly finishes: SavedFinishes;
  readonly reactions: SavedReactions;
  readonly controls: SavedControls;
  readonly norm: Norm | null;
  readonly outages: readonly Outage[];
  readonly hot: readonly SavedHotHour[];
  readonly voices: readonly SavedVoices[];
  readonly lives: readonly SavedHotLives[];
  readonly placed: SavedPlacedVoices;
  readonly places: SavedUsualPlaces;
  readonly clusters: readonly ClusterLife[];
  readonly polls: readonly SourceHealth[];
  readonly scale: SavedScale;
  readonly rings: readonly SavedRing[];
  readonly pending: readonly Pending[];
}
