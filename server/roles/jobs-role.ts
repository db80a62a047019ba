import { createJobs } from '../jobs/jobs';
import { createProblemRunner } from '../problems/problem-runner';
import { leadRole } from './lead-role';
import { noteStreamError, type StartRole } from './role';

export const startJobsRole: StartRole = ({ store, log, stream }) =>
  leadRole({
    name: 'jobs',
    database: store.db,
    async start() {
      const jobs = createJobs(store);
      const problems = createProblemRunner({ store, log, stream, onError: noteStreamError });
      return {
        async stop() {
          await Promise.all([jobs.stop(), problems.stop()]);
        },
      };
    },
  });
