import type { ApiOperation } from '@/lib/contract/api-operation';
import { jsonSchemaOf } from '@/lib/contract/openapi';
import styles from './operation-card.module.css';
import { type SchemaRow, schemaRows } from './schema-rows';

/** One operation: what it takes, what it gives, what it refuses; all read from its schemas. */
export function OperationCard({ operation }: { operation: ApiOperation }) {
  const { id, method, path, summary, description, query, body, scope, answers } = operation;
  return (
    <section className={styles.card} id={id} aria-labelledby={`${id}-name`}>
      <h2 id={`${id}-name`}>{summary}</h2>
      <p className={styles.line}>
        <strong className={styles.method}>{method.toUpperCase()}</strong>
        <code>{path}</code>
        <span className={styles.scope}>{scope === undefined ? 'без токена' : `токен с правом ${scope}`}</span>
      </p>
      <p>{description}</p>
      {query && <Fields title="Параметры" rows={schemaRows(jsonSchemaOf(query, 'input'))} />}
      {body && (
        <Fields
          title={`Тело: ${body.mediaTypes.join(' или ')}`}
          rows={schemaRows(jsonSchemaOf(body.schema, 'input'))}
        />
      )}
      {Object.entries(answers).map(([status, { words, schema }], i) => (
        <details key={status} className={styles.answer}>
          <summary>
            <code>{status}</code> {words}
          </summary>
          {i === 0 && <Fields title="Поля ответа" rows={schemaRows(jsonSchemaOf(schema, 'output'))} />}
          {i > 0 && <p className={styles.same}>Те же поля, что у первого ответа.</p>}
        </details>
      ))}
    </section>
  );
}

function Fields({ title, rows }: { title: string; rows: readonly SchemaRow[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keys too
    <section className={styles.fields} tabIndex={0} aria-label={title}>
      <h3>{title}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">Поле</th>
            <th scope="col">Что это</th>
            <th scope="col">Пояснение</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, type, isRequired, words }) => (
            <tr key={field}>
              <td>
                <code>{field}</code>
                {isRequired && <span className={styles.required}> обязательно</span>}
              </td>
              <td>{type}</td>
              <td>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
