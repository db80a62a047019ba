import { createAggregator } from '../aggregate/aggregator';
import { startBeating } from './beating';
import { leadRole } from './lead-role';
import { noteStreamError, type StartRole } from './role';

export const startAggregateRole: StartRole = ({ store, log, stream, frames, instance }) =>
  leadRole({
    name: 'aggregate',
    database: store.db,
    async start() {
      const aggregator = await createAggregator({ store, log, stream, frames, onError: noteStreamError });
      const beating = startBeating(store.db, { role: 'aggregate', instance, position: aggregator.position });
      return {
        async stop() {
          await beating.stop();
          await aggregator.stop();
        },
      };
    },
  });
