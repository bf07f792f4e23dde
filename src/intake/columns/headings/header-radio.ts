import { field } from './header-field.ts';

/** Fields of the radios of a mast: one row a device, a sector or a band of one. */
export const RADIO_FIELDS = [
  field(
    'band',
    'band',
    'Băng tần | Tần số | Băng tần hoạt động | Tần số hoạt động | Dải tần',
    'Band | Frequency band | Frequency | Band MHz | Freq | LTE band | NR band',
  ),
  field(
    'bandwidth',
    'number',
    'Băng thông | Độ rộng kênh | Độ rộng băng tần | Băng thông kênh',
    'Bandwidth | Channel bandwidth | BW | bandwidth_mhz',
  ),
  field(
    'antenna_height',
    'length_m',
    'Chiều cao anten | Độ cao anten | Chiều cao ăng ten | Độ cao ăng ten | Độ cao treo anten | Chiều cao treo anten',
    'Antenna height | Antenna height m | Height of antenna',
  ),
  field('azimuth', 'degrees', 'Góc phương vị | Azimuth | Hướng phát | Góc hướng | Hướng anten', 'Azimuth'),
  field(
    'tilt',
    'degrees',
    'Góc cụp | Góc ngẩng | Tilt | Tổng góc cụp | Góc cụp anten',
    'Tilt | Total tilt | Downtilt',
  ),
  field(
    'electrical_tilt',
    'degrees',
    'Góc cụp điện | Tilt điện | Cụp điện | Góc ngẩng điện',
    'Electrical tilt | E-tilt | Etilt | Electrical downtilt | RET',
  ),
  field(
    'mechanical_tilt',
    'degrees',
    'Góc cụp cơ | Tilt cơ | Cụp cơ | Góc cụp cơ khí | Góc ngẩng cơ',
    'Mechanical tilt | M-tilt | Mtilt | Mechanical downtilt',
  ),
  field(
    'eirp',
    'dBm',
    'EIRP | Công suất bức xạ | Công suất bức xạ đẳng hướng tương đương',
    'EIRP | EIRP dBm',
  ),
  field('radio_power', 'dBm', 'Công suất phát | Công suất | Công suất phát sóng', 'Power | Output power'),
  field(
    'transmitter_power',
    'dBm',
    'Công suất máy phát | Công suất đầu ra máy phát | Công suất RRU',
    'Transmitter power | Tx power | Transmit power | power_dbm | Max transmit power',
  ),
  field(
    'antenna_gain',
    'number',
    'Độ lợi anten | Độ lợi | Độ tăng ích anten | Tăng ích anten | Tăng ích | Hệ số khuếch đại anten | Độ lợi ăng ten',
    'Antenna gain | Gain | gain_dbi',
  ),
  field(
    'antenna',
    'text',
    'Loại anten | Model anten | Mẫu anten | Tên anten | Kiểu anten | Chủng loại anten | Anten | Loại ăng ten',
    'Antenna | Antenna model | Antenna type | Antenna name | Antenna pattern | Pattern file',
  ),
  field(
    'feeder_loss',
    'number',
    'Suy hao feeder | Suy hao cáp | Suy hao | Tổn hao | Tổn hao feeder | Suy hao phi đơ',
    'Feeder loss | Cable loss | Loss | loss_db',
  ),
] as const;
