/** Words of the data gate; `en/gate.ts` has the same keys. Each rule: its name, why it matters, how to mend. */
export const gate = {
  headings: { right: 'Đúng', enough: 'Đủ', clean: 'Sạch', usable: 'Dùng được', live: 'Sống' },
  counts: (passed: string, failed: string) => `${passed} đạt, ${failed} chưa đạt`,
  untested: 'chưa kiểm tra',
  andUntested: (count: string) => `${count} chưa kiểm tra`,
  rules: {
    'rows-kept': {
      name: 'Dòng dữ liệu được nhận',
      reason: 'Dòng bị loại không có trong kết quả.',
      mend: 'Sửa từng dòng trong tệp gốc theo lý do đã nêu, rồi nạp lại.',
    },
    'place-in-commune': {
      name: 'Vị trí nằm trong xã đã khai',
      reason: 'Sai xã thì số liệu của cả hai xã đều sai.',
      mend: 'Kiểm tra tọa độ hoặc mã xã của từng thôn, bản với xã.',
    },
    'commune-in-list': {
      name: 'Xã có trong danh mục',
      reason: 'Xã ngoài danh mục không cộng được vào tỉnh.',
      mend: 'Sửa mã xã, hoặc thêm bảng chuyển đổi xã cũ, xã mới.',
    },
    'coordinates-right': {
      name: 'Tọa độ đọc được và nằm trong tỉnh',
      reason: 'Sai hệ tọa độ hoặc kinh tuyến trục làm lệch tới 180 km.',
      mend: 'Chọn đúng kinh tuyến trục, hoặc sửa tọa độ trong tệp gốc.',
    },
    'counts-possible': {
      name: 'Số hộ, số dân hợp lý',
      reason: 'Số âm, số lẻ hoặc quá lớn làm sai tổng.',
      mend: 'Đối chiếu với xã và sửa trong tệp gốc.',
    },
    'village-has-place': {
      name: 'Thôn, bản có tọa độ',
      reason: 'Không có tọa độ thì không biết có sóng hay không.',
      mend: 'Bổ sung tọa độ nhà văn hóa thôn.',
    },
    'village-has-population': {
      name: 'Thôn, bản có số dân',
      reason: 'Thiếu số dân thì không tính được dân số chưa được phủ sóng.',
      mend: 'Đề nghị xã bổ sung số nhân khẩu.',
    },
    'village-has-households': {
      name: 'Thôn, bản có số hộ',
      reason: 'Thiếu số hộ thì không xếp được ưu tiên.',
      mend: 'Đề nghị xã bổ sung số hộ.',
    },
    'commune-has-villages': {
      name: 'Xã có danh sách thôn, bản',
      reason: 'Xã không có thôn, bản nào thì trạng thái là chưa có số liệu.',
      mend: 'Đôn đốc xã gửi biểu.',
    },
    'operator-has-source': {
      name: 'Doanh nghiệp có vùng phủ sóng',
      reason: 'Thiếu dữ liệu của doanh nghiệp không có nghĩa là không có sóng.',
      mend: 'Đề nghị doanh nghiệp gửi vùng phủ sóng.',
    },
    'codes-once': {
      name: 'Mã không trùng',
      reason: 'Mã trùng làm mất hoặc tính hai lần một bản ghi.',
      mend: 'Đặt lại mã cho các dòng trùng.',
    },
    'villages-once': {
      name: 'Thôn, bản không ghi hai lần',
      reason: 'Một thôn, bản ghi hai lần làm tăng số dân.',
      mend: 'Xác nhận từng nhóm: là một hay là hai thôn, bản.',
    },
    'values-understood': {
      name: 'Giá trị đọc được',
      reason: 'Giá trị không hiểu được coi là chưa có số liệu.',
      mend: 'Ghi lại theo mẫu, ví dụ “có”, “không”, ngày/tháng/năm.',
    },
    'areas-well-formed': {
      name: 'Vùng, tuyến đúng hình',
      reason: 'Đường bao hỏng làm sai diện tích.',
      mend: 'Xuất lại lớp dữ liệu từ phần mềm bản đồ.',
    },
    'source-readable': {
      name: 'Tệp đọc được',
      reason: 'Tệp không đọc được thì không có trong kết quả.',
      mend: 'Làm theo cách nêu ở từng tệp, rồi gửi lại.',
    },
    'questions-answered': {
      name: 'Không còn câu hỏi chờ',
      reason: 'Dòng đang chờ trả lời chưa được tính.',
      mend: 'Trả lời từng câu hỏi.',
    },
    'claims-stated': {
      name: 'Rõ doanh nghiệp, công nghệ, loại bằng chứng',
      reason: 'Thiếu các thông tin này thì không biết ai công bố điều gì.',
      mend: 'Chọn cho từng nguồn.',
    },
    'parts-belong': {
      name: 'Bảng và cột khớp nhau',
      reason: 'Cụm dân cư không có thôn, bản hoặc cột thiếu thì không dùng được.',
      mend: 'Chọn lại cột; thống nhất mã thôn, bản giữa các tệp.',
    },
    'source-dated': {
      name: 'Nguồn ghi ngày số liệu',
      reason: 'Không có ngày thì không so được giữa các kỳ.',
      mend: 'Nhập ngày của số liệu cho từng nguồn.',
    },
    'source-fresh': {
      name: 'Số liệu không quá 12 tháng',
      reason: 'Số liệu cũ không còn phản ánh hiện trạng.',
      mend: 'Đề nghị đơn vị cung cấp cập nhật.',
    },
  },
};
