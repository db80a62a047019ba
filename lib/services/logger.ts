import pino from 'pino';

/** Codes, numbers and reasons only: no text of a citizen and no person ever goes through here. */
export const logger = pino(
  {
    name: 'pult',
    level: process.env.PULT_LOG_LEVEL ?? 'warn',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  pino.destination(2),
);
