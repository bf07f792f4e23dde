/** Words of the prediction from terrain, for the command line. */
export const predict = {
  /** Trước khi làm, khi có nhiều trạm. */
  many: (masts: string, minutes: string) =>
    `${masts} vị trí phát sóng: dự kiến mất khoảng ${minutes} phút (Ctrl+C để dừng, chưa ghi gì).`,
  step: {
    measurements: 'so với điểm đo',
    fit: 'chỉnh theo điểm đo',
    villages: 'tính cho từng bản',
    predict: 'tính vùng phủ của từng vị trí phát sóng',
    areas: 'khoanh vùng yếu',
  },
  progress: (step: string, done: string, total: string) => `Dự báo: ${step}, ${done}/${total}`,
  progressOf: (step: string) => `Dự báo: ${step}`,
  transmitters: (count: string) => `Đã dự báo cho ${count} máy phát.`,
  assumption: {
    height: 'chưa có chiều cao cột',
    band: 'chưa có băng tần',
    bandwidth: 'chưa có độ rộng băng tần',
    power: 'chưa có công suất phát',
    azimuth: 'chưa có hướng phát, coi như phát mọi hướng',
    tilt: 'chưa có góc cụp, bỏ qua góc cụp',
    technology: 'chưa có công nghệ',
  },
  assumed: (what: string, count: string) =>
    `Dùng giá trị giả định (ghi trong calibration.json): ${what}: ${count}.`,
  why: {
    'place-unknown': 'trạm không có tọa độ',
    'height-not-above-ground': 'chiều cao không lớn hơn 0',
    'band-outside-model': 'băng tần ngoài phạm vi 30–6.000 MHz của mô hình',
    'bandwidth-unknown': 'độ rộng băng tần không đúng chuẩn',
  },
  leftOut: (why: string, count: string, sites: string) =>
    `Không dự báo ${count} máy phát, vì ${why}. Trạm: ${sites}.`,
  /** Dòng của danh sách trạm không thành trạm nào, nên không có trong dự báo. */
  rowsLeftOut: {
    withoutPlace: (count: string) =>
      `${count} dòng của danh sách trạm không có tọa độ dùng được: không có trong dự báo.`,
    asked: (count: string) =>
      `${count} dòng của danh sách trạm chờ trả lời câu hỏi về dữ liệu: không có trong dự báo.`,
    otherwise: (count: string) =>
      `${count} dòng của danh sách trạm bị loại vì lý do khác (lệnh check nêu từng dòng): không có trong dự báo.`,
  },
  sitesWithoutTerrain: (count: string, sites: string) =>
    `${count} trạm nằm ngoài địa hình hoặc ở chỗ địa hình không có số liệu: không tính được đường truyền nào từ đó. Cần kiểm tra tọa độ trạm và tệp địa hình. Trạm: ${sites}.`,
  filledCells: (count: string) =>
    `Địa hình thiếu ${count} ô trong tầm các trạm: đã bù độ cao từ các ô có số liệu cách không quá 2 km.`,
  overFilled: (count: string, places: string) =>
    `${count} kết quả của bản dùng đường truyền qua chỗ đã bù độ cao, kém chắc chắn hơn (danh sách trong calibration.json). Bản: ${places}.`,
  withoutTerrain: (count: string) =>
    `${count} kết quả của bản để trống: một phần đường truyền không có địa hình. Cần thêm tệp địa hình phủ kín vùng.`,
  technologies: (names: string) => `Chưa dự báo cho ${names}: mô hình này chỉ tính 4G và 5G.`,
  fitted: (operator: string, band: string, n: string, offset: string, sigma: string, rmse: string) =>
    `${operator}, ${band} MHz: chỉnh theo ${n} điểm đo, lệch ${offset} dB, độ phân tán ${sigma} dB; sai số khi bỏ từng xã ${rmse} dB.`,
  notFitted: (operator: string, band: string, n: string, levels: string) =>
    `${operator}, ${band} MHz: chưa chỉnh, vì trong ${n} điểm đo dùng được chỉ ${levels} điểm có mức thu (cần từ 30, ở ít nhất hai xã).`,
  keptFits: {
    fresh: 'Dùng kết quả chỉnh theo đo kiểm giữ trong dự án.',
    stale:
      'Dự án có kết quả chỉnh theo đo kiểm nhưng trạm, điểm đo, địa hình hoặc thiết lập đã đổi: không dùng. Cần chỉnh lại (--calibrate).',
  },
  nothingToFit: 'Chưa chỉnh theo đo kiểm: không có điểm đo nào có mức thu ở nơi dự báo được.',
  trees: 'Mỗi kết quả có hai giá trị: không tính cây và có tính cây. Thực tế nằm giữa hai giá trị đó.',
};
