import { field } from './header-field.ts';

/**
 * Fields that only files of single roles have. Their spellings are everyday words, *Loại*, *Tháng*, *Class*: a column is
 * taken for one of them only in a file whose role is read for it.
 */
export const ROLE_FIELDS = [
  field(
    'class',
    'enum',
    'Loại đường | Phương tiện | Phương tiện đi được | Loại phương tiện | Đi được bằng | Khả năng thông xe | Xe đi được',
    'Class | Road class | Vehicle | Vehicles | Passable by | Passability | highway | fclass',
  ),
  field(
    'kind',
    'enum',
    'Loại | Loại hạn chế | Loại vùng | Loại vùng hạn chế | Loại khu vực | Loại rừng | Phân loại | Kiểu | Hạn chế',
    'Kind | Type | Restriction | Restriction kind | Category',
  ),
  field(
    'permitted_by',
    'text',
    'Cơ quan cho phép | Cơ quan cấp phép | Đơn vị cấp phép | Đơn vị cho phép | Cấp phép | Cơ quan có thẩm quyền | Thẩm quyền | Thẩm quyền cho phép | Ai cho phép | Nơi cấp phép | Cơ quan quản lý',
    'Permitted by | Permitting authority | Permit authority | Authority | Who permits | Permission from',
  ),
  field(
    'months',
    'number',
    'Số tháng | Tháng | Thời gian (tháng) | Thời gian xin phép | Thời gian xin phép (tháng) | Thời gian cấp phép | Thời gian cấp phép (tháng) | Thời gian làm thủ tục (tháng)',
    'Months | Delay months | Permit months | Months to permit',
  ),
  field(
    'programme',
    'text',
    'Chương trình | Tên chương trình | Chương trình hỗ trợ | Thuộc chương trình | Đề án | Dự án | Tên dự án',
    'Programme | Program | Scheme | Project | Support programme',
  ),
  field(
    'until',
    'date',
    'Đến ngày | Đến hết ngày | Đến năm | Hỗ trợ đến | Hỗ trợ đến ngày | Thời hạn hỗ trợ | Hết hạn | Ngày kết thúc | Kết thúc | Hiệu lực đến | Ngày hết hạn',
    'Until | End date | Valid until | Expires | Supported until | Support ends',
  ),
] as const;
