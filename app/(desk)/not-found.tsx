import Link from 'next/link';
import { Notice } from '@/components/desk/notice';

export default function NotFound() {
  return (
    <Notice title="Такой записи нет">
      <p>Возможно, в адресе ошибка. Записи из Пульта не удаляются.</p>
      <Link href="/appeals">К списку обращений</Link>
    </Notice>
  );
}
