'use client';

import { useState } from 'react';
import styles from '@/components/desk/forms.module.css';
import { PickMap } from '@/components/map/pick-map';
import { Field } from '@/components/settings/field';
import { RING_LIMIT } from '@/lib/contract/outage-input';
import type { Position } from '@/lib/domain/geometry';
import { useCity } from '../appeals/city-provider';
import { coordinatesIn, coordinatesText } from '../appeals/place-text';
import { useDeskTheme } from '../appeals/use-desk-theme';
import own from './outages.module.css';

export interface DrawnPlace {
  /** «53.50920, 49.42110» as it was typed or picked; empty for none. */
  readonly point: string;
  readonly ring: readonly Position[];
}

interface Props {
  readonly drawn: DrawnPlace;
  readonly faults: Readonly<Record<'lat' | 'ring', string | undefined>>;
  onDraw(drawn: DrawnPlace): void;
}

type Mode = 'point' | 'ring';

/** Where it is, on the map: one point, or an outline corner after corner; the point also by its coordinates. */
export function AreaPicker({ drawn, faults, onDraw }: Props) {
  const { profile, baseMap } = useCity();
  const theme = useDeskTheme();
  const [mode, setMode] = useState<Mode>('point');
  const { point, ring } = drawn;
  const pick = (at: Position) => {
    if (mode === 'point') onDraw({ ...drawn, point: coordinatesText(at) });
    else if (ring.length < RING_LIMIT) onDraw({ ...drawn, ring: [...ring, at] });
  };
  return (
    <div className={own.draw}>
      <fieldset className={own.modes}>
        <legend className={styles.label}>Щёлкните на карте, если место надо отметить самим</legend>
        <ModeChoice name="Точка" isOn={mode === 'point'} onChoose={() => setMode('point')} />
        <ModeChoice name="Область, угол за углом" isOn={mode === 'ring'} onChoose={() => setMode('ring')} />
        <RingButtons ring={ring} onChange={(next) => onDraw({ ...drawn, ring: next })} />
      </fieldset>
      <PickMap
        profile={profile}
        baseMap={baseMap}
        theme={theme}
        at={coordinatesIn(point)}
        ring={ring}
        onPick={pick}
      />
      {faults.ring !== undefined && <p className={styles.fault}>{faults.ring}</p>}
      <Field
        name="point"
        title="Точка: широта и долгота"
        value={point}
        fault={faults.lat}
        limit={40}
        onChange={(text) => onDraw({ ...drawn, point: text })}
      />
    </div>
  );
}

function ModeChoice({ name, isOn, onChoose }: { name: string; isOn: boolean; onChoose(): void }) {
  return (
    <label>
      <input type="radio" name="draw" checked={isOn} onChange={onChoose} />
      {name}
    </label>
  );
}

interface RingProps {
  readonly ring: readonly Position[];
  onChange(ring: readonly Position[]): void;
}

function RingButtons({ ring, onChange }: RingProps) {
  if (ring.length === 0) return null;
  return (
    <span className={styles.actions}>
      <button type="button" onClick={() => onChange(ring.slice(0, -1))}>
        Убрать последний угол
      </button>
      <button type="button" onClick={() => onChange([])}>
        Стереть область
      </button>
      <span className={styles.done}>
        {ring.length < 3 ? `Углов: ${ring.length}, нужно не меньше трёх` : `Углов: ${ring.length}`}
      </span>
    </span>
  );
}
