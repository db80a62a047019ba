import '@fontsource-variable/golos-text';
import './globals.css';
import type { Metadata } from 'next';

export const metadata: Metadata = {
  title: 'Пульт',
  description: 'Обстановка в городе: сообщения и обращения граждан в ту же секунду',
};

export default function RootLayout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="ru">
      <body>{children}</body>
    </html>
  );
}
