/** Findings about roads, power lines, restrictions and earlier lists. */
export const surroundingsIssues = {
  'road-class-unknown':
    '{count} đường ghi ở cột “{column}” những chữ chưa rõ xe nào đi được (ví dụ “{value}”): coi là chưa rõ. Cần ghi ô tô, xe máy hoặc đi bộ.',
  'roads-in-pieces':
    'Mạng đường có {count} phần không nối nhau (cách quá {meters} m); phần lớn nhất dài {longestKm} km trong {totalKm} km. Không tính được đường đi giữa các phần; cần kiểm tra chỗ đứt trong tệp.',
  'restriction-without-kind':
    'Vùng hạn chế “{value}” không ghi loại (rừng, an toàn khu, di tích, …). Vẫn dùng, coi là chưa rõ loại; cần bổ sung.',
  'restriction-open':
    'Vùng hạn chế “{value}” không ghi cơ quan nào cho phép xây dựng và mất mấy tháng. Kế hoạch không đặt trạm trong vùng này cho đến khi có số liệu.',
  'restriction-months-range': 'Thời gian xin phép ghi “{value}”: dùng số lớn hơn, {months} tháng.',
  'supported-village-unknown':
    'Danh sách đã hỗ trợ ghi “{value}” nhưng không có thôn, bản nào khớp theo mã, theo xã và tên, hay trong 300 m quanh tọa độ. Cần sửa mã, tên hoặc tọa độ.',
  'supported-without-programme': 'Dòng này không ghi chương trình hỗ trợ nào. Vẫn dùng; cần bổ sung.',
  'supported-by-place':
    '{count} dòng không ghi mã hay tên: nhận ra thôn, bản theo tọa độ, xa nhất {meters} m.',
};
