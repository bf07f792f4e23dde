/** Words of the independent check, for the command line and the screen. */
export const verify = {
  title: 'Kiểm tra độc lập',
  head: ['Nơi', 'Số liệu', 'Sóng Bản', 'Turf', 'Chênh', 'Lý do'],
  figure: {
    centre: 'có sóng ở điểm trung tâm',
    state: 'trạng thái sóng',
    population: 'dân số',
    households: 'số hộ',
    uncoveredPopulation: 'người chưa có sóng',
    uncoveredHouseholds: 'hộ chưa có sóng',
    fibreMeters: 'khoảng cách đến cáp quang (m)',
    inDepression: 'nằm trong vùng lõm sóng',
    villages: 'số thôn, bản',
    areaKm2: 'diện tích (km²)',
    coveredShare: 'phần diện tích có sóng',
    uncoveredVillages: 'bản chưa có sóng',
  },
  answer: {
    yes: 'có',
    no: 'không',
    unknown: 'chưa có số liệu',
    covered: 'có sóng đủ',
    partial: 'có sóng một phần',
    uncovered: 'trắng sóng',
  },
  anyOperator: 'mọi nhà mạng',
  reason: {
    'sphere-length': 'Turf đo trên mặt cầu, Sóng Bản trên ellipsoid: lệch không quá 0,6 %',
    'sphere-area': 'Turf tính diện tích trên mặt cầu, Sóng Bản trên ellipsoid: lệch không quá 0,5 %',
    edge: 'điểm nằm ngay trên mép vùng (trong 0,1 m)',
    'not-computed': 'Turf không tính được với các hình này: chưa so sánh',
  },
  noReason: 'KHÔNG RÕ LÝ DO',
  sum: (all: string, equal: string, explained: string, unexplained: string) =>
    `${all} số liệu đã tính lại: ${equal} bằng nhau, ${explained} chênh có lý do, ${unexplained} chênh không rõ lý do.`,
  basis: (files: string, imported: string) =>
    `${files} số liệu tính thẳng từ tệp gốc; ${imported} số liệu dùng hình hoặc số đếm như khi nhập liệu (tệp không phải GeoJSON, CSV, hoặc dòng đã được sửa khi nhập).`,
  notComputed: (count: string) => `${count} số liệu Turf không tính được, chưa so sánh.`,
  notChecked: (figures: string) => `Không tính lại được theo thiết lập hiện tại: ${figures}.`,
};
