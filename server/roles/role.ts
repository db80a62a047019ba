import type { AppealSearch } from '@/lib/search/appeal-search';
import type { OpenStore } from '@/lib/services/context';
import { logger } from '@/lib/services/logger';
import type { EventStream, LogReader } from '@/lib/stream/event-stream';
import type { FrameChannel } from '@/lib/stream/frame-channel';
import type { Running } from '../running';

/** What this process was built with; roles receive ports and build no adapters. */
export interface RoleContext {
  readonly store: OpenStore;
  readonly log: LogReader;
  readonly stream: EventStream;
  readonly frames: FrameChannel;
  readonly search: AppealSearch;
  /** Names this process among those of the store. */
  readonly instance: string;
  /** The demo has laid its past: a standing clock may run, a wall may be shown. */
  demoIsReady(): void;
  tell(step: string): void;
}

export type StartRole = (context: RoleContext) => Running;

/** Transports fail and come back; what they lost is read from the log. */
export function noteStreamError(error: unknown): void {
  logger.warn({ err: error }, 'stream');
}
