/**
 * Findings of the import; part of `issues`. The place (file, sheet, row) is shown beside the sentence.
 * Each says what is wrong and what to do, or what has been done.
 */
export const intakeIssues = {
  'file-of-system': 'Tệp do hệ điều hành hoặc phần mềm đang mở tạo ra, không phải dữ liệu; không đọc.',
  'source-refused': 'Không đọc được tệp này ({value}); các tệp khác vẫn được nhập.',
  'file-all-rejected':
    'Cả {count} dòng của tệp đều bị loại. Cần xem lại tệp này là gì và cột nào ghi mục nào ở thẻ “Cột của tệp”, hoặc bỏ tệp khỏi dự án.',
  'source-empty': 'Tệp không có bản ghi nào. Cần kiểm tra lại tệp gốc.',
  'column-absent':
    'Dự án chỉ định cột “{value}” cho mục {field}, nhưng tệp không có cột này. Cần chọn lại cột.',
  'answer-unknown':
    'Câu trả lời ghi sẵn “{value}” không thuộc loại câu hỏi nào nên không được dùng. Cần kiểm tra lại mã câu hỏi.',
  'contacts-dropped': 'Đã bỏ {count} cột thông tin cá nhân ({value}), không lưu vào dự án.',
  'contacts-kept': 'Giữ {count} cột thông tin cá nhân ({value}) theo thiết lập của dự án; chỉ dùng nội bộ.',
  'question-open':
    'Giá trị “{value}” ở cột {field} có thể hiểu hai cách. Dòng tạm để ngoài cho đến khi câu hỏi được trả lời.',
  'number-not-read': 'Không đọc được số “{value}” ở cột {field}; coi là chưa có số liệu.',
  'number-approximate': 'Số “{value}” ở cột {field} là số ước chừng; dùng phần số, bỏ từ chỉ mức độ.',
  'number-with-aside': 'Ô “{value}” ở cột {field} ghi thêm ngoài số: đọc là {read}. Cần kiểm tra.',
  'count-not-given': 'Cột {field} ghi “{value}”: coi là chưa có số liệu.',
  'village-is-line': '“{value}” là đường (ranh giới, đường đi), không phải thôn, bản: để riêng.',
  'village-dissolved':
    '“{value}” có ghi, ở dòng này hoặc dòng của thôn, bản khác, “{remark}”: nếu đã nhập vào hoặc đã tính ở thôn, bản khác thì số hộ, số dân có thể bị tính hai lần. Vẫn tính cho đến khi có câu trả lời ở thẻ “Câu hỏi”.',
  'place-shared':
    '{count} thôn, bản ghi cùng một tọa độ: có thể là tọa độ trụ sở hoặc chép xuống. Kết quả phủ sóng của “{value}” chưa chắc chắn; cần tọa độ của từng thôn, bản.',
  'place-coarse':
    'Tọa độ của “{value}” chỉ ghi đến một hoặc hai chữ số thập phân (sai từ nửa km đến hàng km): kết quả phủ sóng chưa chắc chắn. Cần tọa độ đủ chữ số.',
  'source-same-content':
    'Tệp có nội dung giống hệt “{value}” của nguồn {source}. Cần kiểm tra có nộp nhầm tệp không.',
  'column-by-values':
    'Cột “{column}” được hiểu là {field} nhờ các giá trị trong cột, vì tiêu đề chưa nói rõ. Nếu không đúng, chọn lại ở mục cột.',
  'number-marked-apart':
    'Số “{value}” ở cột {field} có dấu phân cách, khác cách viết của các số khác trong cột; đọc là {read}. Cần kiểm tra lại.',
  'count-negative': 'Số âm “{value}” ở cột {field} không thể là số đếm; coi là chưa có số liệu.',
  'count-fractional': 'Số lẻ “{value}” ở cột {field} không thể là số đếm; coi là chưa có số liệu.',
  'count-absurd':
    'Số “{value}” ở cột {field} lớn quá mức thường có ({most}); coi là chưa có số liệu cho đến khi có người xác nhận.',
  'counts-rounded': 'Cột “{column}” ghi số người, số hộ có phần lẻ (số ước tính): đã làm tròn {count} số.',
  'value-not-understood': 'Không hiểu giá trị “{value}” ở cột {field}; coi là chưa có số liệu.',
  'value-out-of-range': 'Giá trị “{value}” ở cột {field} nằm ngoài khoảng có thể; coi là chưa có số liệu.',
  'date-not-read': 'Không đọc được ngày “{value}” ở cột {field}. Cách ghi đúng: ngày/tháng/năm.',
  'percent-as-fraction':
    'Cột “{column}” chỉ có số từ 0 đến 1 và không có dấu %: hiểu là tỷ lệ (0,35 là 35%).',
  'length-unit-assumed': 'Cột “{column}” không ghi đơn vị: hiểu mỗi đơn vị là {meters} m.',
  'money-unit-missing':
    'Số tiền “{value}” ở cột {field} không có đơn vị, hoặc không hợp với đơn vị của cột; coi là chưa có số liệu. Cần ghi cả đơn vị, ví dụ “1,8 tỷ”.',
  'households-exceed-population':
    'Số hộ ({households}) lớn hơn số dân ({population}). Giữ nguyên; cần kiểm tra.',
  'population-exceeds-households':
    'Số dân ({population}) quá lớn so với số hộ ({households}). Giữ nguyên; cần kiểm tra.',
  'part-exceeds-households': 'Giá trị {value} ở cột {field} lớn hơn tổng số hộ ({households}). Cần kiểm tra.',
  'coordinates-missing': 'Thiếu tọa độ (kinh độ hoặc vĩ độ).',
  'coordinates-out-of-range':
    'Tọa độ “{value}” không phải kinh độ, vĩ độ tính bằng độ. Cần kiểm tra hệ tọa độ của tệp.',
  'depression-as-disc': 'Vùng lõm ghi bằng một điểm và bán kính: vẽ thành hình tròn bán kính {meters} m.',
  'geometry-missing': 'Bản ghi không có hình trên bản đồ.',
  'geometry-wrong-kind': 'Loại hình “{value}” không dùng được cho dữ liệu này (cần {wanted}).',
  'ring-crosses-itself':
    'Đường bao tự cắt hoặc chồng lên chính nó. Đã sửa theo quy tắc chẵn - lẻ: phần bị bao hai lần là ngoài vùng.',
  'ring-invalid': 'Đường bao không khép kín. Vùng vẫn được dùng theo quy tắc chẵn - lẻ.',
  'ring-too-short': 'Đường bao chỉ có {vertices} đỉnh. Vùng vẫn được giữ nhưng không có diện tích.',
  'commune-without-code': 'Xã “{value}” không có mã; không nhập được. Cần bổ sung mã xã.',
  'commune-code-duplicate': 'Mã xã {value} xuất hiện nhiều lần; giữ bản ghi đầu tiên.',
  'commune-part-joined': 'Xã {value} gồm nhiều phần rời nhau: đã ghép phần này vào cùng xã.',
  'commune-code-padded': 'Đã thêm lại số 0 ở đầu cho {count} mã xã (đủ {digits} chữ số) bị bảng tính bỏ mất.',
  'commune-unknown': 'Xã “{value}” không có trong danh mục xã của dự án; xếp theo vị trí: {placed}.',
  'commune-mismatch':
    'Vị trí nằm ngoài xã đã khai ({value}), cách {distanceMeters}; trên bản đồ thuộc {found}. Giữ theo xã đã khai; cần kiểm tra tọa độ hoặc mã xã.',
  'communes-absent': 'Dự án chưa có ranh giới, danh sách xã: {count} thôn, bản chỉ tính vào tổng của tỉnh.',
  'village-outside-communes':
    'Thôn, bản không có mã xã và không nằm trong xã nào; chỉ tính vào tổng của tỉnh.',
  'village-without-location': 'Thôn, bản không có tọa độ; trạng thái phủ sóng là chưa có số liệu.',
  'list-unnamed-waits':
    '{count} dòng không có tên hay mã thôn, bản. Các dòng chờ câu trả lời ở thẻ “Câu hỏi”.',
  'list-unnamed':
    '{count} dòng không có tên hay mã thôn, bản; không nhập được. Cần hỏi lại nơi gửi, hoặc chọn cột ghi tên ở thẻ “Cột của tệp”.',
  'list-set-aside':
    'Không phải danh sách thôn, bản (theo câu trả lời): để riêng {count} dòng. Trả lời lại ở thẻ “Câu hỏi” nếu không đúng.',
  'folder-waits':
    '{count} điểm trong thư mục “{value}” có thể không phải thôn, bản. Các điểm này chờ câu trả lời ở thẻ “Câu hỏi”.',
  'folder-set-aside': 'Thư mục “{value}” không phải thôn, bản (theo câu trả lời): để riêng {count} điểm.',
  'several-villages-wait':
    'Một ô ghi nhiều thôn, bản (“{value}”) với một số liệu chung. Dòng chờ câu trả lời ở thẻ “Câu hỏi”.',
  'several-villages':
    'Một ô ghi nhiều thôn, bản (“{value}”) với một số liệu chung: dòng bị loại. Cần hỏi lại nơi gửi số liệu của từng thôn, bản.',
  'name-dashed':
    'Tên “{value}” có dấu gạch giữa hai tên: tính là một thôn, bản cho đến khi có câu trả lời ở thẻ “Câu hỏi”.',
  'dissolved-waits':
    '“{value}” ghi dưới mục thôn, bản đã sáp nhập, giải thể hoặc không còn. Dòng chờ câu trả lời ở thẻ “Câu hỏi”.',
  'dissolved-out':
    '“{value}” được ghi là đã sáp nhập, đã tính ở nơi khác, giải thể hoặc không còn: không tính (theo câu trả lời).',
  'list-copied':
    '{count} thôn, bản trong danh sách này trùng cả tên, số hộ, số khẩu với {first} của xã khác: có thể một danh sách được chép từ danh sách kia. Chờ câu trả lời ở thẻ “Câu hỏi”.',
  'list-copied-out': 'Danh sách chép từ {first} của xã khác (theo câu trả lời): không tính.',
  'form-empty': 'Biểu chưa ghi gì: {count} dòng trống, không phải danh sách gửi về. Cần hỏi lại nơi gửi.',
  'village-without-name': 'Dòng không có tên và mã thôn, bản; không nhập được.',
  'village-name-rewritten':
    'Đã viết lại {count} tên thôn, bản: bỏ gạch đầu dòng, số thứ tự, viết hoa theo tên riêng (ví dụ “{value}” thành “{name}”). Tên trong tệp vẫn giữ ở chi tiết của bản.',
  'village-code-generated': 'Đã đặt mã cho {count} thôn, bản chưa có mã (từ xã, tên và số thứ tự).',
  'village-code-duplicate':
    'Mã thôn, bản {value} trùng với dòng {first} của {firstFile}, cùng xã và cùng tên: một thôn, bản, chỉ tính một lần; dòng này chỉ bổ sung số liệu còn thiếu.',
  'village-code-no-key':
    'Cột “{column}” là số thứ tự của dòng hoặc chỉ có vài giá trị, không phải mã thôn, bản: {count} dòng được nhận ra theo xã và tên.',
  'village-code-shared':
    '“{name}” ghi cùng mã {value} với “{other}” (dòng {first} của {firstFile}) nhưng tên khác: giữ là hai thôn, bản. Cần kiểm tra mã.',
  'village-same-row':
    '“{value}” ghi lại đúng số liệu của “{other}” (dòng {first}): tạm tính một lần, chờ xác nhận.',
  'village-alike-unplaced':
    '“{value}” cùng xã, cùng tên với “{other}” (dòng {first}), không có tọa độ để phân biệt: có thể là một thôn, bản. Giữ cả hai; cần xác nhận.',
  'village-alike-border':
    '“{value}” cùng tên và chỉ cách “{other}” (dòng {first}) {distanceMeters} nhưng ghi ở xã khác: có thể là một thôn, bản. Giữ cả hai; cần xác nhận.',
  'village-only-in-older':
    '“{value}” chỉ có trong bản gửi trước, không có trong {first}: không tính. Kiểm tra xem thôn, bản này còn hay đã sáp nhập.',
  'list-earlier':
    'Danh sách ghi số liệu năm {year} ({count} dòng) đang được dùng vì chưa đọc được bản mới hơn của xã.',
  'list-repeated':
    '{count} dòng ghi lại các thôn, bản đã có trong {first}, không khác số liệu: chỉ tính một lần.',
  'list-replaced': '{count} dòng là bản gửi trước, đã thay bằng {first}: không tính.',
  'list-waits':
    '{count} dòng ghi các thôn, bản đã có trong {first} với số liệu khác: chưa tính, chờ xác nhận bản nào dùng.',
  'cluster-village-unknown': 'Cụm dân cư thuộc thôn, bản “{value}” không có trong dữ liệu; không nhập được.',
  'cluster-without-village': 'Cụm dân cư không ghi thuộc thôn, bản nào; không nhập được.',
  'measurement-inaccurate': '{count} số đo có sai số vị trí trên {meters} m: không dùng.',
  'measurements-thinned':
    '{count} số đo cách một số đo khác cùng nhà mạng, công nghệ và băng tần dưới {meters} m: mỗi nơi giữ một số đo.',
  'network-abroad': '{count} dòng đo là của mạng nước ngoài (mã quốc gia khác 452); không dùng cho kết quả.',
  'operator-unspecified':
    'Tệp không ghi doanh nghiệp. Dữ liệu mang nhãn “không rõ nhà mạng” và chỉ được tính khi dự án cho phép.',
  'technology-unknown': 'Không hiểu công nghệ “{value}” (cần 2G, 3G, 4G hoặc 5G); không nhập được vùng này.',
  'technology-missing':
    'Không ghi công nghệ (2G, 3G, 4G, 5G); không nhập được vùng này. Cần chọn công nghệ cho nguồn.',
  'evidence-unknown': 'Không hiểu loại bằng chứng “{value}”; dùng loại của nguồn.',
  'evidence-missing': 'Nguồn không ghi loại bằng chứng; coi là doanh nghiệp công bố. Cần xác nhận.',
  'site-code-missing': 'Trạm không có mã; đặt mã theo số dòng.',
  'candidate-code-duplicate': 'Mã vị trí {value} xuất hiện nhiều lần; giữ bản ghi đầu tiên.',
  'pattern-row-open': 'Dòng này của giản đồ anten thiếu mặt cắt, góc hoặc suy giảm; không dùng dòng này.',
  'pattern-incomplete':
    'Giản đồ anten {value} thiếu mặt cắt ngang hoặc dọc (mỗi mặt cần từ 8 góc); không dùng.',
  'antenna-without-pattern':
    '{count} loại anten không có giản đồ khớp tên và băng tần ({names}); dùng công thức 3GPP cho các anten này. Muốn chính xác hơn, cần thêm tệp MSI đúng tên.',
  'grids-differ':
    '{cells} ô chồng lên tệp “{name}” có độ cao lệch hơn {tolerance} m (nhiều nhất {mostMeters}); tính theo “{name}”. Cần giữ một bản địa hình cho mỗi nơi.',
  'raster-elsewhere':
    'Lưới này không nằm trên phần nào của tỉnh hoặc của tệp địa hình; không dùng. Cần kiểm tra hệ tọa độ, hoặc tệp là của nơi khác.',
  'raster-not-above-ground':
    'Lưới này có {cells} trong {known} ô dưới 0 m hoặc trên {most} m: không phải chiều cao tính từ mặt đất; không dùng. Cần lưới chiều cao trên mặt đất, không phải độ cao so với mực nước biển.',
  'raster-beyond-belief':
    '{cells} trong {known} ô của lưới dưới 0 m hoặc trên {most} m; đã coi là không có số liệu.',
  'total-by-word': 'Dòng tổng “{value}”: không tính là thôn, bản.',
  'control-total-differs':
    'Dòng tổng ghi {stated} ở cột {field}, cộng {count} dòng được {summed}: lệch {difference}. Cần xem các dòng {suspects}.',
  'control-total-unexplained':
    'Dòng tổng ghi {stated} ở cột {field}, cộng {count} dòng được {summed}: lệch {difference}. Không có dòng nào giải thích được; cần hỏi lại nơi gửi.',
  'control-older-differs':
    '{field} cộng được {summed}, danh sách cũ {of} cộng được {stated}: lệch {difference}. Cần xem các dòng {suspects}.',
  'control-commune-differs':
    '{field} của các thôn, bản xã {of} cộng được {summed}, danh mục xã ghi {stated}: lệch {difference}. Danh sách có thể thiếu thôn, bản ({missing} thôn, bản chưa có số này).',
  'total-by-arithmetic':
    'Dòng “{value}” bằng tổng các dòng khác: hiểu là dòng tổng, không tính là thôn, bản.',
  'text-repaired':
    'Chữ ghi bằng bảng mã cũ {encoding} đã chuyển sang Unicode ở {count} ô, ví dụ “{before}” thành “{after}”.',
  'text-left':
    'Chữ ghi bằng bảng mã cũ {encoding} ở {count} ô được giữ nguyên theo lựa chọn, ví dụ “{before}” (đọc ra là “{after}”).',
  'coordinates-not-read': 'Không đọc được tọa độ “{value}”; coi là chưa có vị trí.',
  'coordinates-swapped':
    'Kinh độ và vĩ độ bị đổi chỗ ở cả {count} dòng; đã đổi lại cho toàn bộ cột. Cần xem lại trên bản đồ.',
  'coordinates-reversed':
    'Kinh độ, vĩ độ “{value}” bị đổi chỗ ở riêng dòng này; đã đọc theo chiều còn lại. Cần xem lại trên bản đồ và sửa trong tệp gốc.',
  'utm-converted': 'Tọa độ {meridian}: đã chuyển {count} điểm sang kinh độ, vĩ độ.',
  'vn2000-converted': 'Tọa độ VN-2000, kinh tuyến trục {meridian}: đã chuyển {count} điểm sang WGS84.',
  'crs-converted': '{count} đối tượng theo hệ tọa độ {value} như tệp khai báo; đã chuyển sang WGS84.',
  'crs-contradicted':
    'Khai báo hệ tọa độ {value} nhưng các số là kinh độ, vĩ độ; đọc {count} đối tượng theo độ. Cần kiểm tra lại khai báo.',
  'crs-unknown':
    'Hệ tọa độ {value} chưa được hỗ trợ; {count} đối tượng không được chuyển đổi. Cần xuất lại theo WGS84 (EPSG:4326) hoặc VN-2000.',
  'vn2000-neither':
    'Không kinh tuyến trục nào đúng (theo câu trả lời): để riêng tọa độ của {count} điểm. Cần hỏi lại nơi gửi về hệ tọa độ.',
  'vn2000-others-fit':
    '{count} tọa độ tính bằng mét đọc theo kinh tuyến trục {meridian} của tỉnh, nhưng {fitting} cũng cho vị trí nằm trong tỉnh, và không dòng nào ghi xã để đối chiếu. Cần xem trên bản đồ; nếu lệch, chọn lại kinh tuyến trục.',
  'vn2000-wrong-meridian':
    'Với kinh tuyến trục {meridian} các điểm rơi ra ngoài tỉnh; chưa nhập tệp này. Kinh tuyến trục phù hợp: {fitting}.',
  'vn2000-outside':
    'Các điểm nằm ngoài tỉnh với mọi kinh tuyến trục của VN-2000 và mọi múi UTM của WGS 84; không nhập tệp này. Cần kiểm tra hệ tọa độ.',
  'vn2000-untested':
    'Dự án chưa có ranh giới xã nên không thử được kinh tuyến trục {meridian} có đúng không; chưa nhập tệp này. Cần chọn kinh tuyến trục, hoặc thêm ranh giới xã vào dự án.',
  'crosswalk-incomplete': 'Dòng “{value}” của bảng chuyển đổi thiếu mã xã cũ hoặc mã xã mới; không dùng.',
  'communes-converted':
    'Danh mục cũ (trước {date}): đã chuyển {count} dòng sang xã mới theo bảng chuyển đổi.',
  'crosswalk-shipped':
    'Dự án chưa có bảng chuyển đổi xã cũ, xã mới: đã chuyển {count} dòng theo bảng có sẵn trong chương trình (nguồn {source}, giấy phép {licence}, danh mục từ {date}). Đây là dữ liệu cộng đồng: cần đối chiếu với danh mục chính thức, hoặc thêm bảng chuyển đổi của tỉnh vào dự án.',
  'crosswalk-not-read':
    'Không đọc được bảng chuyển đổi xã cũ, xã mới có sẵn trong chương trình ({reason}); xã cũ chưa được chuyển sang xã mới. Cần tải lại trang hoặc cài lại chương trình, hoặc thêm bảng chuyển đổi của tỉnh vào dự án.',
  'list-before-2025':
    'Danh sách này theo danh mục xã trước {date} ({count} dòng), dự án không có bảng chuyển đổi xã cũ, xã mới nên chưa chuyển được. Cần thêm vào dự án tệp bảng chuyển đổi (mã xã cũ, tên xã cũ, mã xã mới); nếu dự án khai đúng mã tỉnh và dùng danh mục xã mới, bảng có sẵn trong chương trình được dùng ngay.',
  'commune-marks-differ':
    'Tên xã “{value}” không có trong danh mục; hiểu là “{found}”, chỉ khác dấu. Cần kiểm tra.',
  'commune-of-file':
    'Xã “{value}” không có trong danh mục xã của dự án; xếp vào xã của cả tệp: {placed}. Cần kiểm tra.',
  'commune-name-mismatch':
    'Tên xã “{value}” không khớp với vị trí trên bản đồ ({found}); xếp theo vị trí. Cần kiểm tra.',
  'village-name-again':
    '“{value}” có hai dòng trong danh sách: cách thôn, bản cùng tên ở dòng {first} của cùng xã {distanceMeters}. Giữ cả hai là hai thôn, bản; cần kiểm tra.',
  'village-near-duplicate':
    '“{value}” và “{other}” (dòng {first}) cùng xã, cách nhau {distanceMeters}: có thể là một thôn, bản. Giữ cả hai; cần xác nhận.',
  'village-merged':
    '“{value}” đã được xác nhận là một với “{other}” (dòng {first} của {firstFile}): gộp vào đó, số liệu bổ sung cho nhau.',
  'site-code-shared':
    'Mã trạm {value} đã dùng cho cột khác cách {distanceMeters} (dòng {first}). Giữ cả hai; cần kiểm tra.',
  'estimated-not-counted':
    '{count} trạm có bán kính được gửi làm vùng phủ: vòng tròn là ước lượng, và cài đặt không tính loại ước lượng. Chưa vào tỷ lệ nào cho đến khi chọn tính loại này.',
  'radius-open':
    '{count} trạm {value} không ghi bán kính phủ: không tính vào phủ sóng cho đến khi chọn bán kính ước lượng.',
  'radius-unit-open':
    '{count} dòng ghi bán kính không có đơn vị: bán kính đó chưa dùng đến cho tới khi câu hỏi về đơn vị được trả lời.',
  'radio-bands-unpaired':
    '{count} dòng có nhiều công nghệ và nhiều băng tần, không rõ băng nào của công nghệ nào: vẫn giữ từng băng, công nghệ của băng để là chưa rõ. Nên ghi rõ, ví dụ 4G: 1800; 3G: 2100.',
  'radio-lists-differ':
    'Số góc ngẩng ({value}) khác số góc phương vị của dòng: giữ các sector, góc ngẩng để là chưa rõ.',
  'radio-power-open':
    '{count} dòng có công suất chưa rõ nghĩa hoặc đơn vị: chưa dùng công suất này cho đến khi câu hỏi được trả lời. Các máy phát vẫn được giữ.',
  'sectors-as-discs':
    '{count} trạm có góc phương vị, không rõ độ rộng búp sóng: vùng phủ ước lượng vẽ cả vòng tròn nên rộng hơn thực tế.',
  'mast-technology-missing':
    '{count} trạm không ghi công nghệ (2G, 3G, 4G, 5G): không tính vào phủ sóng, dịch vụ quanh các trạm này là chưa rõ. Cần bổ sung cột công nghệ.',
  'claims-by-labels':
    'Nhà mạng hoặc công nghệ của vùng được lấy theo tên hoặc thư mục của vùng, ví dụ “{value}”: không có cột nào ghi và nguồn cũng không khai.',
  'technology-by-values': 'Cột “{value}” chỉ ghi tên công nghệ: hiểu là cột công nghệ.',
  'operators-all': '“{value}”: hiểu là Viettel, VNPT (VinaPhone) và MobiFone.',
  'coverage-elsewhere':
    'Vùng phủ của tệp không chạm tới tỉnh của dự án: không dùng; dịch vụ của nhà mạng này trong tỉnh là chưa rõ nếu không có tệp khác, không phải là không có sóng.',
  'operators-open':
    'Chưa rõ “{value}” là những doanh nghiệp nào; tạm coi là không rõ nhà mạng cho đến khi câu hỏi được trả lời.',
  'depression-gone': 'Vùng lõm tự ghi là đã khắc phục (“{value}”): không tính là lõm sóng hiện nay.',
  'planned-not-service':
    '{count} bản ghi là quy hoạch, dự kiến hoặc chưa đến ngày phát sóng (ví dụ “{value}”): giữ riêng là quy hoạch, không tính vào phủ sóng hiện nay.',
  'says-no-service': 'Bản ghi tự ghi là không có sóng hoặc đã ngừng (“{value}”): không tính là phủ sóng.',
  'name-says-planned':
    'Tên “{value}” nói về quy hoạch hoặc dự kiến, các dòng không ghi gì khác: chưa tính là hiện nay cho đến khi câu hỏi được trả lời.',
  'coverage-name-denies':
    'Tên “{value}” nói về nơi chưa có sóng, các dòng không ghi gì khác: chưa dùng làm vùng phủ cho đến khi câu hỏi được trả lời.',
  'operator-unknown':
    'Chưa rõ “{value}” là doanh nghiệp nào; tạm giữ là một nhà mạng riêng cho đến khi câu hỏi được trả lời.',
  'operator-by-values': 'Cột thứ {column} không có tên nhưng chỉ ghi tên nhà mạng: hiểu là cột doanh nghiệp.',
  'edited-on-map': '{value}: sửa trên bản đồ. Tệp gốc không đổi; số liệu tính theo chỗ sửa.',
  'edit-without-object':
    '{value}: chỗ sửa trên bản đồ không còn đối tượng trong tệp, nên không dùng. Cần bỏ chỗ sửa này hoặc thêm lại tệp.',
  'position-zero': 'Tọa độ 0, 0 không phải một vị trí; coi là chưa có vị trí.',
  'position-far':
    'Vị trí cách {commune} {distanceMeters}, xa hơn bề rộng lớn nhất của xã ({limitMeters}): không dùng vị trí này, trạng thái phủ sóng là chưa có số liệu. Cần kiểm tra tọa độ.',
  'place-outside': 'Vị trí nằm ngoài ranh giới tỉnh, cách {distanceMeters}. Vẫn được tính; cần kiểm tra.',
  'place-far-outside':
    'Vị trí cách ranh giới tỉnh {distanceMeters} (quá {limitMeters}): để riêng, không tính. Cần kiểm tra tọa độ.',
  'layer-elsewhere':
    'Không có phần nào của tệp nằm trong tỉnh của dự án (cách {distanceMeters}). Cần kiểm tra hệ tọa độ, hoặc tệp là của tỉnh khác.',
  'commune-elsewhere': 'Xã “{value}” thuộc {province}, không thuộc tỉnh của dự án: không nhập.',
  'communes-elsewhere':
    'Cả {count} xã của tệp đều ghi thuộc {province}, không phải tỉnh của dự án. Vẫn được nhập; cần kiểm tra tỉnh của dự án.',
  'village-elsewhere': 'Thôn, bản thuộc xã {value} của tỉnh khác: không nhập.',
  'village-elsewhere-here':
    'Thôn, bản ghi thuộc {value}, tỉnh khác, nên không nhập; nhưng tọa độ nằm trong địa bàn tỉnh này. Cần kiểm tra tên tỉnh, tên xã của dòng này.',
  'devices-joined': '{count} dòng thiết bị đặt trên cột đã có: gộp vào trạm đó.',
};
