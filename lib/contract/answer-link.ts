import { z } from 'zod';
import { ANSWER_TARGETS, LINK_STANDINGS } from '@/lib/domain/answer-link';
import { OUTCOMES } from '@/lib/domain/life/facts';
import { instant } from './appeal-input';
import { departmentCode } from './department';
import { words } from './words';

/** The body of `POST /api/v1/answer-links`. */
export const answerLinkInput = z.strictObject({
  target: z.enum(ANSWER_TARGETS).describe('appeal — запись, instruction — поручение'),
  targetId: z.int().positive().describe('Номер записи или поручения'),
  department: departmentCode.describe('Кто отвечает по ссылке'),
  days: z.int().min(1).max(60, 'не дольше 60 дней').default(10).describe('Сколько дней ссылка действует'),
});
export type AnswerLinkInput = z.output<typeof answerLinkInput>;

export const answerLinkMade = z.object({
  id: z.int(),
  path: z.string().describe('Адрес страницы ответа; показывается один раз'),
  expiresAt: z.iso.datetime(),
  message: z.string(),
});
export type AnswerLinkMade = z.infer<typeof answerLinkMade>;

/** The body of `POST /api/v1/answers/{secret}`: what an organisation without an account answers. */
export const answerInput = z
  .strictObject({
    text: words(4_000).describe('Ответ'),
    outcome: z
      .enum(OUTCOMES)
      .describe('solved — решено, explained — разъяснено, planned — запланировано, refused — отказано'),
    promisedUntil: instant.nullish().describe('Для «запланировано»: до какого времени'),
  })
  .refine(({ outcome, promisedUntil }) => (outcome === 'planned') === (promisedUntil != null), {
    message: 'срок нужен для «запланировано» и только для него',
    path: ['promisedUntil'],
  });
export type AnswerInput = z.output<typeof answerInput>;

/** An answer as whoever has sent it sees it. */
const sentAnswer = z.object({
  id: z.int(),
  text: z.string().describe('Личные данные закрыты'),
  outcome: z.enum(OUTCOMES),
  promisedUntil: z.iso.datetime().nullable(),
  state: z.enum(['waiting', 'accepted', 'returned']),
  proposedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  returnReason: z.string().nullable(),
});
export type SentAnswer = z.infer<typeof sentAnswer>;

/** The same as the centre sees it: from whom it came and who has decided. */
const proposal = sentAnswer.extend({
  department: z.string(),
  departmentName: z.string(),
  decidedBy: z.string().nullable(),
});
export type AnswerProposal = z.infer<typeof proposal>;

/** `GET /api/v1/answers/{secret}`: what is asked, without whoever asked. */
export const answerPage = z.object({
  target: z.enum(ANSWER_TARGETS),
  targetId: z.int(),
  title: z.string(),
  text: z.string().describe('Личные данные закрыты'),
  address: z.string().nullable(),
  dueAt: z.iso.datetime().nullable(),
  departmentName: z.string(),
  expiresAt: z.iso.datetime(),
  refusal: z.string().nullable().describe('Почему сейчас ответить нельзя; пусто — можно'),
  proposals: z.array(sentAnswer),
});
export type AnswerPage = z.infer<typeof answerPage>;

/** The body of `POST /api/v1/answer-proposals/{id}/decision`. */
export const proposalDecision = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('accept'),
    version: z.int().positive().describe('Версия записи или поручения, которую видел тот, кто решает'),
  }),
  z.strictObject({ decision: z.literal('return'), reason: words(1_000).describe('Что доделать') }),
]);
export type ProposalDecision = z.output<typeof proposalDecision>;

export const answerDone = z.object({ id: z.int(), message: z.string() });
export type AnswerDone = z.infer<typeof answerDone>;

/** A link as the centre sees it; the address itself was shown once. */
const answerLinkItem = z.object({
  id: z.int(),
  department: z.string(),
  departmentName: z.string(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  standing: z.enum(LINK_STANDINGS).describe('holds — действует, expired — срок вышел, revoked — отозвана'),
  revokedAt: z.iso.datetime().nullable(),
  revokedBy: z.string().nullable(),
  openedAt: z.iso.datetime().nullable().describe('Когда открывали в последний раз'),
  answers: z.int().describe('Сколько ответов пришло по ней'),
});
export type AnswerLinkItem = z.infer<typeof answerLinkItem>;
export const answerLinksAnswer = z.object({ items: z.array(answerLinkItem) });

/** Query of `GET /api/v1/answer-proposals` and of `GET /api/v1/answer-links`. */
export const proposalsQuery = z.strictObject({
  target: z.enum(ANSWER_TARGETS),
  targetId: z.coerce.number().int().positive(),
});
export const proposalsAnswer = z.object({ items: z.array(proposal) });
