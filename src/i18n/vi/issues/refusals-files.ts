/** Why a file as a whole cannot be read: what is wrong, where, what to do. */
export const fileRefusals = {
  'file-empty': 'Tệp “{file}” trống, không có dữ liệu. Cần kiểm tra và gửi lại tệp.',
  'file-too-large':
    'Tệp “{file}” quá lớn ({megabytes} MB). Cần chia thành nhiều tệp nhỏ hơn, ví dụ theo huyện cũ hoặc theo xã.',
  'format-unknown':
    'Không nhận ra định dạng của tệp “{file}”. Các định dạng đọc được: GeoJSON, TopoJSON, CSV, Excel, ODS, shapefile, KML/KMZ, GPX, GeoPackage, FlatGeobuf, GeoParquet, GeoTIFF, HGT.',
  'binary-as-text':
    'Tệp “{file}” không phải tệp văn bản: có ký tự lạ từ byte {byte}. Cần kiểm tra phần mở rộng của tệp hoặc xuất lại dưới dạng CSV.',
  'not-geojson':
    'Tệp “{file}” là JSON nhưng không phải GeoJSON. Cần xuất lại từ phần mềm bản đồ dưới dạng GeoJSON (FeatureCollection).',
  'mif-damaged': 'Tệp MIF “{file}” bị hỏng ở dòng {row}. Cần xuất lại.',
  'dxf-without-entities': 'Bản vẽ “{file}” không có phần đối tượng (ENTITIES). Cần lưu lại dạng DXF đầy đủ.',
  'json-without-records':
    'Tệp JSON không chứa đối tượng bản đồ hay danh sách bản ghi. Cần xuất lại theo GeoJSON.',
  'json-of-this-program':
    'Tệp “{file}” do chính phần mềm này ghi ra ({value}), không phải số liệu nguồn nên không đọc. Cần bỏ tệp này ra khỏi thư mục; dự án thì mở bằng Mở dự án.',
  'json-syntax': 'Tệp “{file}” sai cú pháp JSON tại byte {byte}. Cần xuất lại tệp từ phần mềm gốc.',
  'json-truncated':
    'Tệp “{file}” bị cắt cụt tại byte {byte}, không đọc tiếp được. Cần sao chép hoặc tải lại tệp đầy đủ.',
  'json-trailing': 'Tệp “{file}” có nội dung thừa sau phần dữ liệu, từ byte {byte}. Cần xuất lại tệp.',
  'json-duplicate-key':
    'Tệp “{file}” có hai danh sách “{key}” tại byte {byte}, không rõ danh sách nào đúng. Cần xuất lại tệp.',
  'json-is-topology': 'Tệp “{file}” là TopoJSON. Cần đổi phần mở rộng của tệp thành .topojson.',
  'nesting-too-deep':
    'Tệp “{file}” có cấu trúc lồng quá sâu tại byte {byte}, không phải dữ liệu bản đồ. Cần xuất lại tệp.',
  'topology-damaged': 'Tệp TopoJSON “{file}” thiếu cung (arcs) hoặc đối tượng (objects). Cần xuất lại tệp.',
  'compressed-data-damaged': 'Dữ liệu nén trong “{file}” bị hỏng. Cần nén lại và gửi lại tệp.',
  'zip-bomb':
    'Tệp nén “{file}” khi giải nén vượt quá mức cho phép ({megabytes} MB). Cần gửi các tệp bên trong, không nén.',
  'zip-damaged': 'Tệp nén “{file}” bị hỏng hoặc tải chưa xong. Cần nén lại và gửi lại tệp.',
  'zip-split': 'Tệp nén “{file}” chỉ là một phần của bộ nhiều phần. Cần nén lại thành một tệp.',
  'zip-too-many-entries':
    'Tệp nén “{file}” có hơn {most} tệp bên trong. Cần chia thành nhiều tệp nén nhỏ hơn.',
  'zip-unsafe-path':
    'Tệp nén “{file}” có đường dẫn không an toàn: “{entry}”. Cần nén lại từ trong thư mục dữ liệu.',
  'zip-overlap':
    'Tệp nén “{file}” có các phần chồng lên nhau (“{entry}”), có dấu hiệu bị làm giả. Cần nén lại tệp.',
  'zip-encrypted': 'Tệp “{file}” có mật khẩu. Cần bỏ mật khẩu rồi gửi lại.',
  'zip-link': 'Trong tệp nén, “{file}” là liên kết tới nơi khác nên không được mở. Cần nén lại kèm tệp thật.',
  'zip-method':
    'Tệp “{file}” dùng kiểu nén không đọc được (số {method}). Cần nén lại bằng kiểu ZIP thông thường (Deflate).',
  'zip-empty': 'Tệp nén “{file}” không có tệp nào bên trong.',
  'zip-several-files':
    'Tệp nén “{file}” chứa nhiều tệp, lồng quá sâu hoặc không có tệp nào đọc được. Cần giải nén rồi chọn cả thư mục.',
  'zip-double':
    'Trong tệp nén có nhiều tệp cùng tên “{file}”, không rõ tệp nào đúng. Cần nén lại từ thư mục gốc.',
  'zip-is-project':
    'Tệp nén “{file}” chứa cả một dự án (project.json). Cần đổi phần mở rộng thành .songban rồi mở như dự án.',
  'not-read-timetable':
    'Tệp “{file}” là gói dữ liệu giao thông công cộng (GTFS), không có số liệu dùng được ở đây.',
  'pattern-without-cuts':
    'Tệp “{file}” không phải giản đồ anten MSI: cần đúng một mặt cắt HORIZONTAL và một mặt cắt VERTICAL. Cần lấy lại tệp từ hãng anten.',
  'pattern-cut-broken':
    'Giản đồ anten “{file}” hỏng: một mặt cắt ghi có {stated} góc nhưng chỉ đọc được {read}. Cần lấy lại tệp từ hãng anten.',
  'hgt-name':
    'Tên tệp địa hình “{file}” không cho biết vị trí. Tên đúng có dạng N21E105.hgt (góc tây nam của ô).',
  'hgt-size':
    'Tệp địa hình “{file}” có {bytes} byte, không đúng kích thước của HGT (1.201 hoặc 3.601 điểm mỗi cạnh). Cần tải lại tệp.',
  'geotiff-damaged':
    'Không đọc được tệp GeoTIFF “{file}” ({reason}). Cần xuất lại dưới dạng GeoTIFF không nén hoặc nén Deflate.',
  'geotiff-truncated':
    'Tệp GeoTIFF “{file}” bị cắt cụt: thiếu phần số liệu. Cần sao chép hoặc tải lại tệp đầy đủ.',
  'geotiff-compression':
    'Tệp GeoTIFF “{file}” nén theo kiểu {compression}, không dùng được cho độ cao. Cần xuất lại với kiểu nén Deflate, LZW hoặc ZSTD.',
  'geotiff-blocks':
    'Tệp GeoTIFF “{file}” ghi số liệu thành dải hoặc ô quá lớn (hơn 128 MB). Cần xuất lại với các ô nhỏ, ví dụ 256 × 256 (TILED=YES).',
  'geotiff-scale':
    'Tệp GeoTIFF “{file}” ghi hệ số đổi độ cao (scale, offset) không phải là số hoặc bằng 0. Cần sửa hệ số đó, hoặc xuất lại độ cao bằng mét, không kèm hệ số.',
  'terrain-crs':
    'Địa hình trong “{file}” dùng hệ tọa độ “{crs}”, phần mềm không biết hoặc tệp ghi không đủ. Cần chuyển sang độ WGS84 (EPSG:4326) rồi gửi lại.',
  'terrain-too-large': 'Địa hình trong “{file}” quá lớn ({cells} ô). Cần cắt theo ranh giới tỉnh.',
  'terrain-without-place':
    'Tệp “{file}” không ghi vị trí của lưới địa hình. Cần xuất lại dưới dạng GeoTIFF có tọa độ.',
  'terrain-rotated':
    'Lưới địa hình trong “{file}” bị xoay, bị nghiêng hoặc lật ngược đông – tây. Cần xuất lại với các hàng theo hướng đông – tây.',
  'workbook-damaged':
    'Không mở được bảng tính “{file}”: tệp bị hỏng hoặc không phải Excel. Cần mở bằng Excel rồi lưu lại dưới dạng .xlsx.',
  'workbook-locked':
    'Bảng tính “{file}” có mật khẩu. Cần bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc) rồi gửi lại.',
  'workbook-empty': 'Bảng tính “{file}” không có ô nào có dữ liệu.',
  'html-without-table':
    'Tệp “{file}” là một trang web không có bảng số liệu (thường do tải về khi phiên đăng nhập đã hết hạn). Cần tải lại tệp gốc.',
  'table-too-long':
    'Bảng “{file}” có hơn {most} dòng nên không đọc. Cần chia thành nhiều tệp, ví dụ theo xã hoặc theo tháng đo, hoặc bỏ các dòng không dùng.',
  'sheet-too-large':
    'Bảng tính “{file}” có hơn {cells} ô. Cần xóa các hàng, cột thừa hoặc chia thành nhiều tệp.',
  'too-many-columns':
    'Bảng “{file}” có hơn {most} cột có dữ liệu, không phải bảng số liệu thông thường. Cần bỏ các cột thừa hoặc kiểm tra dấu phân cách.',
  'shp-damaged': 'Tệp “{file}” không phải tệp .shp hợp lệ. Cần xuất lại shapefile.',
  'shp-missing': 'Trong “{file}” không có tệp .shp. Cần nén đủ .shp, .dbf, .shx, .prj.',
  'dbf-damaged': 'Bảng thuộc tính “{file}” bị hỏng tại byte {byte}. Cần xuất lại tệp .dbf.',
  'part-of-shapefile':
    'Tệp “{file}” chỉ là một phần của shapefile. Cần chọn cùng lúc các tệp .shp, .dbf, .shx, .prj cùng tên.',
  'kml-missing': 'Trong “{file}” không có tệp .kml. Cần lưu lại từ Google Earth.',
  'kml-root': 'Tệp “{file}” không phải KML (phần tử đầu là “{element}”). Cần lưu lại từ Google Earth.',
  'gpx-root': 'Tệp “{file}” không phải GPX (phần tử đầu là “{element}”). Cần xuất lại từ máy định vị.',
  'xml-syntax': 'Tệp “{file}” sai cú pháp XML tại vị trí {byte}. Cần xuất lại tệp.',
  'xml-truncated': 'Tệp “{file}” bị cắt cụt tại vị trí {byte}. Cần sao chép hoặc tải lại tệp đầy đủ.',
  'xml-document-type':
    'Tệp “{file}” có khai báo DOCTYPE tại vị trí {byte}, không được mở vì lý do an toàn. Cần xuất lại tệp không có khai báo này.',
  'xml-too-deep': 'Tệp “{file}” có cấu trúc lồng quá sâu tại vị trí {byte}. Cần xuất lại tệp.',
  'xml-encoding': 'Tệp “{file}” dùng bảng mã “{encoding}” không nhận ra. Cần lưu lại theo UTF-8.',
  'xml-unknown': 'Tệp “{file}” là XML nhưng không phải KML hay GPX. Cần xuất lại dưới dạng KML hoặc GeoJSON.',
  'database-damaged': 'Tệp GeoPackage “{file}” bị hỏng tại byte {byte}. Cần xuất lại tệp.',
  'geopackage-without-layers':
    'Trong “{file}” không có lớp bản đồ nào. Cần kiểm tra lại khi xuất GeoPackage.',
  'flatgeobuf-damaged': 'Không đọc được tệp FlatGeobuf “{file}” ({reason}). Cần xuất lại tệp.',
  'parquet-damaged': 'Không đọc được tệp GeoParquet “{file}” ({reason}). Cần xuất lại tệp.',
  'parquet-codec':
    'Tệp GeoParquet “{file}” nén theo kiểu {codec}, không đọc được. Cần xuất lại với kiểu nén Snappy, ZSTD hoặc gzip.',
  'parquet-without-geometry': 'Tệp Parquet “{file}” không có cột hình học. Cần xuất dưới dạng GeoParquet.',
  'parquet-encoding':
    'Hình học trong “{file}” ghi theo kiểu {encoding}, không đọc được. Cần xuất lại với kiểu WKB.',
  'not-read-pdf':
    'Không đọc số liệu từ tệp PDF “{file}”. Cần gửi bảng gốc (Excel) hoặc bản đồ gốc (SHP, KML, GeoJSON).',
  'not-read-dwg':
    'Không đọc tệp AutoCAD “{file}”. Cần mở bằng AutoCAD hoặc phần mềm tương tự và lưu thành DXF (SAVEAS, kiểu AutoCAD 2013 DXF), ghi rõ kinh tuyến trục.',
  'not-read-dgn':
    'Không đọc tệp MicroStation “{file}”. Cần xuất sang SHP hoặc GeoJSON từ phần mềm gốc, ghi rõ kinh tuyến trục.',
  'not-read-tab':
    'Tệp “{file}” chỉ là một phần của bảng MapInfo. Cần thả cùng lúc các tệp .TAB, .DAT, .MAP, .ID cùng tên.',
  'tab-part-missing':
    'Thiếu tệp {part} đi cùng “{file}”. Cần thả cùng lúc các tệp .TAB, .DAT, .MAP, .ID cùng tên.',
  'tab-kind-not-read':
    'Không đọc bảng MapInfo “{file}” thuộc loại {kind}. Cần lưu thành bảng MapInfo thường (NATIVE), MIF/MID hoặc GeoPackage.',
  'tab-damaged':
    'Bảng MapInfo “{file}” bị hỏng. Cần xuất lại, hoặc xuất sang MIF/MID hoặc GeoPackage (ví dụ bằng QGIS).',
  'dxf-cut-short': 'Bản vẽ “{file}” bị cắt giữa chừng. Cần lưu hoặc sao chép lại.',
  'not-read-mid': 'Tệp “{file}” là bảng thuộc tính của MapInfo. Cần thả cùng tệp .mif cùng tên.',
  'not-read-gdb': 'Không đọc cơ sở dữ liệu “{file}”. Cần xuất sang GeoPackage hoặc SHP.',
  'not-read-mdb': 'Không đọc cơ sở dữ liệu “{file}”. Cần xuất sang Excel hoặc GeoPackage.',
  'not-read-grid':
    'Không đọc lưới số liệu dạng này (“{file}”). Cần chuyển sang GeoTIFF theo độ WGS84 (ví dụ bằng QGIS).',
  'not-read-web-archive':
    'Tệp “{file}” là trang web lưu thành một tệp (MHT). Cần mở bằng Excel rồi lưu lại dưới dạng .xlsx.',
  'not-read-archive':
    'Không mở tệp nén RAR, 7z hoặc TAR “{file}”. Cần giải nén rồi chọn cả thư mục, hoặc nén lại dưới dạng ZIP.',
  'not-read-picture': 'Không đọc số liệu từ hình ảnh “{file}”. Cần gửi bảng hoặc bản đồ gốc.',
  'not-read-document':
    'Không đọc bảng trong tệp văn bản hoặc trình chiếu “{file}”. Cần chép bảng sang Excel rồi gửi lại.',
  'not-read-rich-text': 'Không đọc bảng trong tệp văn bản “{file}”. Cần chép bảng sang Excel rồi gửi lại.',
  'not-read-program': 'Tệp “{file}” là chương trình, không phải dữ liệu, nên không được mở.',
};
