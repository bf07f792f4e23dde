/** What was found in single features, rows and cells while a file was read. */
export const fileIssues = {
  'members-set-aside': 'Trong tệp nén có {count} tệp không phải dữ liệu, không đọc: {value}.',
  'not-a-feature': 'Không phải đối tượng bản đồ (Feature) mà là “{value}”; không đưa vào.',
  'properties-missing': 'Đối tượng không có thuộc tính; đã thêm danh sách thuộc tính trống.',
  'foreign-members-left-out': 'Có mục ngoài chuẩn GeoJSON, không được dùng: {field}.',
  'geometry-missing': 'Đối tượng không có hình học; được giữ lại như một hàng không có vị trí.',
  'geojson-nonstandard': 'Khác chuẩn GeoJSON: {value}. Dữ liệu vẫn được giữ.',
  'geometry-type-unknown': 'Kiểu hình học “{value}” không nhận ra; không đưa đối tượng vào.',
  'coordinates-missing': 'Hình học không có tọa độ; không đưa đối tượng vào.',
  'coordinates-empty': 'Danh sách tọa độ trống; không đưa đối tượng vào.',
  'position-invalid': 'Có tọa độ không phải là số; không đưa đối tượng vào. Cần sửa ở tệp gốc.',
  'nesting-wrong': 'Tọa độ không khớp với kiểu hình học; không đưa đối tượng vào.',
  'geometry-damaged': 'Hình học bị hỏng, không đọc được; không đưa đối tượng vào.',
  'too-few-positions': 'Quá ít điểm để tạo thành vùng hoặc tuyến; không đưa đối tượng vào.',
  antimeridian: 'Đối tượng vắt qua kinh tuyến 180°; không đưa vào. Cần cắt đối tượng tại kinh tuyến này.',
  'nesting-too-deep': 'Cấu trúc lồng quá sâu; không đưa đối tượng vào.',
  'record-broken': 'Dòng bị hỏng, sai cú pháp từ byte {byte}; không đưa vào.',
  'ring-closed': 'Đường bao chưa khép kín ({rings} đường); đã khép lại.',
  'thin-ring-left-out': 'Có {rings} đường bao hoặc đoạn quá ít điểm; đã bỏ phần đó, giữ phần còn lại.',
  'repeated-points-left-out':
    'Có {points} điểm lặp liền nhau trong {features} đối tượng; đã bỏ, hình không đổi.',
  'heights-left-out': 'Độ cao của {points} điểm trong {features} đối tượng không được dùng.',
  'coordinates-beyond-degrees':
    'Tọa độ không phải kinh độ, vĩ độ (x từ {west} đến {east}, y từ {south} đến {north}). Cần chọn hệ tọa độ, ví dụ VN-2000 với kinh tuyến trục của tỉnh.',
  'collection-type-missing': 'Tệp không ghi “FeatureCollection”; vẫn đọc danh sách đối tượng.',
  'text-not-utf8': 'Chữ không theo UTF-8; tạm đọc theo từng byte. Cần kiểm tra lại tên tiếng Việt.',
  'unsafe-keys-left-out': 'Có {keys} thuộc tính mang tên không an toàn; đã bỏ.',
  'control-characters-left-out': 'Có {cells} ô chứa ký tự điều khiển; đã bỏ các ký tự đó.',
  'odd-quotes': 'Dấu ngoặc kép không khớp; nội dung được giữ nguyên. Cần kiểm tra hàng này.',
  'decimal-commas-joined':
    'Số thập phân có dấu phẩy không nằm trong ngoặc kép nên bị tách làm hai ô ở {count} hàng; đã ghép lại. Cần kiểm tra.',
  'row-too-long': 'Hàng có {cells} ô, bảng có {usual} cột. Cần kiểm tra dấu phân cách.',
  'sheet-missing': 'Trang tính “{sheet}” có tên nhưng không có nội dung trong tệp.',
  'formulas-uncalculated':
    'Có {cells} công thức chưa tính kết quả nên ô bị trống. Cần mở tệp bằng Excel và lưu lại.',
  'cells-struck-unread':
    'Tệp có ô hoặc chữ bị gạch ngang; định dạng này không cho biết ô nào, nên vẫn đọc như bình thường. Cần mở tệp kiểm tra, hoặc lưu thành .xlsx rồi nhập lại.',
  'comments-unread':
    'Tệp có ghi chú (comment) trên ô, chưa được đọc. Cần mở tệp kiểm tra, hoặc lưu thành .xlsx rồi nhập lại.',
  'cells-broken': 'Có {cells} ô bị hỏng, không đọc được; đã bỏ trống.',
  'terrain-voids': 'Địa hình có {cells} ô không có độ cao.',
  'terrain-impossible-heights': 'Địa hình có {cells} ô có độ cao không thể có; đã coi là không có số liệu.',
  'terrain-further-bands': 'Tệp có {bands} kênh; chỉ dùng kênh đầu làm độ cao.',
  'terrain-converted': 'Địa hình theo hệ tọa độ {value}; đã chuyển sang WGS84.',
  'row-deleted': 'Hàng đã bị đánh dấu xóa trong tệp .dbf; không đưa vào.',
  'attributes-missing': 'Đối tượng không có hàng thuộc tính tương ứng trong tệp .dbf.',
  'map-part-missing':
    'Không có tệp .MAP và .ID đi kèm nên các dòng không có vị trí. Cần thả cùng lúc .TAB, .DAT, .MAP, .ID.',
  'attribute-table-missing':
    'Không có tệp .dbf đi kèm nên các đối tượng không có thuộc tính. Cần chọn cùng lúc .shp và .dbf.',
  'attribute-table-damaged': 'Tệp thuộc tính “{value}” bị hỏng nên các đối tượng không có thuộc tính.',
  'cells-odd': 'Có {cells} ô không đúng kiểu của cột; được giữ dưới dạng chữ.',
  'hole-outside': 'Có {rings} lỗ không nằm trong vùng nào; được coi là vùng riêng.',
  'drawing-parts-left-out': 'Bản vẽ còn các loại hình không dùng: {value}.',
  'arcs-straightened': 'Có {features} đường có cung tròn; đã coi là đoạn thẳng giữa các đỉnh.',
  'database-log-missing':
    'Cơ sở dữ liệu ghi các thay đổi mới nhất vào tệp -wal bên cạnh. Nếu có tệp đó (khi còn mở trong QGIS), hãy thả cùng lúc hoặc đóng QGIS rồi thả lại; nếu không, dữ liệu ở đây là đủ.',
  'lines-beside-areas':
    'Đối tượng vừa có vùng vừa có {lines} đường; chỉ dùng vùng. Nếu cần đường, hãy tách thành đối tượng riêng.',
  'shape-index-damaged':
    'Tệp chỉ mục {value} hỏng hoặc không thuộc tệp .shp này; đọc lần lượt theo tệp .shp, có thể gồm cả hình đã xóa.',
  'shapes-not-in-index': 'Tệp .shp còn {shapes} hình cũ mà chỉ mục .shx không còn nêu; không dùng.',
  'shape-type-unknown': 'Kiểu hình của bản ghi không nhận ra; không đưa vào.',
  'shape-cut-off': 'Bản ghi hình bị hỏng hoặc cắt cụt; không đưa vào.',
  'shape-missing': 'Hàng thuộc tính không còn hình tương ứng trong tệp .shp; không đưa vào.',
  'file-truncated': 'Tệp bị cắt cụt: phần cuối không còn. Cần sao chép lại tệp đầy đủ.',
  'overlays-left-out': 'Có {overlays} ảnh phủ trong tệp; không được dùng.',
  'network-link-not-followed':
    'Tệp trỏ tới dữ liệu trên mạng “{value}”; không tải về. Cần gửi kèm dữ liệu đó.',
  'folder-name-cut': 'Tên các thư mục chứa đối tượng quá dài; đã cắt còn 1.000 ký tự.',
  'arcs-missing': 'Đối tượng trỏ tới cung không có trong tệp TopoJSON; không đưa vào.',
  'layer-missing': 'Lớp “{value}” có tên trong GeoPackage nhưng không có dữ liệu.',
  'cell-index-unknown': '“{value}” không phải ô H3 từ cấp 5 đến cấp 12; không đưa vào.',
  'view-not-read':
    'Không chạy được lớp ảo (view) “{value}” ({reason}). Hãy xuất thành lớp riêng, ví dụ bằng lệnh Export, Save Features As của QGIS.',
  'layer-without-geometry-left-out': 'Bảng “{value}” trong GeoPackage không có hình học; không được đọc.',
  'feature-cut-off': 'Đối tượng nằm sau chỗ tệp bị hỏng; không đọc được.',
};
