import { useRouter } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import type { RulesPreview } from '@/lib/contract/deadline-rules';
import type { DeadlineRules } from '@/lib/domain/deadline/regime';
import { type RuledPlaces, validateRules } from '@/lib/domain/deadline/validate-rules';
import { RulesRefused, rulesApi } from './rules-api';

/** The rules as they hold, and what the page needs to judge a change of them. */
export interface HeldRules {
  readonly version: number;
  readonly rules: DeadlineRules;
  readonly city: RuledPlaces;
}

export type DraftStatus =
  | { readonly kind: 'quiet' }
  | { readonly kind: 'busy'; readonly words: string }
  | { readonly kind: 'problem'; readonly words: string }
  | { readonly kind: 'previewed'; readonly preview: RulesPreview }
  | { readonly kind: 'done'; readonly words: string };

export interface RulesDraft {
  readonly rules: DeadlineRules;
  readonly isChanged: boolean;
  /** Path of a field → what is wrong with it. */
  readonly faults: ReadonlyMap<string, string>;
  readonly status: DraftStatus;
  readonly note: string;
  setNote(note: string): void;
  change(rules: DeadlineRules): void;
  reset(): void;
  preview(): Promise<void>;
  apply(): Promise<void>;
  undo(): Promise<void>;
  tell(problem: string): void;
}

const QUIET: DraftStatus = { kind: 'quiet' };

/** A change of the rules in the making: judged at each field as it is typed, previewed, applied, undone. */
export function useRulesDraft({ version, rules: held, city }: HeldRules): RulesDraft {
  const router = useRouter();
  const [draft, setDraft] = useState<{ basedOn: number; rules: DeadlineRules } | null>(null);
  const [status, setStatus] = useState<DraftStatus>(QUIET);
  const [told, setTold] = useState<ReadonlyMap<string, string>>(new Map());
  const [note, setNote] = useState('');
  const rules = draft?.rules ?? held;
  const isChanged = draft !== null;
  const faults = useMemo(() => {
    if (!isChanged) return told;
    return new Map([
      ...told,
      ...validateRules(rules, city).map(({ path, message }) => [path, message] as const),
    ]);
  }, [rules, city, told, isChanged]);

  const run = useCallback(async (words: string, work: () => Promise<DraftStatus>) => {
    setStatus({ kind: 'busy', words });
    setTold(new Map());
    try {
      setStatus(await work());
    } catch (error) {
      if (error instanceof RulesRefused) setTold(error.faults);
      setStatus({
        kind: 'problem',
        words: error instanceof Error ? error.message : 'Не получилось: попробуйте ещё раз.',
      });
    }
  }, []);

  const proposal = () => ({
    basedOn: draft?.basedOn ?? version,
    note,
    rules,
  });
  const settled = (message: string): DraftStatus => {
    setDraft(null);
    setNote('');
    router.refresh();
    return { kind: 'done', words: message };
  };

  return {
    rules,
    isChanged,
    faults,
    status,
    note,
    setNote,
    change(next) {
      setDraft({ basedOn: draft?.basedOn ?? version, rules: next });
      setTold(new Map());
      setStatus(QUIET);
    },
    reset() {
      setDraft(null);
      setTold(new Map());
      setStatus(QUIET);
    },
    preview: () =>
      run('Считаю, что сдвинется…', async () => ({
        kind: 'previewed',
        preview: await rulesApi.preview(proposal()),
      })),
    apply: () => run('Применяю…', async () => settled((await rulesApi.apply(proposal())).message)),
    undo: () => run('Отменяю…', async () => settled((await rulesApi.undo(version)).message)),
    tell: (words) => setStatus({ kind: 'problem', words }),
  };
}
