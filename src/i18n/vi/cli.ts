/** Words of the command line; `en/cli.ts` has the same keys. */
export const cli = {
  usage: `Sóng Bản: bản nào chưa có sóng, xây gì trước.

  song-ban check PROJECT | FILES... [--json]        kiểm tra dữ liệu: đọc, giữ, sửa, loại từng dòng; --out DIR ghi thêm gate.xlsx, gate.json, report.json
  song-ban analyze PROJECT --out DIR                hiện trạng: summary.json, villages.csv, communes.csv, gaps.geojson, report.json;
                                                    --geometry ghi thêm coverage-dissolved.geojson, depressions-by-commune.geojson
  song-ban plan PROJECT --budget TIỀN --out DIR     kế hoạch: plan.json, plan.csv, curve.csv  ("12,5 tỷ", "1.800 triệu")
  song-ban report PROJECT --out DIR                 annex.xlsx, map-a3.pdf  [--scope public|internal] [--budget TIỀN]
  song-ban sample --out DIR [--seed N]              tỉnh mẫu (dữ liệu giả lập)

PROJECT: project.json, thư mục của nó, hoặc tệp .songban.
Tùy chọn chung: --answers TỆP, --language vi|en; --locale vi ghi CSV bằng “;” và dấu phẩy thập phân.
Mã kết thúc: 0 xong; 1 xong nhưng có dòng bị loại, câu hỏi hoặc nguồn hỏng; 2 không làm được.`,
  checkInput: (path: string, read: string, kept: string, changed: string, rejected: string) =>
    `${path}: đọc ${read}, giữ ${kept}, sửa ${changed}, loại ${rejected}`,
  place: { row: 'dòng', feature: 'đối tượng', sheet: 'trang tính' },
  did: { rejected: 'loại', changed: 'sửa', kept: 'giữ' },
  questions: (count: string) => `Còn ${count} câu hỏi cần người trả lời (--answers):`,
  repairs: 'Chữ ghi bằng bảng mã cũ (trả lời “leave” qua --answers để giữ nguyên):',
  repair: (file: string, encoding: string, cells: string, accepted: boolean) =>
    `${file}: ${encoding}, ${cells} ô, ${accepted ? 'đã chuyển sang Unicode' : 'giữ nguyên theo lựa chọn'}`,
  placed: (file: string, inside: string, points: string) =>
    `${file}: ${inside}/${points} điểm trong tỉnh theo cách đọc tọa độ đang dùng (*)`,
  unusedColumns: (place: string, columns: string) => `${place}: cột không dùng: ${columns}`,
  notProven:
    'Phiên bản này chưa có bộ giải chính xác: kế hoạch có cận trên nhưng chưa chứng minh là tốt nhất (proven: false).',
  nothingFound: 'Không có lỗi nào.',
};
