/** Words of what is kept on this machine; `en/app-saving.ts` has the same keys. */
export const saving = {
  title: 'Lưu trên máy này',
  state: {
    starting: 'Đang khởi động',
    off: 'Không tự lưu được',
    untouched: 'Dữ liệu mẫu',
    saving: 'Đang lưu',
    saved: 'Đã lưu',
    reading: 'Chỉ xem',
    damaged: 'Bản lưu bị hỏng',
    removed: 'Không còn lưu',
    failed: 'Chưa lưu được',
  },
  explained: {
    starting: 'Đang xem trên máy này có dự án nào được lưu.',
    untouched: 'Đang mở dữ liệu mẫu đi kèm phần mềm. Thay đổi đầu tiên sẽ được lưu thành một dự án riêng.',
    saving: 'Đang ghi thay đổi vào bộ nhớ của trình duyệt.',
    saved:
      'Mọi thay đổi được ghi vào bộ nhớ của trình duyệt trên máy này. Bấm “Lưu” để có thêm một tệp dự án.',
    reading:
      'Dự án này đang được sửa ở một thẻ khác. Thay đổi ở thẻ này không vào dự án mà được giữ thành một dự án riêng.',
    removed:
      'Dự án đã được xóa khỏi máy này và chỉ còn trên trang đang mở. Thay đổi tiếp theo sẽ lưu lại thành một dự án mới.',
  },
  off: {
    refused:
      'Trình duyệt không cho trang này lưu dữ liệu (cửa sổ ẩn danh hoặc quy định của máy). Đóng trang là mất thay đổi: bấm “Lưu” để giữ tệp dự án.',
    newer:
      'Dữ liệu trên máy này do một bản Sóng Bản mới hơn ghi. Bản này không mở và không sửa: hãy tải lại trang để dùng bản mới.',
    blocked:
      'Một thẻ đang chạy bản Sóng Bản cũ hơn và giữ bộ nhớ của trình duyệt. Hãy đóng thẻ đó rồi tải lại trang.',
  },
  aside: (title: string) => `Thay đổi ở thẻ này được giữ riêng: “${title}”.`,
  asideMark: 'thay đổi tách riêng',
  asideOpen: 'Mở bản tách riêng',
  outside: {
    title: 'Bản lưu ngoài trình duyệt',
    none: 'Bản lưu ngoài: chưa có',
    dated: (when: string) => `Bản lưu ngoài: ${when}`,
    lacking: (edits: string) => `còn thiếu ${edits} thay đổi`,
    save: 'Lưu tệp dự án',
    saved: (file: string) => `Đã lưu ${file}.`,
    follow: 'Chọn tệp để tự ghi',
    followed: (file: string) => `Tự ghi vào ${file} khi nghỉ tay.`,
    interrupted: (file: string) => `Không tự ghi được vào ${file}: bấm để cho phép lại hoặc lưu tệp khác.`,
    later: 'Để sau',
    persistence: {
      granted: 'Trình duyệt hứa không tự xóa dữ liệu của trang này.',
      denied: 'Trình duyệt có thể tự xóa dữ liệu của trang này khi ổ đĩa gần đầy.',
      absent: 'Trình duyệt không cho biết có giữ dữ liệu của trang này hay không (địa chỉ http hoặc bản cũ).',
    },
    sevenDays:
      'Safari xóa dữ liệu của trang không được mở trong bảy ngày: hãy giữ một tệp dự án ngoài trình duyệt.',
    evicted: (day: string) =>
      `Trình duyệt đã xóa dữ liệu của trang này; lần lưu cuối là ngày ${day}. Hãy mở tệp dự án đã lưu ngoài.`,
    elsewhere: (ports: string, day: string) =>
      `Chưa có dự án nào ở địa chỉ này. Lần lưu cuối ở cổng ${ports} của máy này là ngày ${day}: mỗi cổng giữ dự án riêng.`,
    openProject: 'Mở dự án',
  },
  damaged: (edits: string) =>
    `Không đọc lại được ${edits} thay đổi cuối. Đang hiện trạng thái trước đó; thay đổi mới chưa được lưu cho đến khi tiếp tục.`,
  missing: (files: string) => `Bộ nhớ của trình duyệt không còn các tệp: ${files}.`,
  failed: {
    'lease-lost': 'Một thẻ khác đang sửa dự án này.',
    quota:
      'Phần ổ đĩa dành cho trình duyệt đã đầy. Thay đổi còn trên trang này: bấm “Lưu” để giữ tệp dự án, hoặc xóa bớt dự án dưới đây.',
    'open-elsewhere': 'Dự án đang mở ở một thẻ khác nên không xóa được. Hãy đóng thẻ đó rồi xóa lại.',
    closed:
      'Trình duyệt đã đóng bộ nhớ của trang này. Thay đổi còn trên trang này: bấm “Lưu” để giữ tệp dự án rồi tải lại trang.',
    failed:
      'Không ghi được vào bộ nhớ của trình duyệt. Thay đổi còn trên trang này: bấm “Lưu” để giữ tệp dự án.',
  },
  goOn: 'Tiếp tục từ đây',
  takeOver: 'Chuyển sang sửa ở thẻ này',
  wanted: 'Một thẻ khác muốn sửa dự án này.',
  handOver: 'Cho sửa ở thẻ kia',
  keepHere: 'Vẫn sửa ở đây',
  undo: 'Hoàn tác',
  redo: 'Làm lại',
  undoOf: (edit: string) => `Hoàn tác (Ctrl+Z): ${edit}`,
  redoOf: (edit: string) => `Làm lại (Ctrl+Y): ${edit}`,
  nothingToUndo: 'Chưa có thay đổi nào để hoàn tác',
  nothingToRedo: 'Không có gì để làm lại',
  edits: 'Các thay đổi',
  noEdits: 'Chưa có thay đổi nào.',
  initials: 'Ký hiệu người sửa',
  projects: 'Dự án đã lưu trên máy này',
  noProjects: 'Chưa có dự án nào.',
  open: 'Mở',
  opened: 'đang mở',
  remove: 'Xóa khỏi máy này',
  removeQuestion: (title: string) =>
    `Xóa “${title}” cùng các tệp của dự án khỏi máy này? Không hoàn tác được.`,
  removeYes: 'Xóa hẳn',
  removeNo: 'Hủy',
  sample: 'Mở dữ liệu mẫu',
  edit: {
    add: (count: string) => `Thêm ${count} tệp`,
    undoDrop: () => 'Bỏ lần thả tệp',
    leftOut: (count: string) => `Xếp lại ${count} tệp chưa dùng`,
    name: () => 'Đổi tên hoặc ngày của dự án',
    scenes: () => 'Sắp xếp các trang trình bày',
    settings: () => 'Đổi cách tính',
    weights: () => 'Đổi trọng số ưu tiên',
    source: (count: string) => `Đổi thông tin của ${count} nguồn`,
    remove: (path: string) => `Gỡ nguồn ${path}`,
    answer: (count: string) => `Trả lời ${count} câu hỏi`,
    addCandidate: () => 'Thêm vị trí dự kiến',
    removeCandidate: (name: string) => `Bỏ vị trí dự kiến ${name}`,
    'move-candidates': (name: string) => `Dời vị trí dự kiến ${name}`,
    'move-villages': (name: string) => `Dời ${name}`,
    'coverage-adds': (name: string) => `Vẽ thêm vùng phủ ${name}`,
    'coverage-takes': (name: string) => `Vẽ bớt vùng phủ ${name}`,
    'depressions-adds': () => 'Vẽ thêm vùng lõm sóng',
    'depressions-takes': () => 'Vẽ bớt vùng lõm sóng',
    dropEdit: (name: string) => `Bỏ chỗ sửa ${name}`,
    siteCheck: (village: string) => `Đánh dấu ${village} cần kiểm tra thực địa`,
    siteSettled: (village: string) => `Bỏ đánh dấu kiểm tra thực địa ${village}`,
    column: () => 'Đổi cách hiểu một cột',
  },
};
