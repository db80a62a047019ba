import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeWithSharedData } from '@/tests/shared-data';
import { loadCity } from './city';

const city = await loadCity(path.resolve(import.meta.dirname, '../../../cities/tolyatti.json'));
const themes = z.array(z.object({ theme: z.string() }));

describeWithSharedData('the themes of Инцидент Менеджмент', (folder) => {
  const list = themes.parse(
    JSON.parse(readFileSync(path.join(folder, 'appeals/incident-themes.json'), 'utf8')),
  );

  it('have a topic wherever the tree holds one for them: 45 of 100', () => {
    const mapped = list.filter(
      ({ theme }) => city.topicByLabel(theme) !== null && city.topicByLabel(theme) !== undefined,
    );
    expect(mapped.length / list.length).toBeGreaterThanOrEqual(0.45);
  });

  it.each([
    ['Буллинг', 'schools'],
    ['Скорая помощь', 'clinic-queue'],
    ['Нарушение правил выгула домашних животных', 'stray-dogs'],
  ])('«%s» is %s', (label, topic) => {
    expect(city.topicByLabel(label)).toBe(topic);
  });

  it.each(['Военные сборы', 'Льготная ипотека', 'Воздушный транспорт'])(
    '«%s» waits for a person',
    (label) => {
      expect(city.topicByLabel(label) ?? null).toBeNull();
    },
  );
});

const distribution = z.object({
  total: z.number(),
  topics: z.array(z.object({ topic: z.string(), count: z.number() })),
});

describeWithSharedData('the categories of ПОС', (folder) => {
  const { topics, total } = distribution.parse(
    JSON.parse(readFileSync(path.join(folder, 'appeals/perm-topic-distribution.json'), 'utf8')),
  );

  it('have a topic for three of four messages that a region really got', () => {
    const mapped = topics.filter(({ topic }) => city.topicByLabel(topic) !== null);
    const messages = mapped.reduce((sum, { count }) => sum + count, 0);
    expect(messages / total).toBeGreaterThanOrEqual(0.75);
  });

  it.each([
    ['Работа светофора (установка, изменение режима работы, оборудование кнопкой вызова)', 'traffic-light'],
    ['Низкая температура воды/слабое давление', 'low-pressure'],
    ['Проблемы с контейнерами', 'bins'],
  ])('«%s» is %s', (label, topic) => {
    expect(city.topicByLabel(label)).toBe(topic);
  });

  it.each(['Спецпроекты', 'Беженцы', 'ВУЗы и ССУЗы'])('«%s» waits for a person', (label) => {
    expect(city.topicByLabel(label)).toBeNull();
  });
});
