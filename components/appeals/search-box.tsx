'use client';

import { useEffect, useRef } from 'react';
import styles from './search-form.module.css';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The words of the search. The key «/» leads here from everywhere on the page, in any layout. */
export function SearchBox({ words }: { words: string }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.code !== 'Slash' ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target)
      ) {
        return;
      }
      event.preventDefault();
      box.current?.select();
      box.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <label className={styles.words}>
      <span className="visually-hidden">Искать в текстах и адресах</span>
      <input
        key={words}
        ref={box}
        type="search"
        name="q"
        defaultValue={words}
        placeholder="Слова, адрес, «точная фраза», -исключение"
        maxLength={500}
        aria-keyshortcuts="/"
      />
    </label>
  );
}
