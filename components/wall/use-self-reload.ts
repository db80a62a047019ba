'use client';

import { useEffect, useState } from 'react';
import { usePulse } from '@/lib/live/use-figures';

/** After a deploy the wall loads itself anew: the server names another build than the one it named before. */
export function useSelfReload(): void {
  const build = usePulse((pulse) => pulse.build);
  const [first, setFirst] = useState<string | null>(null);
  if (build !== null && first === null) setFirst(build);
  const isReplaced = build !== null && first !== null && build !== first;
  useEffect(() => {
    if (isReplaced) window.location.reload();
  }, [isReplaced]);
}
