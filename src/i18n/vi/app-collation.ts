/** Words for what several sources say of one village; `en/app-collation.ts` has the same keys. */
export const collation = {
  tabs: { duplicates: 'Trùng lặp', discrepancies: 'Số liệu khác nhau' },
  noDuplicates: 'Không có thôn, bản nào có thể bị ghi hai lần.',
  duplicatesNote:
    'Cùng xã, cùng tên (không kể dấu, số La Mã) và cách nhau không quá 300 m. Chưa xác nhận thì giữ và tính cả hai. Khi gộp, dòng được gộp bổ sung số liệu còn thiếu và vẫn được ghi trong báo cáo.',
  duplicateTitle: (name: string, commune: string, count: string, distance: string) =>
    `${name}, ${commune}: ${count} dòng cách nhau ${distance}`,
  duplicateState: { open: 'chưa xác nhận', apart: 'để riêng', merged: 'đã gộp' },
  mergeInto: (code: string) => `Là một: giữ ${code}, gộp các dòng khác vào`,
  keepApart: 'Là các thôn, bản khác nhau: để riêng',
  leaveOpen: 'Chưa xác nhận',
  showMap: 'Xem trên bản đồ',
  more: (count: string) => `Hiện thêm (còn ${count})`,
  head: {
    village: 'Bản',
    commune: 'Xã',
    code: 'Mã',
    households: 'Số hộ',
    population: 'Dân số',
    where: 'Tệp, dòng',
    asOf: 'Ngày',
    field: 'Số liệu',
    used: 'Đang dùng',
    others: 'Nguồn khác ghi',
  },
  noDiscrepancies: 'Không có số liệu nào mà các nguồn ghi khác nhau.',
  discrepanciesNote:
    'Các nguồn ghi khác nhau về một thôn, bản: giữ tất cả, dùng nguồn mới nhất. Chọn nguồn khác thì tính lại ngay.',
  chooseDiscrepancy: 'Chọn một dòng để xem từng nguồn và đổi nguồn đang dùng.',
  origin: (file: string, row: string) => `${file}, dòng ${row}`,
  originSheet: (file: string, sheet: string, row: string) => `${file}, trang ${sheet}, dòng ${row}`,
  undated: 'không ghi ngày',
  inUse: 'đang dùng',
  panelTitle: 'Số liệu các nguồn ghi khác nhau',
  claimsNote: (count: string) =>
    `${count} chỗ doanh nghiệp công bố trái với phản ánh của xã, người dân: cần kiểm tra thực địa.`,
  downloadClaims: 'Tải danh sách cho từng nhà mạng (Excel)',
  downloadClaimsCsv: 'Tải danh sách (CSV)',
  reports: 'Xã, người dân phản ánh',
  anyOperator: 'Sóng nói chung',
  checkOnSite: 'cần kiểm tra thực địa',
  radiusNote: 'Trạm vẫn được nhập; chỉ phần phủ sóng chưa được tính cho đến khi có câu trả lời.',
};
