/** What a check has found so far, and how it ends. */
export interface Verdict {
  /** A figure for the reader. */
  tell(line: string): void;
  /** Something falls short. */
  fault(line: string): void;
  readonly faults: readonly string[];
}

export function createVerdict(): Verdict {
  const faults: string[] = [];
  return {
    faults,
    tell: (line) => process.stdout.write(`${line}\n`),
    fault(line) {
      faults.push(line);
      process.stdout.write(`✗ ${line}\n`);
    },
  };
}

export type Check = (verdict: Verdict) => Promise<void>;
