import { createJobs } from '../jobs/jobs';
import { createRulesMover } from '../jobs/rules-mover';
import { createProblemRunner } from '../problems/problem-runner';
import { leadRole } from './lead-role';
import { noteStreamError, type StartRole } from './role';

export const startJobsRole: StartRole = ({ store, log, stream }) =>
  leadRole({
    name: 'jobs',
    database: store.db,
    async start() {
      const jobs = createJobs(store);
      const mover = createRulesMover(store);
      const problems = createProblemRunner({ store, log, stream, onError: noteStreamError });
      return {
        async stop() {
          await Promise.all([jobs.stop(), mover.stop(), problems.stop()]);
        },
      };
    },
  });
