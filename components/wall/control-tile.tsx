'use client';

import { type Book, numbersOf, section } from '@/lib/contract/figures';
import { CONTROLLERS, type Controller } from '@/lib/domain/life/facts';
import { formatNumber } from '@/lib/domain/russian';
import { useLinkView, useSection } from '@/lib/live/use-figures';
import styles from './reaction-tile.module.css';
import { Tile, type TileProps } from './tile';
import { AlarmMark, VerdictMark } from './verdict-mark';

export const CONTROLLER_WORDS: Readonly<Record<Controller, string>> = {
  head: 'глава',
  'regional-centre': 'ЦУР',
  governor: 'губернатор',
  prosecutor: 'прокуратура',
  deputy: 'депутат',
};

interface Controls {
  readonly marks: number;
  readonly violated: number;
  /** «глава 3, ЦУР 1», most first. */
  readonly words: string;
}

export function useControls(book: Book): Controls {
  const figures = useSection(section.controls(book));
  const rows = CONTROLLERS.map((controller) => {
    const [marks = 0, violated = 0] = numbersOf(figures.get(controller));
    return { name: CONTROLLER_WORDS[controller], marks, violated };
  }).filter(({ marks }) => marks > 0);
  return {
    marks: rows.reduce((sum, { marks }) => sum + marks, 0),
    violated: rows.reduce((sum, { violated }) => sum + violated, 0),
    words: rows
      .toSorted((a, b) => b.marks - a.marks)
      .map(({ name, marks }) => `${name} ${formatNumber(marks)}`)
      .join(', '),
  };
}

/** What stands under control, whose, and whose date has passed? Petitions have a line of their own. */
export function ControlTile({ rect, className }: Pick<TileProps, 'rect' | 'className'>) {
  const { marks, violated, words } = useControls('messages');
  const petitions = useControls('petitions');
  const { isFilled } = useLinkView();
  return (
    <Tile name="На контроле" title="На контроле" rect={rect ?? null} className={className}>
      <span className={styles.value} data-text="value">
        {isFilled ? formatNumber(marks) : '—'}
      </span>
      <span className={styles.note}>{words === '' ? 'знаков контроля нет' : words}</span>
      {marks > 0 && (
        <span className={violated > 0 ? styles.critical : styles.line}>
          {violated > 0 ? <AlarmMark tone="critical" isRaised={false} /> : <VerdictMark verdict="within" />}
          {violated > 0 ? `${formatNumber(violated)} с нарушением` : 'без нарушений'}
        </span>
      )}
      {petitions.marks > 0 && (
        <span className={petitions.violated > 0 ? styles.critical : styles.note}>
          59-ФЗ: {formatNumber(petitions.marks)}
          {petitions.violated > 0 ? `, с нарушением ${formatNumber(petitions.violated)}` : ''}
        </span>
      )}
    </Tile>
  );
}
