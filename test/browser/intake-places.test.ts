import { HIGHLAND_COMMUNES, highlandReturn } from '../support/highland-province.ts';
import { csvFile, expect, openDataTab, openHighland, takeFiles, test } from './intake.ts';

test('P3: a file of the old list is converted, a split commune is asked, the unmatched are listed', async ({
  page,
}) => {
  await openHighland(page);
  const [, east, third] = HIGHLAND_COMMUNES;
  const [village] = third!.villages;
  await takeFiles(page, [
    csvFile('danh-sach-cu.csv', [
      'Thôn,Huyện,Xã,Số hộ,Kinh độ,Vĩ độ',
      'Na Lin,Mường Khương,Mường Cũ,30,,',
      'Sả Chải,Mường Khương,Bính Xá,31,,',
      `Mào Sao,Mường Khương,Bính Xá,32,${village!.lon},${village!.lat}`,
      'Cốc Râm,Mường Khương,Xã Lạ,33,,',
    ]),
  ]);
  await expect(page.getByRole('tab', { name: 'Tất cả bản 3' })).toBeVisible();
  await openDataTab(page, /^Báo cáo nhập liệu/);
  await expect(page.getByText('Danh mục cũ (trước 01/07/2025): đã chuyển 2 dòng')).toBeVisible();
  await expect(page.getByText(/“Xã Lạ” không có trong danh mục xã/)).toBeVisible();

  await openDataTab(page, /^Câu hỏi 1$/);
  const question = page.getByRole('group', { name: /“Sả Chải” ghi xã cũ “Bính Xá”/ });
  await expect(question.getByRole('radio')).toHaveCount(2);
  await question.getByRole('radio', { name: east!.name }).click();
  await expect(page.getByText('Không còn câu hỏi nào chờ trả lời.')).toBeVisible();
  await openDataTab(page, /^Ai đã gửi/);
  await expect(page.getByText('3 / 16 xã đã có danh sách bản')).toBeVisible();
});

test('P4: each file shows how its coordinates are read, on a map; a wrong meridian waits and is offered', async ({
  page,
}) => {
  await openHighland(page);
  await takeFiles(page, [
    highlandReturn(0, { place: 'commaText' }),
    highlandReturn(1, { place: 'sexagesimal' }),
    highlandReturn(2, { place: 'swapped' }),
    highlandReturn(4, { place: 'vn2000Unnamed' }),
    highlandReturn(5, { place: 'vn2000Unnamed', meridian: 105.5 }),
  ]);
  await expect(page.getByRole('tab', { name: 'Tất cả bản 24' })).toBeVisible();
  await openDataTab(page, /^Tọa độ/);
  const files = page.getByRole('navigation', { name: 'Tọa độ' }).getByRole('button');
  await expect(files).toHaveCount(5);
  await expect(files.first()).toContainText('06-bieu-01.xlsx');
  await expect(files.first()).toContainText('chờ chọn cách đọc');
  for (const name of ['01-', '02-', '03-'])
    await expect(files.filter({ hasText: name })).toContainText('6/6 điểm trong tỉnh');
  // Neighbouring meridians stay in one province; the commune that the file names tells them apart.
  await expect(files.filter({ hasText: '05-' })).toContainText('6/6 điểm trong xã đã ghi');

  await files.filter({ hasText: '03-' }).click();
  const swapped = page.getByRole('region', { name: /^Tọa độ của 03-bieu-01\.xlsx/ });
  await expect(swapped.getByRole('radio', { name: /Đổi chỗ kinh độ và vĩ độ/ })).toBeChecked();
  await expect(swapped.getByText('0/6 điểm trong tỉnh')).toBeVisible();
  await expect(swapped.getByRole('img', { name: /Đổi chỗ/ }).locator('path.points')).toHaveAttribute(
    'd',
    /^M/,
  );
  await files.filter({ hasText: '02-' }).click();
  await expect(page.getByText(/Ghi trong tệp: 22°14'/)).toBeVisible();
  await files.filter({ hasText: '05-' }).click();
  const meters = page.getByRole('region', { name: /^Tọa độ của 05-bieu-01\.xlsx/ });
  await expect(meters.getByRole('radio', { name: /kinh tuyến trục 104°45'/ })).toBeChecked();

  await openDataTab(page, /^Câu hỏi 1$/);
  const question = page.getByRole('group', { name: /06-bieu-01\.xlsx ghi tọa độ bằng mét/ });
  await expect(question).toContainText("Theo tỉnh hoặc theo tệp ghi: 104°45'");
  const offered = question.getByRole('radio', { name: /kinh tuyến trục 105°30'.*6\/6 điểm trong xã đã ghi/ });
  await expect(question.getByRole('img', { name: /105°30'/ })).toBeVisible();
  await offered.click();
  await expect(page.getByText('Không còn câu hỏi nào chờ trả lời.')).toBeVisible();
  await openDataTab(page, /^Tọa độ/);
  await expect(files.filter({ hasText: '06-' })).toContainText('6/6 điểm trong xã đã ghi');
});
