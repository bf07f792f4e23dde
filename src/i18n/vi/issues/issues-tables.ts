/** What is said of sheets, their rows and columns before anything of a cell is read. */
export const tableIssues = {
  'sheet-of-forms':
    'Trang tính là phiếu điền theo dòng: mỗi phiếu được đọc thành một dòng ({count} phiếu), ghi theo dòng có tên. Cần kiểm tra.',
  'sheet-of-indicators':
    'Trang tính ghi mỗi chỉ tiêu một dòng: mỗi thôn, bản được đọc thành một dòng ({count} thôn, bản), theo số dòng của chỉ tiêu đầu. Cần kiểm tra.',
  'sheet-turned':
    'Trong trang này mỗi cột là một thôn, bản và mỗi dòng là một nội dung: đã đọc theo cột. Số dòng trong các ghi nhận là số cột.',
  'head-again-otherwise':
    'Từ dòng này tiêu đề cột lặp lại theo thứ tự khác; các dòng bên dưới được đọc theo tiêu đề mới. Cần xem lại.',
  'column-parted': 'Cột “{value}” ghi nhiều mục trong một ô: được đọc thành nhiều cột.',
  'column-repeated': 'Cột “{value}” ghi giống hệt cột “{first}” ở mọi dòng: chỉ dùng cột “{first}”.',
  'column-of-register':
    'Danh sách có cả người thực tế ở (“{first}”) và người đăng ký thường trú (“{value}”): dùng cột “{first}”. Cần kiểm tra.',
  'units-in-cells': 'Các ô của cột “{value}” ghi kèm “{unit}”: đã tách số ra khỏi chữ.',
  'column-multiplied': 'Cột “{value}” ghi theo đơn vị {times}: đã nhân các số với {times}. Cần kiểm tra.',
  'cells-multiplied':
    'Cột “{value}” có {count} ô ghi số kèm chữ trăm, nghìn… (ví dụ “{first}”): đã đổi thành số đầy đủ. Cần kiểm tra.',
  'columns-summed': 'Không có cột ghi tổng số: lấy tổng của các cột “{value}”. Cần kiểm tra.',
  'names-joined':
    'Tên thôn, bản ghi ở nhiều cột theo loại (“{value}”): mỗi dòng lấy tên ở cột có ghi. Cần kiểm tra.',
  'degrees-pointed':
    'Cột “{value}” ghi độ không có dấu thập phân (ví dụ “{first}”): đã đặt dấu sau phần độ. Cần kiểm tra.',
  'dates-as-numbers':
    '{count} ô của cột “{value}” mang định dạng ngày (ví dụ {first}): đã đọc lại thành số. Cần kiểm tra.',
  'degrees-packed':
    'Tọa độ như “{value}” ({count} dòng) ghi phút, giây liền sau dấu chấm của độ: đọc như vậy thì các điểm nằm đúng trong xã. Cần xem lại trên bản đồ.',
  'degrees-packed-doubtful':
    'Tọa độ như “{value}” ({count} dòng) có thể là độ, phút, giây viết liền; đã đọc là độ thập phân. Cần xem lại trên bản đồ, chọn cách đọc khác nếu các điểm lệch.',
  'degrees-joined': 'Độ, phút, giây ghi ở các cột riêng (“{value}”): đã ghép thành một tọa độ.',
  'cells-ditto': 'Cột “{value}” có {count} ô ghi “như trên”: lấy theo ô phía trên.',
  'row-shifted':
    'Hàng có nhiều ô hơn tiêu đề nên số liệu có thể lệch cột: không nhập hàng này. Cần đặt ô có dấu phẩy trong dấu ngoặc kép.',
  'rows-example': '{count} dòng chỉ là ví dụ hướng dẫn ghi biểu: không tính (dòng {value}). Cần kiểm tra.',
  'title-of-part':
    'Tên biểu “{value}” nói về một phần số hộ, số dân: cột số hộ, số khẩu chỉ được dùng khi có người xác nhận là của cả thôn, bản.',
  'row-statistic':
    'Dòng “{value}” là số lớn nhất, nhỏ nhất hay trung bình của danh sách, không phải thôn, bản: không tính.',
  'row-statistic-doubtful':
    'Dòng “{value}” có thể là số thống kê của danh sách, nhưng số liệu không khớp với các dòng khác: vẫn tính là thôn, bản. Cần kiểm tra.',
  'row-name-only': 'Dòng chỉ ghi “{value}”, không có số liệu nào: có thể là ghi chú, không phải thôn, bản.',
  'rows-share-name':
    'Tên “{value}” gộp ô cho nhiều dòng. Cần kiểm tra các dòng này là các phần của một thôn, bản hay là nhiều thôn, bản.',
  'count-merged':
    'Số “{value}” ở cột “{column}” gộp ô cho các dòng {from}–{to}: chỉ tính một lần, cho dòng {from}; các dòng còn lại chưa có số liệu. Cần hỏi lại số của từng thôn, bản.',
  'rows-summed':
    '{count} dòng ghi từng phần của {villages} thôn, bản theo cột “{column}” (dòng {value}): đã cộng lại, mỗi thôn, bản tính một lần, vị trí lấy của dòng đầu. Cần kiểm tra.',
  'rows-continued':
    '{count} dòng không có tên và số liệu là phần tiếp của thôn, bản ở dòng trên hoặc của dòng tổng ở kề (dòng {value}): không tính là thôn, bản.',
  'rows-of-other-times':
    '{count} dòng ghi số liệu của thời điểm khác theo cột “{column}” (dòng {value}): chỉ dùng số liệu mới nhất tính đến ngày của dự án ({time}).',
  'village-of-older-time':
    '“{value}” chỉ có số liệu của {time}, các thôn, bản khác có đến {newest}. Kiểm tra xem thôn, bản này còn hay đã sáp nhập.',
  'part-without-count':
    'Phần ở dòng {part} của “{value}” không có số đọc được ở cột {field}: không cộng được; coi là chưa có số liệu.',
  'tables-stacked':
    'Các bảng cùng mẫu đặt cạnh nhau trên một trang tính: đọc nối tiếp, bảng bên phải sau bảng bên trái.',
  'tables-beside':
    'Trang có hai bảng đặt cạnh nhau (tiêu đề “{value}” lặp lại). Chỉ đọc được một bảng; cần tách thành hai trang.',
  'positions-unread':
    'Các cột “{value}” nói về tọa độ nhưng không đọc được vị trí nào: các điểm này chưa có tọa độ. Cần chỉ cột vĩ độ và kinh độ (hoặc X và Y), hoặc sửa lại cách ghi.',
  'counts-unread':
    'Thiếu cột số hộ hoặc số người đọc được, trong khi các cột “{value}” có chữ số không được dùng.',
  'sheet-hidden': 'Trang tính bị ẩn ({rows} dòng), không nhập. Nếu cần, bỏ ẩn trong tệp gốc rồi nhập lại.',
  'sheet-without-head':
    'Trang không có dòng tiêu đề: dòng đầu được đọc là số liệu; các cột được nhận theo giá trị hoặc được hỏi.',
  'sheet-without-table':
    'Không tìm thấy dòng tiêu đề của bảng trong {rows} dòng; trang này không nhập. Cần kiểm tra tên các cột.',
  'rows-title': 'Các dòng {from}–{to} là quốc hiệu, tên cơ quan và tiêu đề; không phải số liệu.',
  'rows-headings':
    '{count} dòng là đề mục, đánh số cột hoặc lặp lại tiêu đề (dòng {value}); không phải số liệu.',
  'rows-notes': '{count} dòng cuối là ghi chú, chữ ký (dòng {value}); không phải số liệu.',
  'rows-parts':
    '{count} dòng ghi một phần (cụm, nhóm hộ, hộ nghèo, nữ, …) của thôn, bản ở dòng trên hoặc của dòng tổng ở kề (dòng {value}): không tính là thôn, bản.',
  'rows-remarks':
    '{count} dòng là đề mục hoặc câu ghi chú giữa bảng (dòng {value}): không tính là thôn, bản. Cần kiểm tra.',
  'register-of-households':
    'Danh sách ghi mỗi hộ một dòng, không có cột tên thôn, bản: lấy tên từ đề mục, cột có ghi “Bản …”, tiêu đề hoặc tên tệp, rồi cộng các hộ. Cần kiểm tra.',
  'register-of-persons':
    'Danh sách ghi mỗi người một dòng ({persons} người, {villages} thôn, bản): số khẩu là số dòng, số hộ là số chủ hộ theo cột “{column}” (không có dòng ghi chủ hộ thì để trống số hộ). Cần kiểm tra người vắng, người đã mất.',
  'register-uncounted':
    'Danh sách có {rows} dòng cho {villages} thôn, bản, không có số liệu và không rõ mỗi dòng là một người hay một hộ: mỗi thôn, bản tính một lần, số hộ và số khẩu để trống. Cần gửi bảng số hộ, số khẩu theo thôn, bản.',
  'perhaps-no-village':
    '“{value}” không có số hộ, số khẩu và không ghi là thôn, bản như các dòng khác: có thể là điểm trường, trạm y tế hoặc nơi khác. Vẫn tính là thôn, bản; cần xóa dòng nếu không phải.',
  'name-unreadable':
    'Tên “{value}” bị lỗi phông chữ hoặc bảng mã và không sửa được tự động. Cần sửa lại tên.',
  'name-is-date':
    'Tên thôn, bản là một ngày ({value}): bảng tính có thể đã đổi tên như “3/2” thành ngày. Cần sửa lại tên.',
  'village-of-nobody':
    'Thôn, bản ghi 0 hộ, 0 khẩu. Cần kiểm tra: nếu chưa có số liệu, để trống ô; nếu không còn ai ở, xóa dòng.',
  'row-struck':
    'Dòng “{value}” bị gạch ngang trong tệp gốc: thôn, bản có thể không còn. Vẫn tính; cần hỏi lại và xóa dòng nếu đã bỏ.',
  'cell-struck':
    'Ô “{value}” (cột “{column}”) bị gạch ngang trong tệp gốc, các ô khác của dòng thì không. Vẫn tính; cần hỏi lại số đúng.',
  'cell-struck-part':
    'Trong ô {cell} phần “{value}” bị gạch ngang trong tệp gốc: chỉ đọc phần còn lại. Cần kiểm tra.',
  'cell-comment': 'Ô {cell} có ghi chú: “{value}”. Cần đọc và kiểm tra số liệu của ô.',
  'count-corrected':
    'Ghi “{value}” nhưng chính dòng này sửa thành {right}. Tạm tính theo số trong ô; chờ trả lời ở thẻ “Câu hỏi”.',
  'count-corrected-settled': 'Ghi “{value}”, dòng này sửa thành {right}: tính theo câu trả lời.',
  'columns-hidden':
    '{count} cột bị ẩn trong tệp gốc (cột {value}) vẫn được đọc như các cột khác. Cần kiểm tra có phải số liệu còn dùng.',
  'rows-hidden':
    '{count} dòng bị ẩn trong tệp gốc (dòng {value}) vẫn được nhập. Cần kiểm tra có phải số liệu còn dùng.',
  'cells-filled-down': 'Cột “{value}” chỉ ghi ở đầu mỗi nhóm: điền xuống {count} ô trống bên dưới.',
};
