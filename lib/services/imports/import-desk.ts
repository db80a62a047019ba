import type { ImportFileAnswer, ImportSettings, RejectMended, RejectsAnswer } from '@/lib/contract/imports';
import type { Actor } from '../actor';

/**
 * What the import page asks of the server that holds the files. Every verb needs the scope `ingest`.
 * Errors: forbidden, invalid, not-found, conflict, too-large.
 */
export interface ImportDesk {
  /** Takes a file onto the disk as it comes. */
  receive(actor: Actor, file: { name: string; body: AsyncIterable<Uint8Array> }): Promise<ImportFileAnswer>;
  /** A file and how its first rows will be understood; `settings` are kept where they are given. */
  look(actor: Actor, input: { id: number; settings?: ImportSettings }): Promise<ImportFileAnswer>;
  /** Begins to import a file; it goes on after a restart of the server. */
  start(actor: Actor, id: number): Promise<ImportFileAnswer>;
  /** Begins to take an import back; goes on after a restart too. */
  undo(actor: Actor, jobId: number): Promise<void>;
  /** Refused rows that wait, unmasked: whoever may send them may see them. */
  rejects(actor: Actor, input: { jobId: number; after: number; limit: number }): Promise<RejectsAnswer>;
  /** The same rows with their reasons as a CSV file to be mended and sent again. */
  rejectsFile(actor: Actor, jobId: number): Promise<{ name: string; text: string }>;
  /** Submits a refused row again with some of its columns changed. */
  mend(
    actor: Actor,
    input: { jobId: number; line: number; values: Readonly<Record<string, string>> },
  ): Promise<RejectMended>;
}
