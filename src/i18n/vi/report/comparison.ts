/** Words of a comparison with an earlier project; `en/report/comparison.ts` has the same keys. */
export const comparison = {
  title: (found: string, before: string) => `${found} so với ${before}`,
  left: (count: string) => `${count} bản hết trắng sóng`,
  entered: (count: string) => `${count} bản thành trắng sóng`,
  noneMoved: 'Không bản nào hết hay thành trắng sóng',
  nobody: 'Không bản nào khớp',
  notOpen: 'Chưa mở tệp của kỳ trước',
  notOpenHint:
    'Mở một tệp .songban của kỳ trước để đặt cạnh hôm nay. Tệp đó chỉ được đọc: không trộn vào dự án, không bị ghi đè.',
  kept: 'Tệp kỳ trước được giữ trên máy này cạnh dự án cho đến khi đóng; không vào dự án, không nằm trong danh sách hoàn tác.',
  notKept: 'Không giữ được tệp kỳ trước trên máy này: tải lại trang thì phải mở lại.',
  notHere: 'So sánh với kỳ trước: tệp kỳ trước không nằm trong dự án này.',
  notOfOperator: (operator: string) => `Một trong hai ngày không có số liệu của ${operator}.`,
  tableName: 'Kỳ trước và hôm nay',
  measure: 'Chỉ tiêu',
  before: 'Kỳ trước',
  now: 'Hôm nay',
  thenNow: (before: string, now: string) => `${before} → ${now}`,
  dark: 'Bản trắng sóng',
  uncoveredPeople: 'Người chưa có sóng',
  gained: (people: string, households: string) => `Có sóng thêm: ${people} người, ${households} hộ.`,
  lost: (people: string, households: string) => `Mất sóng: ${people} người, ${households} hộ.`,
  unknownPeople: (villages: string) =>
    `${villages} bản đổi sóng chưa tính được người (thiếu số dân hoặc số liệu về sóng).`,
  unknownHouseholds: (villages: string) =>
    `${villages} bản đổi sóng chưa tính được hộ (thiếu số hộ hoặc số liệu về sóng).`,
  unknownNumber: 'chưa rõ số',
  matched: (pairs: string, byName: string | null) =>
    byName === null
      ? `Đối chiếu được ${pairs} bản theo mã.`
      : `Đối chiếu được ${pairs} bản, ${byName} bản theo xã và tên.`,
  onlyBefore: (count: string) => `${count} bản chỉ có kỳ trước`,
  onlyNow: (count: string) => `${count} bản chỉ có hôm nay`,
  unmatched: (parts: string) => `Không khớp: ${parts}.`,
  codesReused: (count: string) => `${count} mã nay thuộc bản khác: không ghép theo mã.`,
  quoted: (name: string) => `“${name}”`,
  difference: {
    province: (before: string, now: string) =>
      `Hai tệp khác tỉnh (${before}; ${now}): tỷ lệ không cùng địa bàn.`,
    order: (date: string) => `Tệp mở thêm không cũ hơn dự án: số liệu đến ${date}.`,
    synthetic: 'Một trong hai là dữ liệu giả lập.',
    operators: 'Hai ngày không cùng các nhà mạng có số liệu.',
    villageShare: 'Hai ngày tính phần có sóng của bản khác nhau.',
  },
  recounted: (counting: string, share: string) =>
    `Định nghĩa đổi: kỳ trước tính ${counting} (bản: ${share}). Ở đây cả hai ngày tính như hôm nay.`,
  notRecounted: (before: string, now: string) =>
    `Định nghĩa đổi, tỷ lệ không so trực tiếp được: kỳ trước tính ${before}; hôm nay tính ${now}.`,
  damaged: 'Tệp kỳ trước bị hỏng, chỉ mở được một phần: phần thiếu trông như thay đổi.',
  unread: (count: string, first: string) =>
    `Kỳ trước có ${count} tệp nguồn không đọc được (${first}): phần thiếu trông như thay đổi.`,
  onlyBeforeClaims: (names: string) =>
    `Vùng phủ chỉ kỳ trước có: ${names}. Phần thiếu hôm nay trông như mất sóng.`,
  onlyNowClaims: (names: string) =>
    `Vùng phủ chỉ hôm nay có: ${names}. Phần thiếu kỳ trước trông như có sóng thêm.`,
  onlyBeforeOperators: (names: string) => `Chỉ kỳ trước có: ${names}.`,
  onlyNowOperators: (names: string) => `Chỉ hôm nay có: ${names}.`,
  ask: 'Kỳ trước',
  panel: 'So sánh với kỳ trước',
  open: 'Mở tệp kỳ trước (.songban)',
  another: 'Mở tệp khác',
  closeFile: 'Bỏ tệp kỳ trước',
  ofFile: (title: string, date: string) => `${title} – số liệu đến ${date}`,
  failed: 'Không so sánh được',
  swipe: 'Kéo để so sánh kỳ trước với hôm nay',
  list: {
    communes: 'Theo xã',
    left: 'Hết trắng sóng',
    entered: 'Thành trắng sóng',
    onlyBefore: 'Chỉ có kỳ trước',
    onlyNow: 'Chỉ có hôm nay',
  },
  column: {
    commune: 'Xã',
    village: 'Bản',
    darkBefore: 'Trắng sóng kỳ trước',
    darkNow: 'Trắng sóng hôm nay',
    left: 'Hết',
    entered: 'Thành',
    gained: 'Người có sóng thêm',
    lost: 'Người mất sóng',
    statusBefore: 'Kỳ trước',
    statusNow: 'Hôm nay',
    population: 'Dân số hôm nay',
  },
  noRows: 'Không có bản nào.',
  noCommunes: 'Không xã nào có thay đổi.',
  changedOnly: (count: string, all: string) => `${count}/${all} xã có thay đổi`,
  download: 'Tải xuống',
  file: { 'comparison-communes.csv': 'Bảng theo xã', 'comparison-villages.csv': 'Bảng từng bản' },
};
