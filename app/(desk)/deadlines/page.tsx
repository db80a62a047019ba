import type { Metadata } from 'next';
import { DeadlinesBoard } from '@/components/deadlines/deadlines-board';
import { appContext } from '@/lib/services/context';

export const metadata: Metadata = { title: 'Сроки · Пульт' };

export default function DeadlinesPage() {
  const { profile } = appContext().store.city;
  return (
    <>
      <h1>Сроки</h1>
      <p>
        Числа те же, что на стене, и меняются сами. Сообщения и обращения по 59-ФЗ живут по разным законам и
        не складываются.
      </p>
      <DeadlinesBoard profile={profile} />
    </>
  );
}
