/** Words of a comparison with an earlier project; `en/report/comparison.ts` has the same keys. */
export const comparison = {
  title: (before: string, now: string, found: string) => `${before} – ${now}: ${found}`,
  left: (count: string) => `${count} bản hết trắng sóng`,
  entered: (count: string) => `${count} bản thành trắng sóng`,
  noneMoved: 'không bản nào ra khỏi hay rơi vào trắng sóng',
  nobody: 'không bản nào của tệp trước khớp với hôm nay',
  notOpen: 'Chưa mở tệp của kỳ trước',
  notOpenHint:
    'Mở một tệp .songban của kỳ trước để đặt cạnh hôm nay. Tệp đó chỉ được đọc: không trộn vào dự án, không bị ghi đè.',
  notHere: 'So sánh với kỳ trước: tệp kỳ trước không nằm trong dự án này.',
  notOfOperator: (operator: string) => `Một trong hai ngày không có số liệu của ${operator}.`,
  tableName: 'Kỳ trước và hôm nay',
  measure: 'Chỉ tiêu',
  before: 'Kỳ trước',
  now: 'Hôm nay',
  dark: 'Bản trắng sóng',
  uncoveredPeople: 'Người chưa có sóng',
  gained: (people: string, households: string) => `Có sóng thêm: ${people} người, ${households} hộ.`,
  lost: (people: string, households: string) => `Mất sóng: ${people} người, ${households} hộ.`,
  unknownPeople: (villages: string) =>
    `${villages} bản đổi sóng chưa tính được người (thiếu số dân hoặc số liệu về sóng).`,
  matched: (pairs: string, byName: string | null) =>
    byName === null
      ? `Đối chiếu được ${pairs} bản theo mã.`
      : `Đối chiếu được ${pairs} bản, ${byName} bản theo xã và tên.`,
  unmatched: (before: string, now: string) =>
    `Không khớp: ${before} bản chỉ có kỳ trước, ${now} chỉ có hôm nay.`,
  codesReused: (count: string) => `${count} mã nay thuộc bản khác ở xã khác: không ghép theo mã.`,
  counting: (technologies: string, rule: string, evidence: string) =>
    `${technologies}, “${rule}”, ${evidence}`,
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
  onlyBeforeOperators: (names: string) => `Chỉ kỳ trước có: ${names}.`,
  onlyNowOperators: (names: string) => `Chỉ hôm nay có: ${names}.`,
  ask: 'So với kỳ trước',
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
};
