import { CityProvider } from '@/components/appeals/city-provider';
import { appContext } from '@/lib/services/context';

export default function AppealsLayout({ children }: { children: React.ReactNode }) {
  return <CityProvider profile={appContext().store.city.profile}>{children}</CityProvider>;
}
