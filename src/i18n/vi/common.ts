/** Words that several rooms share; spelling and terms from the glossary of the field. */
export const common = {
  productName: 'Sóng Bản',
  synthetic: 'dữ liệu giả lập',
  noData: 'Chưa có số liệu',
  /** In a sentence, for what the file does not say. */
  unknownBlank: '(không rõ)',
  asOf: (date: string) => `số liệu đến ${date}`,
  status: {
    covered: 'Có sóng đủ',
    partial: 'Có sóng một phần',
    uncovered: 'Trắng sóng',
    unknown: 'Chưa có số liệu',
  },
  evidence: {
    declared: 'doanh nghiệp công bố',
    predicted: 'mô hình tính toán',
    measured: 'số đo thực tế',
    reported: 'phản ánh của người dân',
    estimated: 'ước lượng',
  },
  measure: {
    communes: 'Xã có sóng',
    households: 'Hộ có sóng',
    population: 'Dân số có sóng',
  },
  /** The rate of villages has the name of the rule that it counts by. */
  coveredVillages: {
    centre: 'Bản có sóng ở điểm trung tâm',
    anyCluster: 'Bản có sóng ở ít nhất một cụm',
    allClusters: 'Bản có sóng đủ',
  },
  uncoveredVillages: {
    centre: 'Bản chưa có sóng ở điểm trung tâm',
    anyCluster: 'Bản chưa có sóng ở cụm nào',
    allClusters: 'Bản chưa có sóng đủ',
  },
  /** What became of a row that was read. */
  fate: {
    kept: 'Đưa vào',
    merged: 'Gộp',
    filtered: 'Để riêng',
    totals: 'Dòng tổng',
    notes: 'Tiêu đề, ghi chú',
    empty: 'Trống',
    rejected: 'Bị loại',
    asked: 'Chờ trả lời',
  },
  unit: { communes: 'xã', villages: 'bản', households: 'hộ', population: 'người' },
  role: {
    communes: 'Xã, phường',
    villages: 'Thôn, bản',
    clusters: 'Cụm dân cư',
    coverage: 'Vùng phủ sóng',
    sites: 'Vị trí trạm',
    candidates: 'Vị trí dự kiến',
    fibre: 'Tuyến cáp quang',
    fibreNodes: 'Điểm truy nhập cáp quang',
    depressions: 'Vùng lõm sóng',
    measurements: 'Số đo thực tế',
    roads: 'Đường giao thông',
    terrain: 'Địa hình',
    households: 'Hộ dân',
    crosswalk: 'Bảng chuyển đổi xã cũ, xã mới',
  },
  anyOperator: 'bất kỳ nhà mạng nào',
  unspecifiedOperator: 'không rõ nhà mạng',
  outside: 'ngoài các xã',
};
