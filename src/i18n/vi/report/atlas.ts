/** Words of the atlas of communes. */
export const atlas = {
  title: (province: string) => `TẬP BẢN ĐỒ PHỦ SÓNG THEO XÃ, ${province}`,
  finding: (commune: string, finding: string) => `${commune}: ${finding}`,
  subtitle: (province: string, technologies: string) => `${province} · ${technologies}`,
  continued: '(tiếp theo)',
  page: (page: string, pages: string) => `Trang ${page} / ${pages}`,
  noVillages: 'Danh sách không có bản nào của xã này.',
  villages: (count: string) => `${count} bản, theo hạng ưu tiên rồi theo tên`,
  sentences: 'Vì sao',
  number: 'Số',
  village: 'Bản',
  state: 'Sóng',
  /** Beside the symbol of the legend. */
  status: { covered: 'đủ', partial: 'một phần', uncovered: 'trắng', unknown: '–' },
  households: 'Hộ',
  fibre: 'Cáp (km)',
  rank: 'Hạng',
  sentencesMore: (count: string) => `Còn ${count} bản nữa, xem phụ lục.`,
  unplaced: (count: string) => `${count} bản chưa có vị trí, không vẽ trên bản đồ.`,
  villageSentence: (number: string, village: string, sentence: string) =>
    `${number}. ${village}: ${sentence}`,
  legendNumber: 'Số trên bản đồ là số trong bảng.',
  counts: (villages: string, households: string | null, people: string | null) =>
    `Có ${[`${villages} bản`, households && `${households} hộ`, people && `${people} người`].filter(Boolean).join(', ')}`,
  states: (parts: string) => `theo hiện trạng: ${parts}.`,
  left: (people: string, share: string, households: string | null) =>
    `Chưa có sóng: ${people} người (${share})${households ? `, ${households} hộ` : ''}.`,
  leftNone: 'Không còn người nào đã đếm mà chưa có sóng.',
  leftUnknown: 'Chưa có số liệu về số người chưa có sóng.',
  area: (share: string) => `Diện tích có sóng: ${share}.`,
  depression: (area: string, people: string | null) =>
    `Vùng lõm sóng: ${area} km²${people ? `, ${people} người` : ''}.`,
  noDepression: 'Không có vùng lõm sóng.',
  works: (letters: string, villages: string) =>
    `Phương án đề xuất: trạm ${letters} tại xã; ${villages} bản của xã được phủ thêm.`,
  feeds: (list: string) => `Truyền dẫn mới tại xã: ${list}.`,
  noWorks: (villages: string) =>
    `Phương án đề xuất: không có trạm tại xã; ${villages} bản của xã được phủ thêm.`,
  figure: (finding: string) => `Bản đồ xã. ${finding}.`,
};
