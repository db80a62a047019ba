/** A query, and the appeals that a person expects: with its own words, and behind them what means the same. */
export interface PersonalQuery {
  readonly query: string;
  readonly exact: string;
  readonly similar: string;
  /** The query as it must have been read, when it was mistyped. */
  readonly read?: string;
}

export const QUERIES: readonly string[] = `
отопление
отоплние
атопление
jnjgktybt
jnjgknbt
[jkjlyj
otoplenie
нет отопления
холодные батареи
батареи
прорвало
прорыв
прорыв трубы
горячая вода
гвс
ujhzxfz djlf
нет горячей воды
отключили воду
затопило
лужа
люк
яма
ямы на дороге
ямы на дорге
выбоина
выбоина -колесо
светофор
светафор
лежачий полицейский
снег не чистят
гололед
гололёд
сосульки
не вывозят мусор
вывоз мусора
мусор -свалка
помойка
лифт
лифт стоит
лифт не работает
неработает лифт
лифт сломался
застряли в лифте
нет света
фонарь
запах газа
вонь
течет крыша
управляющая компания
ук
капремонт
детская площадка
лавочка
дерево упало
бродячие собаки
собака укусила
крысы
автобус
маршрутка
долго нет автобуса
садик
школа 25
пособие
громкая музыка
Мира 52
мира, д. 52
29к2
29 корпус 2
степана разина 29к2
Разина 29
свердлова 17
33/41
ленинский 1 стр 3
"горячая вода"
"не вывозят мусор"
"яма"
елка
ёлки
cнег
wi-fi
вайфай
крокодил
`.trim().split('\n').map((query) => query);
