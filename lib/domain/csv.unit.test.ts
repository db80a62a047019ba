import { expect, test } from 'vitest';
import { csvLine, withoutFormula } from './csv';

test.each(['=1+1', '+7', '-2', '@SUM(A1)', '\tx', '\r=1', '  =HYPERLINK("x")', '|cmd'])(
  '%j does not stay a formula',
  (text) => {
    expect(withoutFormula(text)).toBe(`'${text}`);
  },
);

test('ordinary text stays as it is; signs of the table are quoted', () => {
  expect(csvLine(['№ 5', 'Яма', 'у дома; «24»', 'он сказал "нет"', 'две\nстроки', ''])).toBe(
    '№ 5;Яма;"у дома; «24»";"он сказал ""нет""";"две\nстроки";\r\n',
  );
});

test('a number stays one, with a decimal comma', () => {
  expect(csvLine([-2.5, 0, '-2,5'])).toBe("-2,5;0;'-2,5\r\n");
});
