'use client';

import { useEffect } from 'react';

const AGAIN_MS = 5_000;

/** Nobody stands at a wall to press a button: it tries again by itself. */
export default function WallError({ error }: { error: unknown; retry: () => void }) {
  useEffect(() => {
    console.error(error);
    const timer = setTimeout(() => window.location.reload(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [error]);
  return (
    <main data-theme="night" style={{ padding: '10vmin', fontSize: '5vmin', color: 'var(--text)' }}>
      <p role="alert">Стена не нарисовалась. Через несколько секунд она попробует снова сама.</p>
    </main>
  );
}
