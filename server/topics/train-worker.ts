import { parentPort, workerData } from 'node:worker_threads';
import { type TrainingJob, trainHere } from '@/lib/services/topics/topic-trainer';

/** The thread's data come from `createWorkerTrainer` of this very program. */
const job: TrainingJob = workerData;
const training = await trainHere(job, (done, of) => parentPort?.postMessage({ step: { done, of } }));
parentPort?.postMessage({ training });
