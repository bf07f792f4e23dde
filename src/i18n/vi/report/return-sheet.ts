/**
 * Words of the sheet that goes back to a commune; `en/return-sheet.ts` has the same keys. They are for an officer of
 * the commune: what is wrong with the row, and what to write where.
 */
export const returnSheet = {
  name: 'Cần bổ sung',
  title: (commune: string, code: string) =>
    `Phiếu kiểm tra, bổ sung số liệu thôn, bản: ${commune} (mã ${code})`,
  count: (asked: string, villages: string) =>
    `${asked} nội dung cần xã xem lại, trong danh sách ${villages} thôn, bản.`,
  howTo:
    'Sửa hoặc điền vào ô tô màu, ghi ngày của số liệu, giữ nguyên dòng tiêu đề và các cột mã, rồi gửi lại chính tệp này. Dòng không có gì phải sửa thì để nguyên.',
  column: {
    number: 'TT',
    code: 'Mã thôn/bản',
    village: 'Thôn, bản',
    communeCode: 'Mã xã',
    commune: 'Tên xã',
    households: 'Số hộ',
    population: 'Dân số',
    lon: 'Kinh độ',
    lat: 'Vĩ độ',
    asOf: 'Số liệu đến ngày',
    wrong: 'Sai ở đâu',
    ask: 'Đề nghị xã',
    file: 'Ở tệp đã gửi',
    sheet: 'Ở trang tính',
    row: 'Ở dòng',
    column: 'Ở cột',
    value: 'Đã ghi là',
  },
  asked: {
    'population-missing': { wrong: 'Chưa có số dân.', ask: 'Điền số nhân khẩu đang ở.' },
    'households-missing': { wrong: 'Chưa có số hộ.', ask: 'Điền số hộ đang ở.' },
    'village-without-location': {
      wrong: 'Chưa có vị trí trên bản đồ.',
      ask: 'Điền kinh độ, vĩ độ của nhà văn hóa thôn (xem trên bản đồ của điện thoại tại đó).',
    },
    'village-without-name': {
      wrong: 'Dòng này không có tên thôn, bản.',
      ask: 'Điền tên và số liệu; nếu dòng thừa thì xóa dòng này.',
    },
    'village-outside-communes': {
      wrong: 'Vị trí không nằm trong xã nào của tỉnh.',
      ask: 'Điền lại kinh độ, vĩ độ của nhà văn hóa thôn.',
    },
    'commune-mismatch': {
      wrong: 'Vị trí đã ghi nằm ngoài địa giới xã.',
      ask: 'Kiểm tra kinh độ, vĩ độ; nếu thôn, bản thuộc xã khác thì sửa mã xã.',
    },
    'commune-name-mismatch': {
      wrong: 'Tên xã “{value}” không khớp với vị trí trên bản đồ.',
      ask: 'Kiểm tra tên xã, kinh độ và vĩ độ.',
    },
    'commune-unknown': {
      wrong: 'Xã “{value}” không có trong danh mục xã hiện nay.',
      ask: 'Ghi tên và mã xã theo danh mục từ 01/07/2025.',
    },
    'commune-marks-differ': {
      wrong: 'Tên xã “{value}” viết khác dấu với danh mục.',
      ask: 'Kiểm tra tên và mã xã.',
    },
    'commune-of-file': {
      wrong: 'Xã “{value}” không có trong danh mục; tạm xếp vào xã của cả tệp.',
      ask: 'Kiểm tra tên và mã xã.',
    },
    'coordinates-not-read': {
      wrong: 'Không đọc được tọa độ “{value}”.',
      ask: 'Điền kinh độ và vĩ độ bằng độ, ví dụ 103,9187 và 21,3256.',
    },
    'coordinates-out-of-range': {
      wrong: 'Tọa độ “{value}” không thể có ở Việt Nam.',
      ask: 'Điền kinh độ và vĩ độ bằng độ, ví dụ 103,9187 và 21,3256.',
    },
    'coordinates-reversed': {
      wrong: 'Kinh độ và vĩ độ ghi đổi chỗ nhau.',
      ask: 'Điền lại: kinh độ là số lớn (khoảng 102 đến 110), vĩ độ là số nhỏ (khoảng 8 đến 24).',
    },
    'count-negative': { wrong: 'Số “{value}” là số âm.', ask: 'Điền lại số đúng.' },
    'count-fractional': { wrong: 'Số “{value}” là số lẻ.', ask: 'Điền lại số nguyên.' },
    'count-absurd': { wrong: 'Số “{value}” quá lớn.', ask: 'Kiểm tra và điền lại.' },
    'number-not-read': { wrong: 'Không đọc được số “{value}”.', ask: 'Điền lại chỉ bằng chữ số.' },
    'number-approximate': { wrong: 'Số “{value}” chỉ là ước chừng.', ask: 'Điền số đã đếm được.' },
    'number-marked-apart': {
      wrong: 'Số “{value}” viết khác các số khác trong cột.',
      ask: 'Điền lại số, không dùng dấu phân cách.',
    },
    'value-not-understood': {
      wrong: 'Không hiểu “{value}” ở cột {column}.',
      ask: 'Ghi lại theo mẫu của tỉnh, ví dụ “có” hoặc “không”.',
    },
    'value-out-of-range': {
      wrong: 'Giá trị “{value}” ở cột {column} không thể có.',
      ask: 'Kiểm tra và ghi lại.',
    },
    'date-not-read': {
      wrong: 'Không đọc được ngày “{value}”.',
      ask: 'Ghi ngày/tháng/năm, ví dụ 30/09/2026.',
    },
    'households-exceed-population': {
      wrong: 'Số hộ ({households}) nhiều hơn số dân ({population}).',
      ask: 'Kiểm tra cả hai số.',
    },
    'population-exceeds-households': {
      wrong: 'Số dân ({population}) quá nhiều so với số hộ ({households}).',
      ask: 'Kiểm tra cả hai số.',
    },
    'part-exceeds-households': {
      wrong: 'Số {value} ở cột {column} lớn hơn tổng số hộ ({households}).',
      ask: 'Kiểm tra cả hai số.',
    },
    'village-name-again': {
      wrong: '“{value}” có hai dòng cùng tên, cách nhau {distanceMeters} (dòng kia: {first}).',
      ask: 'Cho biết đây có phải hai thôn, bản; nếu là một, tọa độ nào đúng.',
    },
    'village-near-duplicate': {
      wrong: '“{value}” và “{other}” trùng tên, ở gần nhau.',
      ask: 'Cho biết là một hay hai thôn, bản.',
    },
    'village-code-duplicate': {
      wrong: 'Mã {value} ghi cho hai dòng.',
      ask: 'Nếu là hai thôn, bản thì ghi thêm một dòng với mã khác.',
    },
  },
};
