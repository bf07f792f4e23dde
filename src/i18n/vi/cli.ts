/** Words of the command line; `en/cli.ts` has the same keys. */
export const cli = {
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
  /** Ngay khi nghe Ctrl+C: việc đang làm dở kết thúc trong giây lát. */
  stopping: 'Đang dừng… (nhấn Ctrl+C lần nữa để thoát ngay)',
  writing: 'Đang ghi kết quả, sắp xong: không dừng giữa chừng.',
  stopped: 'Đã dừng theo yêu cầu: chưa ghi gì.',
  notProven:
    'Hết thời gian chứng minh: kế hoạch có cận trên nhưng chưa chứng minh là tốt nhất (proven: false). Có thể tăng --prove.',
  outputClosed: (reason: string) =>
    `Không in ra được nữa (${reason}): đầu ra đã đóng hoặc hết chỗ. Lệnh dừng tại đây.`,
  nothingFound: 'Không có lỗi nào.',
};
