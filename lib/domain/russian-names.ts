import type { Channel, Kind, Precision, Status } from './appeal';

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
