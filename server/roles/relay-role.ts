import { createRelay } from '../relay/relay';
import { startBeating } from './beating';
import { leadRole } from './lead-role';
import { noteStreamError, type StartRole } from './role';

export const startRelayRole: StartRole = ({ store, stream, instance }) =>
  leadRole({
    name: 'relay',
    database: store.db,
    async start(leadership) {
      const relay = await createRelay({
        leadership,
        stream,
        clock: store.clock,
        channel: store.relayChannel,
        onError: noteStreamError,
      });
      store.setLocalRelay(() => relay.poke());
      const beating = startBeating(store.db, { role: 'relay', instance, position: () => null });
      return {
        async stop() {
          store.setLocalRelay(null);
          await beating.stop();
          await relay.stop();
        },
      };
    },
  });
