'use client';

import { useLayoutEffect, useRef } from 'react';
import styles from './fit-text.module.css';

/** One line at 20′ where it fits, at 16′ where it does not, and two lines at 16′ at the last. */
export function FitText({ text, className }: { text: string; className?: string | undefined }) {
  const element = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text wants to be measured anew
  useLayoutEffect(() => {
    const node = element.current;
    if (node === null) return;
    const refit = () => {
      for (const step of ['0', '1', '2']) {
        node.dataset.fit = step;
        if (node.scrollWidth <= node.clientWidth) return;
      }
    };
    refit();
    const watcher = new ResizeObserver(refit);
    if (node.parentElement !== null) watcher.observe(node.parentElement);
    void document.fonts.ready.then(refit);
    return () => watcher.disconnect();
  }, [text]);
  return (
    <span ref={element} className={[styles.fit, className].join(' ')}>
      {text}
    </span>
  );
}
