import { expect, it } from 'vitest';
import { sheetsAs } from '../../test/support/read-text.ts';

const TABLE = 'Mã thôn,Dân số\n1-2,1.400\n3-4,300\n';

it.each(['v.xls', 'v.xlsx', 'v.ods'])('a text table named %s keeps its texts', async (name) => {
  const { sheets } = await sheetsAs(name, TABLE);
  expect(sheets[0]!.rows.slice(1)).toEqual([
    ['1-2', '1.400'],
    ['3-4', '300'],
  ]);
});

it('so does one in the Unicode that Excel calls text', async () => {
  const wide = new Uint8Array(2 * TABLE.length + 2);
  [...`\uFEFF${TABLE}`].forEach((letter, i) => {
    wide[2 * i] = letter.charCodeAt(0) & 255;
    wide[2 * i + 1] = letter.charCodeAt(0) >> 8;
  });
  expect((await sheetsAs('v.xls', wide)).sheets[0]!.rows[1]).toEqual(['1-2', '1.400']);
});
