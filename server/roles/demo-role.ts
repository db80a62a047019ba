import { createDemo } from '../demo/create-demo';
import { leadRole } from './lead-role';
import type { StartRole } from './role';

export const startDemoRole: StartRole = ({ store, tell, demoIsReady }) =>
  leadRole({
    name: 'demo',
    database: store.db,
    start: async () => createDemo({ store, tell, onReady: demoIsReady }),
  });
