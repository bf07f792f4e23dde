/** Words for one operator's look at the villages; `en/app/app-operator.ts` has the same keys. */
export const operatorGlance = {
  /** What the rate counts as not covered; the two lists after it sum to it. */
  lacking: (operator: string) => `Chưa có sóng của ${operator}`,
  others: 'Mạng khác đã có',
  othersLong: (operator: string) =>
    `Chưa có sóng của ${operator}, nhà mạng khác đã có; bản đang tranh chấp xếp đầu`,
  nobody: 'Chưa ai có',
  nobodyLong: (operator: string) => `Chưa có sóng của ${operator}, cũng chưa nhà mạng nào có`,
  besideContested: (count: string) => `+ ${count} tranh chấp`,
  note: (contested: string, within: string) =>
    `${contested} bản đang tranh chấp xếp đầu: vùng phủ đã công bố trái với phản ánh hoặc số đo${within}.`,
  noteServed: (count: string) => ` (${count} bản theo công bố là đã có sóng)`,
  awaited: 'Đang lập danh sách…',
  unclear: (count: string) =>
    `${count} bản chưa rõ nhà mạng khác có sóng hay không: ở thẻ “Chưa có số liệu”.`,
  contested: {
    none: '–',
    reported: 'Phản ánh',
    measured: 'Số đo',
    both: 'Phản ánh, số đo',
  },
  card: {
    title: (operator: string) => `Với ${operator}`,
    list: 'Thuộc danh sách',
    kind: {
      served: 'đã có sóng theo công bố',
      others: 'chưa có sóng của mình, nhà mạng khác đã có',
      nobody: 'chưa có sóng của ai',
      unclear: 'chưa có sóng của mình, nhà mạng khác chưa rõ',
      unknown: 'chưa có số liệu của nhà mạng này',
    },
    contested: 'Tranh chấp',
    households: 'Số hộ',
    ownFibre: (operator: string) => `Cáp quang của ${operator}`,
    ownSite: (operator: string) => `Trạm gần nhất của ${operator}`,
    anySite: 'Trạm gần nhất (có thể dùng chung)',
    near: 'có, trong 5 km',
    notNear: 'không có trong 5 km',
  },
  column: {
    contested: 'Tranh chấp',
    road: 'Đường ô tô',
    ownFibre: 'Cáp của mình',
    anySite: 'Trạm dùng chung',
  },
};
