import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '@/lib/contract/app-error';
import { type Leadership, tryLead } from '@/lib/db/leadership';
import type { VerbContext } from '../store';

const CLAIM_MS = 5_000;
const CLAIM_AGAIN_MS = 200;

/**
 * Takes the import of one file for this process alone. The lock of a killed process goes with its connection, a
 * moment later. Errors: conflict while another process has it.
 */
export async function claimFile(ctx: VerbContext, fingerprint: string): Promise<Leadership> {
  const until = performance.now() + CLAIM_MS;
  for (;;) {
    const leadership = await tryLead(ctx.store.db, `import ${fingerprint}`);
    if (leadership !== null) return leadership;
    if (performance.now() > until)
      throw new AppError(
        'conflict',
        'этот файл уже загружается другим процессом: дождитесь его или остановите',
      );
    await delay(CLAIM_AGAIN_MS);
  }
}
