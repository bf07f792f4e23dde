/** Words of the meeting; `en/app-meeting.ts` has the same keys. */
export const meeting = {
  map: 'Bản đồ trình chiếu',
  slides: 'Các trang trình chiếu',
  slide: { overview: 'Tổng quan', worst: 'Xã khó khăn nhất', priority: 'Thứ tự ưu tiên', budget: 'Kinh phí' },
  previous: 'Trang trước',
  next: 'Trang sau',
  place: (at: string, count: string) => `${at} / ${count}`,
  full: 'Toàn màn hình',
  leave: 'Thoát',
  method: (rule: string) => `Quy tắc: ${rule}`,
  asOf: (date: string) => `Số liệu đến ngày ${date}`,
  worstTitle: 'Xã nào kém nhất?',
  worstByCount: (villages: string) => `Nhiều ${villages} nhất`,
  worstByShare: 'Tỷ lệ dân chưa phủ cao nhất',
  communeSentence: (name: string, uncovered: string, villages: string, people: string) =>
    `${name}: ${uncovered} / ${villages}; ${people} người chưa được phủ.`,
  priorityTitle: 'Bản nào làm trước?',
  budgetTitle: (money: string) => `Nếu có ${money}?`,
  gain: (households: string, villages: string, works: string) =>
    `người có sóng thêm: ${households} hộ, ${villages} bản, ${works} trạm mới`,
};
