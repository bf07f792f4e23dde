/** Words of the command line; `en/cli.ts` has the same keys. */
export const cli = {
  usage: `Sóng Bản: bản nào chưa có sóng, xây gì trước.

  song-ban check PROJECT | FILES... [--json]        kiểm tra dữ liệu: đọc, giữ, sửa, loại từng dòng; --out DIR ghi thêm gate.xlsx, gate.json, report.json,
                                                    return/MÃ_XÃ.xlsx (phiếu gửi từng xã); --role TỆP=LOẠI chọn loại dữ liệu của một tệp rời
  song-ban analyze PROJECT --out DIR                hiện trạng: summary.json, villages.csv, communes.csv, gaps.geojson, report.json;
                                                    --geometry ghi thêm coverage-dissolved.geojson, depressions-by-commune.geojson
  song-ban predict PROJECT --out DIR                dự báo sóng theo địa hình: villages-predicted.csv, predicted-coverage.geojson, predicted-depressions.geojson,
                                                    doubtful-coverage.csv, measure-next.csv, calibration.json; [--raster] [--operator TÊN] [--calibrate]
  song-ban plan PROJECT --budget TIỀN --out DIR     kế hoạch: plan.json, plan.csv, curve.csv  ("12,5 tỷ", "1.800 triệu")
                                                    --objective households|people|score|dark-first, --service any|second, --reach disc|terrain (vùng phủ của trạm mới; không ghi: dự báo theo địa hình nơi có địa hình, nơi không có thì vòng tròn),
                                                    --lock MÃ,MÃ và --forbid MÃ,MÃ: vị trí chốt, vị trí loại; --years N: nhiều năm; --prove GIÂY chứng minh
  song-ban report PROJECT --out DIR                 annex.xlsx, map-a3.pdf, indicators.csv, indicators.json; --slides: slides.pptx, handout.pdf  [--budget TIỀN]
                                                    [--paper a4|a3|a0] [--orientation auto|portrait|landscape] [--grey] [--atlas] [--png (ảnh A3, A4)] [--passages (đoạn văn, bảng để dán)]
  song-ban compare PROJECT TRƯỚC --out DIR          so với tệp kỳ trước: comparison.json, comparison-communes.csv, comparison-villages.csv; [--slides]
  song-ban pack PROJECT --out DIR                   project.songban: cả dự án trong một tệp; --passphrase-file TỆP đặt mật khẩu (quên mật khẩu thì không ai mở lại được)
  song-ban verify PROJECT [--sample N] [--json]     kiểm tra độc lập: tính lại số liệu của N bản và N xã bằng Turf từ tệp gốc; mã 1 nếu chênh không rõ lý do
  song-ban sample --out DIR [--seed N]              tỉnh mẫu (dữ liệu giả lập)

Phạm vi: --scope internal (nội bộ) | public (công khai) | operator:TÊN (gửi một nhà mạng); report mặc định public, các lệnh khác internal.
PROJECT: project.json, thư mục của nó, hoặc tệp .songban; tệp có mật khẩu: thêm --passphrase-file TỆP (một dòng chữ).
Tùy chọn chung: --answers TỆP, --language vi|en; --locale vi ghi CSV bằng “;” và dấu phẩy thập phân.
Mã kết thúc: 0 xong; 1 xong nhưng có dòng bị loại, câu hỏi hoặc nguồn hỏng; 2 không làm được.`,
  checkInput: (path: string, read: string, parts: string, changed: string) =>
    `${path}: đọc ${read} dòng = ${parts}; ${changed} dòng đã sửa`,
  place: { row: 'dòng', feature: 'đối tượng', sheet: 'trang tính' },
  did: { rejected: 'loại', changed: 'sửa', kept: 'giữ' },
  role: (name: string, id: string) => `hiểu là: ${name} (${id})`,
  roleUnclear: 'chưa rõ là loại dữ liệu nào',
  otherRoles: (roles: string, flag: string) => `có thể là: ${roles}; chọn khác: ${flag}`,
  source: (id: string, role: string) => `Nguồn “${id}”, ${role}`,
  roleOfProject: 'Để đổi loại của một nguồn, ghi "role": "LOẠI" ở nguồn đó trong project.json.',
  roles: (roles: string) => `Các loại dữ liệu: ${roles}`,
  kind: (did: string, count: string, text: string, rows: string, code: string) =>
    `${did} ${count}: ${text} (${rows}) [${code}]`,
  example: 'ví dụ:',
  andMore: (count: string) => `và ${count} chỗ nữa`,
  allFindings: (count: string) =>
    `Tất cả ${count} phát hiện, từng dòng một: --json, hoặc --out THƯ_MỤC (report.json, gate.xlsx).`,
  gate: 'Năm tiêu chí:',
  questions: (count: string) =>
    `Còn ${count} câu hỏi cần người trả lời; ghi vào tệp JSON rồi thêm --answers TỆP:`,
  repairs: 'Chữ ghi bằng bảng mã cũ (trả lời “leave” qua --answers để giữ nguyên):',
  repair: (file: string, encoding: string, cells: string, accepted: boolean) =>
    `${file}: ${encoding}, ${cells} ô, ${accepted ? 'đã chuyển sang Unicode' : 'giữ nguyên theo lựa chọn'}`,
  placed: (file: string, inside: string, points: string) =>
    `${file}: ${inside}/${points} điểm trong tỉnh theo cách đọc tọa độ đang dùng (*)`,
  unusedColumns: (columns: string) =>
    `Cột không dùng (trong ngoặc: số bảng có cột này; từng bảng có trong report.json): ${columns}`,
  stopped: 'Đã dừng theo yêu cầu: chưa ghi gì.',
  notProven:
    'Hết thời gian chứng minh: kế hoạch có cận trên nhưng chưa chứng minh là tốt nhất (proven: false). Có thể tăng --prove.',
  outputClosed: (reason: string) =>
    `Không in ra được nữa (${reason}): đầu ra đã đóng hoặc hết chỗ. Lệnh dừng tại đây.`,
  nothingFound: 'Không có lỗi nào.',
};
