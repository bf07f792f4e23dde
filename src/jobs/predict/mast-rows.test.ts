import { expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../test/support/memory-project.ts';
import { loadDataset } from '../../intake/load-dataset.ts';
import { mastRowsLeftOut } from './mast-rows.ts';

it('rows of masts that became none are counted by why, each once', async () => {
  const files = {
    'xa.geojson': collection([[square(103, 21, 0.5), { code: '00011', name: 'Xã A' }]]),
    'tram.csv': [
      'Mã trạm,Nhà mạng,Công nghệ,Kinh độ,Vĩ độ',
      'T1,Viettel,4G,103.1,21.1',
      'T2,Viettel,4G,,',
      'T3,Viettel,4G,103.2,',
      // No place on earth.
      'T4,Viettel,4G,503.2,21.2',
      // Farther off the province than any mistake of a digit.
      'T5,Viettel,4G,108.4,12.1',
      'T6,Viettel,4G,0,0',
    ].join('\n'),
    'ban.csv': 'Tên bản,Kinh độ,Vĩ độ\nBản B,,\n',
  };
  const project = projectOf([
    { role: 'communes', path: 'xa.geojson' },
    { role: 'sites', path: 'tram.csv', id: 'tram' },
    { role: 'villages', path: 'ban.csv', id: 'ban' },
  ]);
  const loaded = await loadDataset(project, openIn(files));
  expect(loaded.dataset.sites.map(({ code }) => code)).toEqual(['T1']);
  const left = mastRowsLeftOut(loaded);
  expect(left.withoutPlace + left.asked + left.otherwise).toBe(5);
  expect(left).toEqual({ withoutPlace: 3, asked: 0, otherwise: 2 });
});
