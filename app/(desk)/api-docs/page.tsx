import type { Metadata } from 'next';
import styles from '@/components/api-docs/api-docs.module.css';
import { OperationCard } from '@/components/api-docs/operation-card';
import table from '@/components/desk/data-table.module.css';
import { API_OPERATIONS } from '@/lib/contract/api-operations';

export const metadata: Metadata = { title: 'Приём по API · Пульт' };

const EXAMPLE = `curl -X POST http://127.0.0.1:3000/api/v1/appeals \\
  -H 'authorization: Bearer ТОКЕН' -H 'content-type: application/json' \\
  -d '{"source":"pos","externalId":"1","text":"Во дворе не горит свет",
       "createdAt":"2026-11-23T14:05:00+04:00","lat":53.506,"lon":49.284}'`;

export default function ApiDocsPage() {
  return (
    <>
      <h1>Приём по API</h1>
      <p>
        Источник присылает обращения по HTTP и тут же получает квитанцию на каждую строку. Токен выдаёт
        команда <code>npm run token -- --name ИМЯ --scope ingest</code>. Время всегда указывается с часовым
        поясом. Это же описание машинам: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long line scrolls by keys too */}
      <pre className={table.code} tabIndex={0}>
        {EXAMPLE}
      </pre>
      <nav aria-label="Запросы">
        <ul className={styles.contents}>
          {API_OPERATIONS.map(({ id, summary }) => (
            <li key={id}>
              <a href={`#${id}`}>{summary}</a>
            </li>
          ))}
        </ul>
      </nav>
      {API_OPERATIONS.map((operation) => (
        <OperationCard key={operation.id} operation={operation} />
      ))}
    </>
  );
}
