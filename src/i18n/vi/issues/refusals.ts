import { fileRefusals } from './refusals-files.ts';
import { projectRefusals } from './refusals-project.ts';

/** Words of one area; `en/refusals.ts` has the same keys. `{name}` is filled from the place or the context. */
export const refusals = {
  ...fileRefusals,
  ...projectRefusals,
  'money-without-unit':
    'Chưa rõ đơn vị của số tiền “{value}”. Cần ghi kèm đơn vị, ví dụ “{value} tỷ” hoặc “{value} triệu”.',
  'money-negative': 'Số tiền “{value}” là số âm. Cần nhập số tiền từ 0 đồng trở lên.',
  'money-not-read':
    'Không đọc được số tiền “{value}”. Cách ghi đúng: “12,5 tỷ”, “1.800 triệu” hoặc số đồng nguyên.',
  'source-not-terrain':
    'Tệp “{file}” không phải tệp địa hình (GeoTIFF, HGT). Cần chọn lại loại dữ liệu cho tệp.',
  'source-is-terrain': 'Tệp “{file}” là tệp địa hình. Cần chọn loại dữ liệu “Địa hình” cho tệp.',
};
