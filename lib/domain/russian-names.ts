import type { Channel, Kind, Precision, Status } from './appeal';
import type { PlaceOrigin } from './places/appeal-place';
import type { PlaceNote, PlaceRole } from './places/place-reading';

/** What codes are called on screens. */
export const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  vk: 'ВКонтакте',
  ok: 'Одноклассники',
  max: 'МАХ',
  telegram: 'Телеграм',
  pos: 'Платформа обратной связи',
  incident: 'Инцидент Менеджмент',
  phone: 'Телефон',
  voice: 'Голосовое сообщение',
  paper: 'Письмо на бумаге',
  email: 'Электронная почта',
  web: 'Сайт',
  other: 'Другой канал',
};

export const STATUS_NAMES: Readonly<Record<Status, string>> = {
  registered: 'Зарегистрировано',
  assigned: 'Назначен исполнитель',
  'in-work': 'В работе',
  answered: 'Дан ответ',
  closed: 'Закрыто',
  redirected: 'Перенаправлено',
  withdrawn: 'Отозвано',
  approval: 'На согласовании',
  interim: 'Дан промежуточный ответ',
  rework: 'Возвращено на доработку',
  'not-competent': 'Не по компетенции',
  'handed-over': 'Передано в ЕДДС',
};

export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  message: 'Сообщение',
  petition: 'Обращение (59-ФЗ)',
};

/** How exactly the place is known, in words. */
export const PRECISION_NAMES: Readonly<Record<Precision, string>> = {
  house: 'до дома',
  street: 'до улицы',
  quarter: 'до квартала',
  district: 'только район',
  none: 'место не указано',
};

/** The precision as a value of its own. */
export const PLACE_PRECISION_NAMES: Readonly<Record<Precision, string>> = {
  house: 'дом',
  street: 'улица',
  quarter: 'квартал',
  district: 'район',
  none: 'не найдено',
};

export const PLACE_ORIGIN_NAMES: Readonly<Record<PlaceOrigin, string>> = {
  source: 'координаты источника',
  machine: 'прочитано по словам',
  person: 'указано человеком',
};

export const PLACE_ROLE_NAMES: Readonly<Record<PlaceRole, string>> = {
  problem: 'место проблемы',
  author: 'где живёт автор',
  office: 'учреждение',
  way: 'по пути',
};

/** Why the place is known less exactly than it was written. */
export const PLACE_NOTE_NAMES: Readonly<Record<PlaceNote, string>> = {
  'not-in-gazetteer': 'такого названия в справочнике города нет',
  'house-missing': 'такого дома на этой улице в справочнике нет',
  'houses-unknown': 'дома этой улицы справочнику неизвестны',
  ambiguous: 'слова подходят к нескольким местам',
  'other-settlement': 'это другой населённый пункт',
};
