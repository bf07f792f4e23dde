/** Refusals around the project, the plan and the command line; part of `refusals`. */
export const projectRefusals = {
  'project-missing':
    'Không tìm thấy project.json trong “{file}”. Cần mở tệp .songban, hoặc project.json cùng các tệp dữ liệu của dự án.',
  'project-broken-json':
    '“{file}” bị hỏng: sai cú pháp JSON tại dòng {line}, cột {column}. Cần sửa chỗ này hoặc lấy lại bản gốc của dự án.',
  'project-truncated':
    '“{file}” bị cắt ngang: tệp dừng ở dòng {line}, cột {column}, phần sau không còn. Cần chép lại đủ tệp hoặc mở bản lưu trước đó.',
  'project-salvaged':
    '“{file}” bị hỏng hoặc chép chưa xong: mở được {whole} nguồn dữ liệu còn nguyên, {missing} nguồn không đọc được hoặc có thể thiếu tệp. Cần mở bản lưu khác nếu có, hoặc thả lại các tệp còn thiếu.',
  'project-files-damaged':
    '“{file}” bị hỏng một phần: {count} tệp trong đó không đọc được ({names}), số liệu đang xem không tính các tệp này. Cần mở bản lưu khác nếu có, hoặc thả lại các tệp đó.',
  'project-container-broken':
    '“{file}” bị hỏng hoặc chép chưa xong, phần mô tả dự án trong đó cũng không đọc được. Cần chép lại đủ tệp .songban hoặc mở bản lưu trước đó.',
  'results-differ':
    'Số liệu vừa được tính lại từ các tệp và khác số đã lưu lần trước; màn hình đang hiện số mới. Cần xuất lại những bảng và trang đã đưa ra trước đó.',
  'shared-project-broken':
    'Dự án chia sẻ “{file}” bị hỏng hoặc chép thiếu, từ “{from}” trở đi. Các bảng trong đó phải đi cùng nhau nên không mở một phần. Cần chép lại đủ tệp hoặc xin lại nơi gửi.',
  'sealed-needs-passphrase':
    '“{file}” được khóa bằng mật khẩu. Trong ứng dụng: bấm Mở dự án rồi nhập mật khẩu; dòng lệnh: thêm --passphrase-file TỆP.',
  'sealed-wrong-passphrase':
    'Mật khẩu không mở được “{file}”. Cần gõ lại đúng chữ hoa, dấu và khoảng trắng; nếu chắc chắn đúng thì phần đầu tệp đã bị sửa, cần lấy bản lưu khác.',
  'sealed-broken-off':
    '“{file}” (có mật khẩu) bị cắt ngang: chép chưa xong. Cần chép lại đủ tệp hoặc mở bản lưu khác.',
  'sealed-altered':
    '“{file}” (có mật khẩu) đã bị sửa hoặc hỏng sau khi lưu, nên không mở phần nào trong đó. Cần lấy bản lưu khác.',
  'sealed-newer':
    '“{file}” khóa theo cách của phiên bản {version}, mới hơn công cụ này. Cần cập nhật công cụ.',
  'sealed-no-crypto':
    'Chưa dùng được mật khẩu: trang đang mở qua http, trình duyệt chỉ cho mã hóa khi trang chạy trên chính máy này (localhost) hoặc qua https. Dòng lệnh thì mở được: --passphrase-file TỆP.',
  'passphrase-short': 'Mật khẩu cần ít nhất {least} ký tự.',
  'passphrase-not-text': 'Tệp mật khẩu “{file}” phải là một dòng chữ UTF-8, không quá {most} byte.',
  'project-other-format': '“{file}” không phải dự án Sóng Bản (thiếu "format": "song-ban-project").',
  'project-newer-version':
    '“{file}” thuộc phiên bản {version}, mới hơn phiên bản {known} mà công cụ này đọc được. Cần cập nhật công cụ.',
  'project-schema': '“{file}”: mục “{field}” không đúng mẫu. Cần sửa mục này trong project.json.',
  'project-schema/required': '“{file}”: thiếu mục “{field}”. Cần thêm mục này vào project.json.',
  'project-schema/type':
    '“{file}”: mục “{field}” không đúng loại giá trị (số, chữ, danh sách). Cần sửa mục này.',
  'project-schema/enum': '“{file}”: mục “{field}” phải là một trong các giá trị: {values}.',
  'project-schema/const': '“{file}”: mục “{field}” phải là {values}.',
  'project-schema/minimum': '“{file}”: mục “{field}” phải từ {limit} trở lên.',
  'project-schema/exclusiveMinimum': '“{file}”: mục “{field}” phải lớn hơn {limit}.',
  'project-schema/maximum': '“{file}”: mục “{field}” không được quá {limit}.',
  'project-schema/minItems': '“{file}”: mục “{field}” cần ít nhất {limit} phần.',
  'project-schema/maxItems': '“{file}”: mục “{field}” có nhiều nhất {limit} phần.',
  'project-schema/format':
    '“{file}”: mục “{field}” không đúng cách ghi, ví dụ ngày phải ghi dạng 2026-09-30.',
  'project-unknown-member':
    '“{file}”: mục “{field}” không có trong mẫu project.json. Cần xóa mục này hoặc sửa tên cho đúng.',
  'project-duplicate-source': '“{file}”: mã nguồn dữ liệu “{id}” dùng hai lần. Mỗi nguồn cần một mã riêng.',
  'project-unsafe-path':
    'Đường dẫn “{path}” ra ngoài thư mục dự án. Chỉ nhận đường dẫn tương đối bên trong thư mục.',
  'project-link': '“{path}” là liên kết (link). Cần chép tệp thật vào thư mục dự án.',
  'project-bands-order': '“{file}”: các mốc khoảng cách cáp quang (fibreBandsMeters) phải tăng dần.',
  'project-file-missing': 'Không tìm thấy “{path}”. Cần kiểm tra tên tệp và thư mục.',
  'project-folder-empty': 'Thư mục “{path}” không có tệp nào.',
  'file-not-readable': 'Không đọc được “{path}” ({reason}). Cần kiểm tra quyền truy cập hoặc ổ đĩa.',
  'file-not-written':
    'Không ghi được vào “{path}” ({reason}). Cần chọn thư mục khác hoặc kiểm tra dung lượng, quyền ghi.',
  'answers-broken-json': 'Tệp trả lời “{file}” bị hỏng ({reason}).',
  'answers-not-a-table': 'Tệp trả lời “{file}” phải là bảng JSON: mã câu hỏi → mã lựa chọn.',
  'plan-budget-below-cheapest':
    'Ngân sách {budgetVnd} nhỏ hơn vị trí rẻ nhất ({cheapestVnd}). Cần tăng ngân sách.',
  'plan-unknown-work': 'Không có vị trí nào mang mã “{id}”. Cần kiểm tra mã trong danh sách vị trí dự kiến.',
  'plan-locked-and-forbidden': 'Vị trí “{id}” vừa được chốt vừa bị loại. Cần bỏ một trong hai.',
  'plan-locked-above-budget':
    'Các vị trí đã chốt cần {lockedVnd}, vượt ngân sách {budgetVnd}. Cần tăng ngân sách hoặc bỏ chốt bớt.',
  'plan-weights-zero':
    'Mọi trọng số đều bằng 0 nên không lập được phương án theo điểm ưu tiên. Cần đặt ít nhất một trọng số lớn hơn 0, hoặc chọn mục tiêu khác.',
  'plan-dark-second':
    'Mục tiêu “bản trắng sóng trước” không đi cùng “doanh nghiệp thứ hai”: bản trắng sóng chưa có doanh nghiệp thứ nhất. Cần chọn mục tiêu khác.',
  'plan-nothing-counted':
    'Không bản nào trong {villages} bản còn thiếu sóng có số liệu mà mục tiêu này cần. Cần bổ sung số hộ, số dân, hoặc chọn mục tiêu “bản trắng sóng trước”.',
  'plan-gaps-unknown':
    'Chưa có số liệu sóng của {unknown}/{villages} bản, và chưa bản nào được biết là chưa có sóng, nên chưa lập được phương án. Cần bổ sung vùng phủ sóng của các nhà mạng.',
  'plan-candidates-unread':
    'Có danh sách vị trí dự kiến ({files}) nhưng chưa dùng được dòng nào, nên chưa lập phương án. Cần trả lời câu hỏi về tệp này ở bước Dữ liệu, hoặc bỏ tệp khỏi dự án.',
  'no-project-open': 'Chưa mở dự án nào.',
  'nothing-to-send-back': 'Không xã nào còn điều phải hỏi lại, nên không có phiếu nào để tải.',
  'plan-cost-order':
    'Kinh phí “{kind}” trong settings.plan.costs phải tăng dần: thấp {lowVnd}, vừa {midVnd}, cao {highVnd}. Cần sửa lại.',
  'plan-needs-circle':
    'Các vị trí cần nhau theo vòng tròn: {ids}. Không vị trí nào làm trước được. Cần bỏ một mối trong settings.plan.needs.',
  'plan-year-budgets':
    'Kinh phí từng năm (settings.plan.yearBudgets) có {given} số, cộng lại {sumVnd}; phương án có {years} năm và {budgetVnd}. Cần sửa cho khớp.',
  'plan-floor-second':
    'Mức tối thiểu của xã tính theo hộ có sóng, không đi cùng “doanh nghiệp thứ hai”. Cần bỏ mức tối thiểu hoặc chọn dịch vụ khác.',
  'plan-floor-beyond-all':
    'Dù làm mọi vị trí được phép, {count} xã vẫn không đạt mức tối thiểu: {names}. Cần bổ sung vị trí dự kiến ở đó hoặc hạ mức tối thiểu.',
  'plan-floors-above-budget':
    'Các mức tối thiểu cần ít nhất {neededVnd}, vượt ngân sách {budgetVnd}. Cần tăng ngân sách hoặc hạ mức tối thiểu.',
  'plan-rules-contradict':
    'Vị trí đã chốt, đã loại, điều kiện cần nhau và mức tối thiểu mâu thuẫn: không phương án nào thỏa mãn cùng lúc. Cần bỏ bớt một điều kiện.',
  'no-plan-to-keep': 'Chưa có phương án của số liệu hiện tại để lưu. Cần lập phương án trước.',
  'scenario-without-name': 'Kịch bản cần một cái tên.',
  'no-prediction-yet': 'Chưa có dự báo theo địa hình để ghi “{file}”. Cần chạy lệnh predict.',
  'no-earlier-open': 'Chưa mở tệp kỳ trước để ghi “{file}”.',
  'scenario-unknown': 'Kịch bản này không còn trong dự án.',
  'no-plan-yet': 'Chưa có kế hoạch để xuất “{file}”. Cần lập kế hoạch trước.',
  'newer-version-waits':
    '“{file}” cùng tên với “{of}” đã có trong dự án nhưng nội dung khác. Cần chọn: thay bản cũ, hay giữ cả hai.',
  'file-role-unclear': 'Chưa rõ “{file}” là loại dữ liệu nào. Cần chọn loại dữ liệu cho tệp.',
  'file-all-rejected':
    '“{file}”: không đối tượng nào trong {count} đối tượng đọc được; lý do nêu ở từng đối tượng. Cần sửa tệp gốc.',
  'file-without-records':
    '“{file}” không có đối tượng hay dòng dữ liệu nào đọc được. Cần kiểm tra lại khi xuất tệp.',
  'predict-without-terrain':
    'Chưa có địa hình nên không dự báo được. Cần thêm tệp địa hình (HGT hoặc GeoTIFF) vào dự án.',
  'predict-without-sites': 'Chưa có trạm phát sóng nên không dự báo được. Cần thêm danh sách trạm vào dự án.',
  'predict-without-technology':
    'Dự án không chọn 4G hay 5G; mô hình địa hình chỉ dự báo hai công nghệ này. Cần chọn trong thiết lập.',
  'predict-unknown-operator': 'Không trạm nào là của nhà mạng “{value}”. Các nhà mạng có trạm: {choices}.',
  'predict-without-transmitters':
    'Không trạm nào phát công nghệ mà dự án chọn, hoặc không trạm nào đủ số liệu để tính. Cần kiểm tra danh sách trạm.',
  'mast-height-not-above-ground':
    'Chiều cao cột của trạm này không lớn hơn 0 nên không dự báo được. Cần sửa chiều cao trong danh sách trạm.',
  'mast-band-outside-model':
    'Băng tần của trạm này nằm ngoài phạm vi 30–6.000 MHz của mô hình. Cần kiểm tra cột băng tần.',
  'mast-bandwidth-unknown':
    'Độ rộng băng tần của trạm này không đúng chuẩn. Cần kiểm tra cột độ rộng băng tần.',
  'mast-place-unknown':
    'Trạm này không có tọa độ nên không dự báo được. Cần bổ sung tọa độ trong danh sách trạm.',
  'mast-sends-nothing':
    'Trạm này không phát 4G hay 5G của nhà mạng đang chọn, nên không dự báo được. Cần chọn trạm, nhà mạng hoặc công nghệ khác.',
  'link-too-short': 'Hai đầu tuyến cách nhau dưới 100 m. Cần chọn hai điểm xa nhau hơn.',
  'link-too-long': 'Hai đầu tuyến cách nhau trên 100 km. Cần chọn hai điểm gần nhau hơn.',
  'project-read-only':
    'Dự án này được chia sẻ ở dạng bảng tổng hợp, không kèm tệp nguồn, nên chỉ xem, không sửa được. Cần mở dự án gốc để sửa.',
  'withheld-no-plan':
    'Dự án này được chia sẻ không kèm vị trí các công trình, nên không lập lại phương án được. Cần mở dự án gốc.',
  'derived-too-old':
    'Dự án chia sẻ này do bản Sóng Bản đầu tiên ghi, chưa có thứ tự ưu tiên của các bản nên không mở được. Cần xin nơi gửi ghi lại tệp.',
  'derived-missing': 'Dự án chia sẻ thiếu bảng “{file}”. Cần xin lại đủ tệp .songban nơi gửi.',
  'derived-broken':
    'Bảng “{file}” trong dự án chia sẻ bị hỏng hoặc không khớp với các bảng khác. Cần xin lại tệp .songban.',
  'scope-operator-unknown': 'Dự án không có nhà mạng “{operator}”. Các nhà mạng có trong dự án: {choices}.',
  'not-for-scope': '“{file}” không ghi ra ở phạm vi chia sẻ này: nội dung chỉ dành cho nội bộ.',
  'text-to-settle':
    'Chưa ghi “{file}”: {count} chỗ có chữ giống số điện thoại, thư điện tử hoặc tọa độ ({places}). Cần sửa tệp gốc, hoặc trả lời qua --answers “remove” (bỏ phần đó) hay “keep” (không phải, giữ nguyên) cho: {ids}.',
  'not-a-file': '“{path}” không phải tệp (là ống dẫn hoặc thiết bị). Cần lưu thành tệp rồi nêu tệp đó.',
  'out-empty': 'Tùy chọn --out đang trống. Cần nêu một thư mục riêng cho kết quả.',
  'out-not-folder': '“{path}” không phải thư mục. Cần nêu một thư mục riêng cho kết quả.',
  'out-folder-in-way':
    'Ở “{path}” đang có thư mục trùng tên tệp kết quả. Cần đổi tên thư mục đó hoặc chọn nơi khác.',
  'out-is-input': 'Không ghi đè lên tệp đầu vào “{path}”. Cần nêu một thư mục khác cho kết quả.',
  'out-is-project': 'Không ghi kết quả vào thư mục dữ liệu của dự án “{path}”. Cần nêu một thư mục khác.',
  'out-holds-much':
    'Thư mục “{path}” chứa quá nhiều thứ khác, không phải thư mục kết quả. Cần nêu một thư mục riêng.',
  'cli-unknown-command': 'Không có lệnh “{command}”. Các lệnh: {choices}. Xem: song-ban --help',
  'cli-unknown-option': 'Lệnh {command} không có tùy chọn “{option}”. Xem: song-ban {command} --help',
  'cli-missing-value': 'Tùy chọn {option} thiếu giá trị.',
  'cli-missing-option': 'Lệnh {command} cần tùy chọn {option}. Xem: song-ban {command} --help',
  'cli-paths-none':
    'Lệnh {command} không nhận tệp nào; đang nêu {given}: {paths}. Xem: song-ban {command} --help',
  'cli-paths-one':
    'Lệnh {command} cần đúng một dự án (project.json, thư mục của nó hoặc tệp .songban); đang nêu {given}: {paths}. Đường dẫn có dấu cách đặt trong ngoặc kép.',
  'cli-paths-two':
    'Lệnh {command} cần đúng hai dự án: hiện nay và kỳ trước; đang nêu {given}: {paths}. Đường dẫn có dấu cách đặt trong ngoặc kép.',
  'cli-paths-missing': 'Lệnh {command}: chưa nêu dự án hoặc tệp nào. Xem: song-ban {command} --help',
  'cli-number-out-of-range': 'Tùy chọn {option}: “{value}” phải từ {least} đến {most}.',
  'cli-not-a-number': 'Tùy chọn {option}: “{value}” không phải số nguyên hợp lệ.',
  'cli-role-unclear':
    'Tùy chọn --role: “{value}” phải có dạng TỆP=LOẠI, với TỆP là một tệp đã nêu và LOẠI là một trong: {choices}.',
  'cli-not-a-choice': 'Tùy chọn {option}: không nhận “{value}”. Các giá trị: {choices}.',
};
