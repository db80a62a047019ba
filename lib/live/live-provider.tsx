'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { RoomRequest } from '@/lib/contract/room';
import { LiveStore } from './live-store';
import { startWorker } from './start-worker';

const LiveContext = createContext<LiveStore | null>(null);

/** Keeps the figures of one room for everything below it. */
export function LiveProvider({ room, children }: { room: RoomRequest; children: ReactNode }) {
  const [store] = useState(() => new LiveStore());
  useEffect(() => {
    const running = startWorker(store, room);
    return () => running.stop();
  }, [store, room]);
  return <LiveContext value={store}>{children}</LiveContext>;
}

/** Errors: throws outside a LiveProvider. */
export function useLiveStore(): LiveStore {
  const store = useContext(LiveContext);
  if (store === null) throw new Error('useLiveStore stands outside a LiveProvider');
  return store;
}
