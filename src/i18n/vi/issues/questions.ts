/**
 * Questions by kind, and the words of their choices by kind and id; `en/questions.ts` has the same keys.
 * A choice without words here shows its own label (a name, a code).
 */
export const questions = {
  ask: {
    columns: 'Tệp {file} và các tệp cùng mẫu ({files} tệp): cột nào ghi {field}?',
    'number-style':
      'Cột “{column}” trong tệp {file} ghi số như “{sample}”. Dấu {mark} ở đây ngăn hàng nghìn hay ngăn phần thập phân?',
    meridian:
      'Tệp {file} ghi tọa độ VN-2000 ({count} điểm). Kinh tuyến trục của tỉnh: {expected}. Các điểm nằm trong tỉnh với: {fitting}. Tệp dùng kinh tuyến trục nào?',
    'list-vintage':
      'Các xã trong tệp {file} đều có ở cả danh mục trước và sau {date}. Tệp dùng danh mục nào?',
    radius:
      'Danh sách trạm trong tệp {file} ({count} trạm {technology}) không có bán kính phủ. Lấy bán kính ước lượng nào? Vùng phủ vẽ theo bán kính mang nhãn “ước lượng” và không tính vào tỷ lệ.',
    'commune-name':
      'Tệp {file} ghi tên xã “{commune}”, tên này có thể chỉ nhiều xã. Các dòng này nay thuộc xã nào?',
    'split-commune':
      'Thôn, bản “{village}” ghi xã cũ “{commune}”, xã này đã tách vào nhiều xã mới. Thôn, bản nay thuộc xã nào?',
  },
  choice: {
    columns: { none: 'Không cột nào trong số này' },
    'list-vintage': { old: 'Danh mục cũ (trước sắp xếp)', new: 'Danh mục mới (sau sắp xếp)' },
    radius: { none: 'Chỉ dùng làm trạm, không tính phủ sóng' },
    'number-style': {
      vi: 'Kiểu Việt Nam: dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần thập phân',
      en: 'Kiểu Anh - Mỹ: dấu phẩy ngăn hàng nghìn, dấu chấm ngăn phần thập phân',
    },
  },
};
