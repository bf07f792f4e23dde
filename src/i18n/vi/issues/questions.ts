/** Choices for all groups of a kind; a single group may be settled otherwise in the list of duplicates. */
const SETTLED = { one: 'Là một: mỗi nhóm tính một lần', apart: 'Là các thôn, bản khác nhau: để riêng' };

/** Rows of one name may also be parts of one village. */
const PARTED = {
  ...SETTLED,
  one: 'Là một thôn, bản ghi nhiều lần: tính một lần, theo số liệu mới nhất (không rõ ngày thì theo dòng đầu)',
  sum: 'Là các phần (cụm, nhóm hộ) của một thôn, bản: cộng số liệu các dòng',
  part: 'Dòng ít hộ hơn chỉ nói về một phần của thôn, bản (ví dụ khu vực lõm sóng): giữ số liệu của cả thôn, bản',
};

/** Operators that a person may choose from. */
const OPERATORS = {
  viettel: 'Viettel',
  vinaphone: 'VNPT (VinaPhone)',
  mobifone: 'MobiFone',
  vietnamobile: 'Vietnamobile',
  gtel: 'Gtel',
  unspecified: 'Không rõ nhà mạng',
};

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
      'Tệp {file} ghi tọa độ bằng mét ({count} điểm), VN-2000 hoặc UTM. Theo tỉnh hoặc theo tệp ghi: {expected}. Các điểm nằm trong tỉnh với: {fitting}. Tệp dùng hệ tọa độ, kinh tuyến trục nào?',
    'list-vintage':
      'Các xã trong tệp {file} đều có ở cả danh mục trước và sau {date}. Tệp dùng danh mục nào?',
    radius:
      'Danh sách trạm trong tệp {file} ({count} trạm {technology}) không có bán kính phủ. Lấy bán kính ước lượng nào? Vùng phủ vẽ theo bán kính mang nhãn “ước lượng” và không tính vào tỷ lệ.',
    'commune-name':
      'Tệp {file} ghi tên xã “{commune}”, tên này có thể chỉ nhiều xã. Các dòng này nay thuộc xã nào?',
    'count-high':
      'Cột “{column}” trong tệp {file} có số lớn hơn {most} (ví dụ {sample}). Các số này có đúng không?',
    'newer-return':
      'Có {count} xã gửi nhiều bản, khác ngày hoặc dự thảo và chính thức (ví dụ {older}, rồi {newer}). Bản mới thay bản cũ?',
    version:
      '{first} và {second} ghi cùng {count} thôn, bản với số liệu khác nhau, không rõ bản nào mới hơn. Dùng bản nào?',
    'merge-same':
      'Có {count} thôn, bản được ghi hai lần với cùng số liệu (ví dụ “{name}”). Mỗi thôn, bản tính một lần?',
    'merge-near':
      'Có {count} nhóm thôn, bản cùng xã, cùng tên, cách nhau không quá 300 m (ví dụ “{name}”). Mỗi nhóm là một thôn, bản?',
    'merge-unplaced':
      'Có {count} nhóm thôn, bản cùng xã, cùng tên, không có tọa độ để phân biệt (ví dụ “{name}”). Mỗi nhóm là một thôn, bản?',
    'merge-border':
      'Có {count} nhóm thôn, bản cùng tên ở sát ranh giới hai xã (ví dụ “{name}”). Mỗi nhóm là một thôn, bản?',
    'merge-code':
      'Có {count} mã thôn, bản mà hai tệp ghi với tên hoặc xã khác nhau (ví dụ “{name}”). Mỗi mã là một thôn, bản?',
    folder:
      'Thư mục “{folder}” của tệp {file} có {count} điểm (ví dụ “{name}”), không ghi số hộ, số khẩu. Đây có phải thôn, bản?',
    'several-villages':
      '{count} ô tên ghi nhiều thôn, bản (ví dụ “{name}”) với một số liệu chung. Đây là gì?',
    'dashed-names': '{count} tên có dấu gạch giữa hai tên (ví dụ “{name}”). Đây là một hay nhiều thôn, bản?',
    dissolved:
      '{count} dòng ghi dưới mục thôn, bản đã sáp nhập, giải thể hoặc không còn (ví dụ “{name}”). Có tính các dòng này không?',
    corrections:
      '{count} số liệu trong tệp {file} và các tệp cùng mẫu được chính dòng đó sửa lại (ví dụ “{name}”: ghi {written}, sửa thành {right}), ở cột bên cạnh, trong ghi chú hoặc bằng gạch bỏ. Tính theo số nào?',
    'dissolved-remark':
      '{count} dòng được ghi, ở chính dòng đó hoặc ở dòng của thôn, bản khác, là đã nhập vào hoặc đã tính ở thôn, bản khác, đã giải thể hoặc không còn (ví dụ “{name}”: “{remark}”). Có tính các dòng này không?',
    'copied-list':
      '{first} và {second} là của hai xã nhưng ghi cùng {count} thôn, bản với cùng số hộ, số khẩu. Danh sách nào đúng?',
    unnamed:
      'Tệp {file} và các tệp cùng mẫu ({files} tệp, {count} dòng) không có cột ghi tên hay mã thôn, bản. Đây là gì?',
    'split-commune':
      'Thôn, bản “{village}” ghi xã cũ “{commune}”, xã này đã tách vào nhiều xã mới. Thôn, bản nay thuộc xã nào?',
    'claim-operator':
      'Vùng phủ sóng trong tệp {file} ({count} vùng) không ghi nhà mạng. Đây là của doanh nghiệp nào?',
    'claim-technology':
      'Vùng phủ sóng trong tệp {file} ({count} vùng) không ghi công nghệ. Đây là công nghệ nào?',
    'technology-word':
      'Cột “{column}” trong tệp {file} ghi công nghệ “{word}” ({count} vùng). Đây là công nghệ nào?',
    operator: 'Tệp {file} ghi nhà mạng “{name}”. Đây là doanh nghiệp nào?',
    'layer-word':
      'Cột “{column}” trong tệp {file} ghi “{word}” ({count} dòng). Những dòng này là phủ sóng hiện nay, là quy hoạch, hay không có sóng?',
    'rsrp-threshold':
      'Tệp {file} có {count} dòng với mức thu từ {lowest} đến {highest} dBm. Từ mức nào thì tính là có phủ sóng?',
    'power-meaning':
      'Cột “{column}” trong tệp {file} ghi công suất ({count} dòng, ví dụ {samples}). Đó là công suất của máy phát hay công suất bức xạ EIRP (đã tính độ lợi anten)?',
    'power-unit':
      'Cột “{column}” trong tệp {file} ghi công suất không có đơn vị ({count} dòng, ví dụ {samples}). Đó là dBm hay oát?',
    'radius-unit':
      'Cột “{column}” trong tệp {file} ghi bán kính không có đơn vị ({count} dòng, ví dụ {samples}). Đó là mét hay ki-lô-mét?',
    'depression-state':
      'Cột “{column}” của tệp vùng lõm {file} ghi “{word}” ({count} dòng). Những nơi này hiện nay còn lõm sóng không?',
    'supported-village':
      'Danh sách đã hỗ trợ {file} ghi “{name}”; có {count} thôn, bản có thể là nơi đó. Đây là thôn, bản nào?',
    'denied-name':
      'Tên “{name}” (tệp {file}) nói về nơi chưa có sóng, nhưng nguồn này là vùng phủ sóng ({count} dòng). Dùng các vùng này làm gì?',
    'planned-name':
      'Tên “{name}” (tệp {file}) nói về quy hoạch hoặc dự kiến; {count} dòng không ghi gì khác. Những gì trong đó đã có hiện nay, hay mới là quy hoạch?',
    'meridian-untested':
      'Tệp {file} ghi tọa độ bằng mét ({count} điểm), VN-2000 hoặc UTM. Theo tỉnh hoặc theo tệp ghi: {expected}. Dự án chưa có ranh giới xã nên không thử được kinh tuyến trục nào đúng. Tệp dùng hệ tọa độ, kinh tuyến trục nào?',
    'meridian-stated':
      'Tệp {file} ghi tọa độ bằng mét ({count} điểm), VN-2000 hoặc UTM. Theo tỉnh hoặc theo tệp ghi: {expected}. Số điểm nằm đúng trong xã mà tệp ghi: {stated}. Tệp dùng hệ tọa độ, kinh tuyến trục nào?',
  },
  choice: {
    operator: {
      'all-three': 'Cả ba: Viettel, VNPT (VinaPhone), MobiFone',
      'all-five': 'Cả năm: thêm Vietnamobile và Gtel',
      ...OPERATORS,
      own: 'Một nhà mạng khác, giữ tên như đã ghi',
    },
    'claim-operator': OPERATORS,
    'claim-technology': { none: 'Không phải vùng phủ sóng hiện nay: không dùng' },
    'technology-word': { none: 'Không phải vùng phủ sóng hiện nay: không dùng' },
    'layer-word': {
      service: 'Phủ sóng hiện nay',
      planned: 'Quy hoạch, chưa có hiện nay',
      none: 'Không có sóng, không tính',
    },
    'rsrp-threshold': { all: 'Tính tất cả các dòng' },
    'planned-name': {
      service: 'Đã có hiện nay',
      planned: 'Quy hoạch, chưa có hiện nay',
      none: 'Không còn hoặc không có, không tính',
    },
    'power-meaning': {
      transmitter: 'Công suất của máy phát',
      eirp: 'Công suất bức xạ EIRP',
      'transmitter-dBm': 'Công suất của máy phát, dBm',
      'transmitter-W': 'Công suất của máy phát, oát',
      'eirp-dBm': 'Công suất bức xạ EIRP, dBm',
      'eirp-W': 'Công suất bức xạ EIRP, oát',
      none: 'Không phải công suất vô tuyến: bỏ cột này',
    },
    'power-unit': { dBm: 'dBm', W: 'Oát (W)', none: 'Không phải công suất vô tuyến: bỏ cột này' },
    'radius-unit': { '1': 'Mét', '1000': 'Ki-lô-mét', none: 'Không phải bán kính phủ: bỏ cột này' },
    'supported-village': { none: 'Không phải thôn, bản nào trong số này' },
    'depression-state': { there: 'Còn lõm sóng', gone: 'Đã khắc phục, không tính' },
    'denied-name': {
      service: 'Là vùng phủ sóng, tên tệp ghi nhầm',
      planned: 'Là vùng quy hoạch sẽ phủ sóng',
      none: 'Là vùng chưa có sóng, không tính là phủ sóng',
    },
    'count-high': { keep: 'Đúng: dùng các số này', unknown: 'Không đúng: coi là chưa có số liệu' },
    'newer-return': {
      newer: 'Bản mới thay bản cũ',
      both: 'Giữ cả hai: thôn, bản có trong cả hai tính một lần theo bản mới',
    },
    version: { both: 'Giữ cả hai: thôn, bản có trong cả hai tính một lần' },
    'merge-same': SETTLED,
    'merge-near': PARTED,
    'merge-unplaced': PARTED,
    'merge-border': SETTLED,
    'merge-code': SETTLED,
    columns: { none: 'Không cột nào trong số này' },
    meridian: { neither: 'Không kinh tuyến nào: để riêng các tọa độ này, hỏi lại nơi gửi' },
    folder: { villages: 'Là thôn, bản', aside: 'Không phải thôn, bản (trạm, trường học…): để riêng' },
    'several-villages': {
      one: 'Là một thôn, bản có tên như vậy',
      aside: 'Là nhiều thôn, bản: loại dòng này, hỏi lại nơi gửi số liệu từng thôn, bản',
    },
    'dashed-names': {
      one: 'Là một thôn, bản có tên như vậy',
      aside: 'Là nhiều thôn, bản: loại dòng này, hỏi lại nơi gửi số liệu từng thôn, bản',
    },
    dissolved: {
      gone: 'Không còn: không tính, số dân đã nằm ở thôn, bản khác',
      villages: 'Vẫn tính là thôn, bản riêng',
    },
    corrections: {
      corrected: 'Theo số đã sửa (số bị gạch bỏ mà không ghi số mới: chưa có số liệu)',
      written: 'Theo số đã ghi, không dùng số sửa',
    },
    'dissolved-remark': {
      gone: 'Không tính: không còn, hoặc số dân đã nằm ở thôn, bản khác',
      villages: 'Vẫn tính là thôn, bản riêng',
    },
    'copied-list': { both: 'Cả hai đều đúng: tính cả hai' },
    unnamed: {
      aside: 'Không phải danh sách thôn, bản: để riêng các dòng này',
      lacking: 'Là danh sách thôn, bản còn thiếu tên: hỏi lại nơi gửi',
    },
    'list-vintage': { old: 'Danh mục cũ (trước sắp xếp)', new: 'Danh mục mới (sau sắp xếp)' },
    radius: { none: 'Chỉ dùng làm trạm, không tính phủ sóng' },
    'number-style': {
      vi: 'Kiểu Việt Nam: dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần thập phân',
      en: 'Kiểu Anh - Mỹ: dấu phẩy ngăn hàng nghìn, dấu chấm ngăn phần thập phân',
    },
  },
};
