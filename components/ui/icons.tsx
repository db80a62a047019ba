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
