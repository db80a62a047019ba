import {
  type RulesApplied,
  type RulesPreview,
  type RulesProposal,
  rulesApplied,
  rulesPreview,
} from '@/lib/contract/deadline-rules';
import { errorAnswer } from '@/lib/contract/http';

/** What a server said no to, with every field that it names. */
export class RulesRefused extends Error {
  readonly faults: ReadonlyMap<string, string>;

  constructor(message: string, faults: ReadonlyMap<string, string> = new Map()) {
    super(message);
    this.faults = faults;
  }
}

const PATH = '/api/v1/settings/deadlines';

async function ask<T>(path: string, body: unknown, read: (answer: unknown) => T): Promise<T> {
  const response = await fetch(`${PATH}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (response === null)
    throw new RulesRefused('Нет связи с сервером: ничего не изменено, попробуйте ещё раз.');
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return read(answer);
  const refusal = errorAnswer.safeParse(answer);
  if (!refusal.success) throw new RulesRefused(`Сервер ответил ${response.status}: ничего не изменено.`);
  const { message, errors } = refusal.data.error;
  throw new RulesRefused(
    message,
    new Map(errors.map(({ field, message: words }) => [field.replace(/^rules\./, ''), words])),
  );
}

export const rulesApi = {
  preview: (proposal: RulesProposal): Promise<RulesPreview> =>
    ask('/preview', proposal, (answer) => rulesPreview.parse(answer)),
  apply: (proposal: RulesProposal): Promise<RulesApplied> =>
    ask('', proposal, (answer) => rulesApplied.parse(answer)),
  undo: (version: number): Promise<RulesApplied> =>
    ask('/undo', { version }, (answer) => rulesApplied.parse(answer)),
};
