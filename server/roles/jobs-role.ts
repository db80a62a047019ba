import { createJobs } from '../jobs/jobs';
import { leadRole } from './lead-role';
import type { StartRole } from './role';

export const startJobsRole: StartRole = ({ store }) =>
  leadRole({ name: 'jobs', database: store.db, start: async () => createJobs(store) });
