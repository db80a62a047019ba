import type { OutageKind } from '@/lib/domain/outages/outage';

/** Shapes that go with every colour of state; `▲` and `●` are not in the font's subset. */
export type Shape = 'up' | 'down' | 'dot';

const PATHS: Readonly<Record<Shape, string>> = {
  up: 'M12 3 23 22H1Z',
  down: 'M12 21 1 2h22Z',
  dot: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z',
};

export function StateIcon({ shape, className }: { shape: Shape; className?: string | undefined }) {
  return (
    <svg viewBox="0 0 24 24" className={className} aria-hidden="true" focusable="false">
      <path d={PATHS[shape]} fill="currentColor" />
    </svg>
  );
}

/** Planned: an outlined diamond; an accident: a filled one; an event of the city: a ring. */
const OUTAGE_PATHS: Readonly<Record<OutageKind, string>> = {
  planned: 'M12 0 24 12 12 24 0 12Zm0 6.4L6.4 12l5.6 5.6 5.6-5.6Z',
  accident: 'M12 0 24 12 12 24 0 12Z',
  event: 'M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22Zm0 4.6a6.4 6.4 0 1 1 0 12.8 6.4 6.4 0 0 1 0-12.8Z',
};

export function OutageIcon({ kind, className }: { kind: OutageKind; className?: string | undefined }) {
  return (
    <svg viewBox="0 0 24 24" className={className} aria-hidden="true" focusable="false">
      <path d={OUTAGE_PATHS[kind]} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}
