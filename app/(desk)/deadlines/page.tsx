import type { Metadata } from 'next';
import { DeadlinesBoard } from '@/components/deadlines/deadlines-board';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { getRules } from '@/lib/services/deadlines/get-rules';

export const metadata: Metadata = { title: 'Сроки · Пульт' };

export default async function DeadlinesPage() {
  const { store } = appContext();
  const { profile } = store.city;
  const { rules } = await getRules({ ctx: { store, actor: LOCAL_OBSERVER } });
  const regimes = rules.regimes.map(({ id, name }) => ({ id, name }));
  return (
    <>
      <h1>Сроки</h1>
      <p>
        Числа те же, что на стене, и меняются сами. Сообщения и обращения по 59-ФЗ живут по разным законам и
        не складываются.
      </p>
      <DeadlinesBoard profile={profile} regimes={regimes} />
    </>
  );
}
