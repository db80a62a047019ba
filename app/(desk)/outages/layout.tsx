import { CityProvider } from '@/components/appeals/city-provider';
import { appContext } from '@/lib/services/context';

export default async function OutagesLayout({ children }: { children: React.ReactNode }) {
  const { store, baseMap } = appContext();
  return (
    <CityProvider profile={store.city.profile} baseMap={await baseMap.info()}>
      {children}
    </CityProvider>
  );
}
