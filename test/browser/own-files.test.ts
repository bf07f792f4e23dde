import { expect, openApp, test } from './app.ts';

const square = (west: number, south: number, size: number) => [
  [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ],
];

const polygonFile = (coordinates: unknown) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } }],
  });

test('own files come in, bad ones and a broken project are told in words, and nothing loaded is lost', async ({
  page,
}) => {
  await openApp(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Chọn tệp' }).click();
  await (
    await chooser
  ).setFiles([
    {
      name: 'vung-lom-song-khao-sat.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from(polygonFile(square(104.2, 21.3, 0.02))),
    },
    {
      name: 'hong.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from('{"type":"FeatureCollection","features":[{'),
    },
    { name: 'rong.csv', mimeType: 'text/csv', buffer: Buffer.from('') },
  ]);
  const added = page.getByRole('region', { name: 'Thêm dữ liệu' });
  const result = added.getByRole('listitem');
  await expect(result.filter({ hasText: 'hong.geojson' })).toBeVisible({ timeout: 60_000 });
  await expect(result.filter({ hasText: 'rong.csv' })).toBeVisible();
  await expect(added.getByRole('status')).toContainText('Lần thả này: 3 tệp');
  await expect(added.getByRole('status')).toContainText('2 không đọc được · 1 đã nhận');
  await expect(page.getByRole('tab', { name: 'Tất cả bản 2.250' })).toBeVisible();

  const again = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Chọn tệp' }).click();
  await (
    await again
  ).setFiles([
    { name: 'du-an.songban', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004 hỏng') },
  ]);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Không mở được dự án');
  await expect(alert).toContainText('Dữ liệu đã mở vẫn còn nguyên');
  await alert.getByRole('button', { name: 'Đóng' }).click();
  await expect(page.getByRole('tab', { name: 'Tất cả bản 2.250' })).toBeVisible();
});
