import { io } from 'socket.io-client';
import type { Part, PartState } from '@/lib/contract/health';
import { SITUATION } from '@/lib/contract/room';
import type { Beat, WatchAnswer } from '@/lib/contract/socket-events';

export interface PartWatch {
  /** Real ms from `since` (performance.now()) until the wall was told that the part is down; null when it never was. */
  downAfter(part: Part, since: number): number | null;
  close(): void;
}

/** A wall that only listens which parts it is told of. */
export async function watchParts(url: string): Promise<PartWatch> {
  const told: { readonly at: number; readonly part: Part; readonly state: PartState }[] = [];
  const socket = io(url, { path: '/live', transports: ['websocket'] });
  socket.on('beat', (beat: Beat) => {
    for (const { part, state } of beat.parts) told.push({ at: performance.now(), part, state });
  });
  await new Promise<void>((resolve) => {
    socket.on('connect', () => {
      socket.emit('watch', SITUATION, (_answer: WatchAnswer) => resolve());
    });
  });
  return {
    downAfter(part, since) {
      const found = told.find((entry) => entry.at >= since && entry.part === part && entry.state === 'down');
      return found === undefined ? null : found.at - since;
    },
    close: () => socket.close(),
  };
}
