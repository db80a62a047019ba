import { createIndexer } from '../indexing/indexer';
import { startBeating } from './beating';
import { leadRole } from './lead-role';
import { noteStreamError, type StartRole } from './role';

export const startIndexRole: StartRole = ({ store, log, stream, search, instance }) =>
  leadRole({
    name: 'index',
    database: store.db,
    async start() {
      const indexer = await createIndexer({ store, log, stream, search, onError: noteStreamError });
      const beating = startBeating(store.db, { role: 'index', instance, position: indexer.position });
      return {
        async stop() {
          await beating.stop();
          await indexer.stop();
        },
      };
    },
  });
