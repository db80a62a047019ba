import { describe, it } from 'vitest';

export interface Needed<T> {
  readonly value: T | null;
  /** What is missing when the value is null, and how to provide it. */
  readonly missing: string;
}

const isSet = (name: string) => !['', '0', undefined].includes(process.env[name]);

/** Under CI nothing may be left out silently. */
const isRequired = isSet('CI') || isSet('PULT_REQUIRE_SERVICES');

/** A suite that needs something outside the project: without it the suite fails under CI, elsewhere it counts as skipped, loudly. */
export function describeWith<T>(name: string, needed: Needed<T>, body: (value: T) => void): void {
  const { value, missing } = needed;
  if (value !== null) {
    describe(name, () => body(value));
    return;
  }
  if (!isRequired) process.stderr.write(`\n  ПРОПУЩЕНО: ${name}: ${missing}\n`);
  describe.skipIf(!isRequired)(name, () => {
    it(missing, () => {
      throw new Error(missing);
    });
  });
}
