'use client';

import { useState } from 'react';
import type { RulesVersion } from '@/lib/contract/deadline-rules';
import type { Regime } from '@/lib/domain/deadline/regime';
import { ChangeBar } from './change-bar';
import type { CityOptions } from './condition-form';
import { RegimeCard } from './regime-card';
import styles from './settings.module.css';
import { type HeldRules, useRulesDraft } from './use-rules-draft';

interface Props extends HeldRules {
  readonly history: readonly RulesVersion[];
  readonly names: CityOptions;
  readonly zone: string;
  readonly mayChange: boolean;
}

/** A code that no other regime has. */
function freeCode(regimes: readonly Regime[]): string {
  let n = regimes.length + 1;
  while (regimes.some(({ id }) => id === `regime-${n}`)) n++;
  return `regime-${n}`;
}

const newRegime = (regimes: readonly Regime[]): Regime => ({
  id: freeCode(regimes),
  name: 'Новый режим',
  when: {
    kind: 'message',
    channels: [],
    sources: [],
    topics: [],
    severityFrom: null,
    isFastTrack: null,
    controllers: [],
  },
  precedence: 0,
  clocks: [],
  lead: 'source',
  source: '',
  isConfirmed: false,
  note: '',
});

/** The regimes of deadlines: read, changed, previewed, applied, undone. */
export function RegimeDesk({ history, names, zone, mayChange, ...held }: Props) {
  const draft = useRulesDraft(held);
  const [open, setOpen] = useState<string | null>(null);
  const { rules, faults } = draft;
  const { regimes } = rules;
  const calendars = Object.fromEntries(rules.calendars.map(({ id, name }) => [id, name]));
  const set = (next: readonly Regime[]) => draft.change({ ...rules, regimes: next });

  function add(): void {
    const regime = newRegime(regimes);
    set([regime, ...regimes]);
    setOpen(regime.id);
  }

  return (
    <>
      <ChangeBar draft={draft} version={held.version} last={history[0]} mayChange={mayChange} zone={zone} />
      {mayChange && (
        <p>
          <button type="button" className={styles.button} onClick={add}>
            Добавить режим
          </button>
        </p>
      )}
      <div className={styles.cards}>
        {regimes.map((regime, i) => (
          <RegimeCard
            key={regime.id}
            regime={regime}
            city={names}
            calendars={calendars}
            isOpen={open === regime.id}
            mayChange={mayChange}
            faultOf={(field) => faults.get(`regimes.${i}.${field}`)}
            onToggle={() => setOpen(open === regime.id ? null : regime.id)}
            onChange={(next) => set(regimes.with(i, next))}
            onRemove={() => set(regimes.toSpliced(i, 1))}
          />
        ))}
      </div>
    </>
  );
}
