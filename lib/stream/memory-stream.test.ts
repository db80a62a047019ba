import { describe } from 'vitest';
import { eventStreamContract } from './event-stream.contract';
import { createMemoryStream } from './memory-stream';

describe('the stream of one process', () => {
  eventStreamContract(async () => createMemoryStream());
});
