import type { DeadlineFacts } from './clock';
import { type ClockRule, compareRegimes, type Regime, type RegimeCondition, type RuledClock } from './regime';

export interface ChosenRule {
  readonly regime: Regime;
  readonly rule: ClockRule;
}

export interface TopicSeverity {
  /** 1–5; 0 for a topic that the city does not know. */
  severityOf(topic: string): number;
}

const allows = <T>(list: readonly T[], value: T) => list.length === 0 || list.includes(value);

export function isMatch(when: RegimeCondition, facts: DeadlineFacts, topics: TopicSeverity): boolean {
  return (
    (when.kind === null || when.kind === facts.kind) &&
    allows(when.channels, facts.channel) &&
    allows(when.sources, facts.source) &&
    allows(when.topics, facts.topic) &&
    (when.severityFrom === null || topics.severityOf(facts.topic) >= when.severityFrom) &&
    (when.isFastTrack === null || when.isFastTrack === facts.life.isFastTrack) &&
    (when.controllers.length === 0 ||
      facts.life.controls.some(({ controller }) => when.controllers.includes(controller)))
  );
}

/** All that conditions look at, as one key. */
function keyOf({ kind, channel, source, topic, life }: DeadlineFacts): string {
  const controllers = life.controls.length === 0 ? '' : life.controls.map((mark) => mark.controller).join();
  return `${kind}|${channel}|${source}|${topic}|${life.isFastTrack ? 1 : 0}|${controllers}`;
}

/** Whether conditions see no difference; appeals that come in groups mostly share even their life. */
const isAlike = (a: DeadlineFacts, b: DeadlineFacts) =>
  a.life === b.life &&
  a.kind === b.kind &&
  a.channel === b.channel &&
  a.source === b.source &&
  a.topic === b.topic;

const REMEMBERED = 20_000;

/** Finds for every clock the rule of the first regime that is about the appeal; equal appeals are looked up once. */
export function createRuleChooser(
  regimes: readonly Regime[],
  topics: TopicSeverity,
): (facts: DeadlineFacts) => readonly ChosenRule[] {
  const inOrder = regimes.toSorted(compareRegimes);
  const known = new Map<string, readonly ChosenRule[]>();

  function choose(facts: DeadlineFacts): ChosenRule[] {
    const chosen = new Map<RuledClock, ChosenRule>();
    for (const regime of inOrder) {
      if (!isMatch(regime.when, facts, topics)) continue;
      for (const rule of regime.clocks) if (!chosen.has(rule.clock)) chosen.set(rule.clock, { regime, rule });
    }
    return [...chosen.values()];
  }

  function find(facts: DeadlineFacts): readonly ChosenRule[] {
    const key = keyOf(facts);
    let found = known.get(key);
    if (found === undefined) {
      if (known.size >= REMEMBERED) known.clear();
      found = choose(facts);
      known.set(key, found);
    }
    return found;
  }

  let last: DeadlineFacts | null = null;
  let lastFound: readonly ChosenRule[] = [];
  return (facts) => {
    if (last !== null && isAlike(last, facts)) return lastFound;
    lastFound = find(facts);
    last = facts;
    return lastFound;
  };
}
