import type { PublishedEvent } from '@/lib/domain/log-event';

/**
 * Carries published events from the relay to consumer groups: at least once, in the order of `pos` as far as
 * the transport manages; what it loses or doubles, the consumer mends from the log.
 */
export interface EventStream {
  readonly kind: 'memory' | 'redis';
  publish(events: readonly PublishedEvent[]): Promise<void>;
  /** `deliver` is called one batch at a time; a batch is acknowledged when it resolves and comes again when it throws. */
  subscribe(group: string, deliver: Deliver): Promise<Subscription>;
  /** Throws when the transport does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export type Deliver = (events: readonly PublishedEvent[]) => Promise<void>;

export interface Subscription {
  stop(): Promise<void>;
}

/** The log as consumers read it: the truth behind every stream. */
export interface LogReader {
  /** Highest `pos` given so far; 0 for an empty log. */
  head(): Promise<number>;
  /** Events with `pos` above `after`, in order, at most `limit`. */
  read(after: number, limit: number): Promise<PublishedEvent[]>;
}
