import type { Role } from '@/lib/services/settings';
import { startAggregateRole } from './aggregate-role';
import { startDemoRole } from './demo-role';
import { startIndexRole } from './index-role';
import { startJobsRole } from './jobs-role';
import { startRelayRole } from './relay-role';
import type { StartRole } from './role';

/** The roles that work behind the pages, in the order in which they start; they stop in the opposite one. */
export const BACKGROUND_ROLES: readonly { readonly role: Exclude<Role, 'web'>; readonly start: StartRole }[] =
  [
    { role: 'relay', start: startRelayRole },
    { role: 'aggregate', start: startAggregateRole },
    { role: 'index', start: startIndexRole },
    { role: 'jobs', start: startJobsRole },
    { role: 'demo', start: startDemoRole },
  ];
