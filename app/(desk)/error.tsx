'use client';

import { useEffect } from 'react';
import { Notice } from '@/components/desk/notice';

export default function DeskError({ error, retry }: { error: unknown; retry: () => void }) {
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <Notice title="Страница не открылась">
      <p>Часть системы сейчас не отвечает. Принятое сохранено; попробуйте через минуту.</p>
      <button type="button" onClick={() => retry()}>
        Попробовать ещё раз
      </button>
    </Notice>
  );
}
