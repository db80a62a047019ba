import { INCIDENT } from '@/server/sources/preset/incident';
import { POS } from '@/server/sources/preset/pos';
import { makeXlsx, serialOf, type TestCell, type TestSheet } from './make-xlsx';

type Cells = Readonly<Record<string, TestCell>>;

/** A row with one kind of dirt in it. */
export interface DirtyRow {
  readonly dirt: string;
  readonly cells: Cells;
  /** Why it must be refused; absent where it must be taken. */
  readonly refused?: RegExp;
  /** What a person writes into its columns so that it can be taken. */
  readonly mend?: Readonly<Record<string, string>>;
}

export interface DirtyExport {
  readonly columns: readonly string[];
  readonly rows: readonly DirtyRow[];
  /** Dirt of the file as a whole. */
  readonly dirt: readonly string[];
  /** Column of the record's number. */
  readonly key: string;
}

const two = (n: number) => String(n).padStart(2, '0');
const TEXTS = [
  'Во дворе второй день не горит фонарь',
  'После дождя у подъезда стоит вода',
  'Контейнеры переполнены, мусор лежит на газоне',
  'На перекрёстке глубокая яма, машины объезжают по встречной',
  'В квартире еле тёплые батареи',
];
const textOf = (n: number) => `${TEXTS[n % TEXTS.length] ?? ''}, заявка ${n}`;
const dayOf = (n: number) => 1 + (n % 20);

const incident = (n: number, over: Cells = {}): Cells => ({
  Кабинет: 'Учебный кабинет',
  ID: 900_000 + n,
  'Номер инцидента': 5_000 + n,
  Отдел: 'Управление экологии и благоустройства',
  Исполнитель: 'Учётная запись № 4',
  'Дата создания': `${two(dayOf(n))}.10.2026 10:${two(n % 60)}:00`,
  'Общее время первого ответа': `${two(dayOf(n))}.10.2026 15:05:00`,
  'Общий текст первого ответа': 'Передали в работу, сообщим о сроках.',
  'Время с даты создания инцидента до времени первого ответа': { span: 0.2 },
  'Текущий шаг инцидента': 'Готово',
  'Дата окончания': `${two(dayOf(n) + 2)}.10.2026 12:00:00`,
  'Группа тем': 'Благоустройство',
  Тема: 'Учебная тема выгрузки',
  Регион: 'Учебная область',
  Муниципалитет: 'Учебный округ',
  'Населенный пункт': 'Тольятти',
  Улица: 'ул. Учебная',
  Дом: 10 + (n % 30),
  'Тип инцидента': 'Решаемый',
  Итог: 'Решено',
  'Есть медиафайл в сообщении': false,
  'Урл поста': `https://vk.com/wall-1_${n}`,
  'Текст инцидента': textOf(n),
  'Причина закрытия': 'Автор доволен',
  Аудитория: 1_200 + n,
  Вовлеченность: 0.5,
  'URL автора': `https://vk.com/id${7_000 + n}`,
  'Опрос отправлен': 'Да',
  ...over,
});

const LONG_TEXT = `Длинное письмо. ${'Просим разобраться с отоплением в доме. '.repeat(500)}`;

/** Rows after the columns of Инцидент Менеджмент, each with another kind of dirt. */
function incidentRows(): DirtyRow[] {
  const at = (wallClock: string) => serialOf(wallClock);
  const dirty: Omit<DirtyRow, 'cells'> & { readonly cells: Cells } = { dirt: 'без грязи', cells: {} };
  const kinds: (typeof dirty)[] = [
    dirty,
    { dirt: 'дата ячейкой с датой', cells: { 'Дата создания': { date: at('2026-10-05T09:30:00') } } },
    { dirt: 'дата голым числом', cells: { 'Дата создания': at('2026-10-06T09:30:00') } },
    { dirt: 'дата со смещением', cells: { 'Дата создания': '2026-10-07T05:30:00Z' } },
    { dirt: 'дата без времени', cells: { 'Дата создания': '08.10.2026' } },
    {
      dirt: 'текст формулой',
      cells: { 'Текст инцидента': { formula: 'CONCATENATE("a";"b")', value: 'Текст из формулы о яме' } },
    },
    { dirt: 'номер формулой', cells: { 'Номер инцидента': { formula: '5000+6', value: 5_006 } } },
    {
      dirt: 'ошибка вместо значения',
      cells: { Объект: { error: '#N/A' }, Вовлеченность: { error: '#DIV/0!' } },
    },
    {
      dirt: 'nan вместо пустого',
      cells: { Улица: 'nan', Дом: 'nan', 'Дата окончания': 'NaT', 'Текущий шаг инцидента': 'В работе' },
    },
    { dirt: 'прочерки вместо пустого', cells: { Отдел: '—', 'Населенный пункт': '-', Исполнитель: 'н/д' } },
    { dirt: 'текст по кускам', cells: { 'Текст инцидента': { rich: ['Прорвало ', 'трубу', ' у школы'] } } },
    {
      dirt: 'переводы строк, кавычки и точка с запятой',
      cells: { 'Текст инцидента': { inline: 'Первая строка;_x000D_\nвторая "в кавычках"' } },
    },
    { dirt: 'неразрывные пробелы вокруг номера', cells: { 'Номер инцидента': '\u00a05012 ' } },
    { dirt: 'номер из 17 цифр текстом', cells: { 'Номер инцидента': '20261123000012345' } },
    {
      dirt: 'незнакомое состояние',
      cells: { 'Текущий шаг инцидента': 'Ждёт второго круга', 'Дата окончания': null },
    },
    { dirt: 'закончено без даты', cells: { 'Дата окончания': null } },
    { dirt: 'незнакомый сайт', cells: { 'Урл поста': 'https://example.org/1', 'URL автора': null } },
    { dirt: 'одноклассники', cells: { 'Урл поста': 'https://ok.ru/group/topic/1' } },
    { dirt: 'текст из одних эмодзи', cells: { 'Текст инцидента': '😡😡🚧' } },
    { dirt: 'текст в двадцать тысяч знаков', cells: { 'Текст инцидента': LONG_TEXT } },
    { dirt: 'телефон в тексте', cells: { 'Текст инцидента': 'Перезвоните: +7 900 000-00-00, нет света' } },
    { dirt: 'нет текста, есть тема', cells: { 'Текст инцидента': null } },
    { dirt: 'название улицы с ё и латиницей', cells: { Улица: 'ул. Учёбная (быв. Shkolnaya)' } },
    {
      dirt: 'такой даты нет',
      cells: { 'Дата создания': '30.02.2026 10:00' },
      refused: /createdAt \(«.+»\): такой даты/,
      mend: { 'Дата создания': '28.02.2026 10:00' },
    },
    {
      dirt: 'дата словом',
      cells: { 'Дата создания': 'позавчера' },
      refused: /не похоже на дату/,
      mend: { 'Дата создания': '21.11.2026 10:00' },
    },
    {
      dirt: 'год из двух цифр',
      cells: { 'Дата создания': '11.10.26 10:00' },
      refused: /не похоже на дату/,
      mend: { 'Дата создания': '11.10.2026 10:00' },
    },
    {
      dirt: 'дата впереди',
      cells: { 'Дата создания': '01.01.2027 10:00' },
      refused: /впереди часов/,
      mend: { 'Дата создания': '01.10.2026 10:00' },
    },
    {
      dirt: 'нет ни номера, ни ID',
      cells: { 'Номер инцидента': null, ID: null },
      refused: /externalId.*не заполнено/,
      mend: { 'Номер инцидента': '5999' },
    },
    {
      dirt: 'номер потерял цифры',
      cells: { 'Номер инцидента': { rounded: '1.2345678901234567E+20', shown: '1,23457E+20' } },
      refused: /длиннее 15 цифр/,
      mend: { 'Номер инцидента': '123456789012345670001' },
    },
  ];
  return kinds.map(({ cells, ...kind }, n) => ({ ...kind, cells: incident(n, cells) }));
}

const pos = (n: number, over: Cells = {}): Cells => ({
  Номер: 70_000 + n,
  'Номер ЕПГУ': `ЕП-${n}`,
  Источник: 'Мобильное приложение',
  'Верхнеуровневый ЛКО': 'Учебная область',
  Категория: 'Дворы',
  Подкатегория: 'Детские площадки',
  Факт: 'Сломаны качели',
  'Организация, в которую поступило сообщение': 'Учебная администрация',
  'Организация, в которой находится сообщение': 'Администрация Центрального района',
  'Дата поступления': `${two(dayOf(n))}.10.2026`,
  'Дата планируемого завершения работ': `${two(dayOf(n) + 10)}.10.2026`,
  Стадия: 'Работа по сообщению',
  Статус: 'В работе',
  Просрочено: 'Нет',
  'Фаст-трек': 'Да',
  'Заявитель выбрал подачу по 59-ФЗ': 'Нет',
  'Оценка ответа заявителем': 4,
  'Повторное рассмотрение': 'Нет',
  'ФИО координатора': 'Учётная запись координатора',
  ...over,
});

function posRows(): DirtyRow[] {
  const kinds: DirtyRow[] = [
    { dirt: 'без грязи', cells: {} },
    { dirt: '59-ФЗ словом «да»', cells: { 'Заявитель выбрал подачу по 59-ФЗ': 'ДА ' } },
    { dirt: '59-ФЗ в другом столбце', cells: { ФЗ: '59-ФЗ' } },
    { dirt: '59-ФЗ логическим значением', cells: { 'Заявитель выбрал подачу по 59-ФЗ': true } },
    { dirt: 'дата числом', cells: { 'Дата поступления': serialOf('2026-10-09T00:00:00') } },
    { dirt: 'нет факта', cells: { Факт: null } },
    {
      dirt: 'закрыто с датой',
      cells: { Статус: 'Закрыто', 'Дата фактического завершения работ': '15.10.2026' },
    },
    { dirt: 'закрыто без даты', cells: { Статус: 'Закрыто' } },
    { dirt: 'из соцсети', cells: { Источник: 'ВКонтакте' } },
    {
      dirt: '59-ФЗ непонятно',
      cells: { 'Заявитель выбрал подачу по 59-ФЗ': 'возможно' },
      refused: /не понятно, по 59-ФЗ/,
      mend: { 'Заявитель выбрал подачу по 59-ФЗ': 'да' },
    },
    {
      dirt: 'нет ни категории, ни факта',
      cells: { Категория: null, Подкатегория: null, Факт: '-' },
      refused: /text .*не заполнено/,
      mend: { Категория: 'Дороги', Факт: 'Яма на проезжей части' },
    },
    {
      dirt: 'срок не дата',
      cells: { 'Дата планируемого завершения работ': 'бессрочно' },
      refused: /dueAt .*не похоже на дату/,
      mend: { 'Дата планируемого завершения работ': '' },
    },
  ];
  return kinds.map(({ cells, ...kind }, n) => ({ ...kind, cells: pos(n, cells) }));
}

/** The same heading as another export would spell it. */
const respell = (name: string, i: number) =>
  [
    name.toUpperCase(),
    `  ${name} `,
    name.replaceAll('е', 'ё'),
    name.replace(' ', '\n'),
    name.replaceAll('о', 'o'),
  ][i % 5] ?? name;

const FILE_DIRT = [
  'столбцы в другом порядке',
  'части столбцов нет',
  'лишние столбцы',
  'заголовки другим регистром, с пробелами, ё, переводами строк и латинскими двойниками',
];

function dirtyColumns(columns: readonly string[], missing: readonly string[]): string[] {
  return [...columns.filter((name) => !missing.includes(name)).reverse(), 'Пометка оператора'];
}

export function dirtyIncident(): DirtyExport {
  const columns = dirtyColumns(INCIDENT.columns, ['Объект старый', 'Теги', 'Урл блога']);
  return { columns, rows: incidentRows(), dirt: FILE_DIRT, key: 'Номер инцидента' };
}

export function dirtyPos(): DirtyExport {
  const columns = dirtyColumns(POS.columns, ['Направлено по email в ФОИВ, не подключенный к ПОС']);
  return { columns, rows: posRows(), dirt: FILE_DIRT, key: 'Номер' };
}

function bodyOf({ columns, rows }: DirtyExport): TestCell[][] {
  return rows.map(({ dirt, cells }) =>
    columns.map((name) => (name === 'Пометка оператора' ? dirt : (cells[name] ?? null))),
  );
}

/** A column as the page names it after the workbook was read. */
export const columnIn = ({ columns }: DirtyExport, name: string): string =>
  respell(name, columns.indexOf(name)).replace(/\s+/g, ' ').trim();

/** Line of the workbook on which a row stands: after title, blank and heading, the later ones after a second heading. */
export const lineOf = (row: number): number => row + (row < 3 ? 4 : 6);

/** Ten sheets, one of which fits, a title above its heading, blank rows, a heading again and a total. */
export function asXlsx(dirty: DirtyExport): Uint8Array {
  const heading = dirty.columns.map(respell);
  const body = bodyOf(dirty);
  const title = ['Отчёт за октябрь'];
  const rows = [
    title,
    [],
    heading,
    ...body.slice(0, 3),
    [],
    heading,
    ...body.slice(3),
    [`Итого: ${body.length}`],
  ];
  const others = Array.from(
    { length: 9 },
    (_, i): TestSheet => ({
      name: `Сводка ${i + 1}`,
      rows: [
        ['Показатель', 'Значение'],
        ['Всего', i],
      ],
      isHidden: i === 8,
    }),
  );
  const data: TestSheet = { name: 'Данные', rows, merges: ['A1:D1'] };
  return makeXlsx({
    sheets: [...others.slice(0, 4), data, ...others.slice(4)],
    parts: { 'xl/vbaProject.bin': 'macro' },
  });
}

function displayed(cell: TestCell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'Да' : 'Нет';
  if (typeof cell !== 'object') return String(cell);
  if ('date' in cell) {
    const at = new Date(Date.UTC(1899, 11, 30) + Math.round(cell.date * 86_400) * 1_000).toISOString();
    return `${at.slice(8, 10)}.${at.slice(5, 7)}.${at.slice(0, 4)} ${at.slice(11, 19)}`;
  }
  if ('span' in cell) return String(cell.span);
  if ('error' in cell) return cell.error;
  if ('rounded' in cell) return cell.shown;
  if ('rich' in cell) return cell.rich.join('');
  return 'inline' in cell ? cell.inline.replaceAll('_x000D_', '\r') : String(cell.value);
}

/** The same rows as Excel saves them to CSV, with a title line above. */
export function asCsv(dirty: DirtyExport): string {
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = [dirty.columns.map(respell), ...bodyOf(dirty).map((cells) => cells.map(displayed))];
  const title = `Отчёт за октябрь${';'.repeat(dirty.columns.length - 1)}`;
  return `\uFEFF${[title, ...lines.map((cells) => cells.map(quote).join(';'))].join('\r\n')}\r\n`;
}
