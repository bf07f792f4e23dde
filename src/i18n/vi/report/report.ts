/** Words of reports: definitions, sentences, annex, printed map; `en/report.ts` has the same keys. */
export const report = {
  /** When a village counts as covered by each rule. */
  ruleCondition: {
    centre: 'điểm trung tâm bản nằm trong ít nhất một vùng phủ sóng được tính',
    allClusters:
      'điểm trung tâm và mọi cụm dân cư có vị trí đều nằm trong vùng phủ sóng được tính; bản không có cụm dân cư thì xét điểm trung tâm',
    anyCluster:
      'ít nhất một cụm dân cư nằm trong vùng phủ sóng được tính; bản không có cụm dân cư thì xét điểm trung tâm',
  },
  coveredWhen: (condition: string) => `Bản có sóng khi ${condition}.`,
  ruleNamed: (name: string, condition: string) => `${name}: ${condition}.`,
  definition: {
    coveredCommune:
      'Xã có sóng khi ít nhất một điểm trung tâm bản trong xã có sóng; xã không có bản trong danh sách là chưa có số liệu.',
    share:
      'Tỷ lệ = có sóng / (có sóng + chưa có sóng); phần chưa có số liệu không tính vào mẫu số và được ghi riêng.',
    shareAny:
      'share_any, share_<nhà mạng>: phần dân số của bản có sóng, theo cụm dân cư nếu có, nếu không thì theo điểm trung tâm (0 hoặc 1).',
    uncovered:
      'Dân số (hộ) chưa có sóng = số dân (hộ) của bản − số có sóng; số có sóng = số dân (hộ) × tỷ lệ, làm tròn đến số nguyên, nửa về số chẵn.',
    unknown: 'Chưa có số liệu: bản không có tọa độ, hoặc không có nguồn vùng phủ sóng để xét.',
    missing: 'Số bản không ghi số dân hoặc số hộ: không cộng vào tổng nào.',
    covered: 'Bản có sóng đủ: điểm trung tâm và mọi cụm dân cư đều có sóng.',
    partial: 'Bản có sóng một phần: điểm trung tâm hoặc cụm dân cư có sóng, nhưng không phải tất cả.',
    inDepression:
      'Bản trong vùng lõm: điểm trung tâm hoặc một cụm dân cư nằm trong vùng lõm sóng; không đổi hiện trạng của bản.',
    trangSong: 'Bản trắng sóng: điểm trung tâm và mọi cụm dân cư đều chưa có sóng.',
    lomSong:
      'Bản lõm sóng: chỉ một phần (điểm trung tâm hoặc cụm dân cư) có sóng, hoặc có phần nằm trong vùng lõm sóng.',
    fibreDistance:
      'Khoảng cách trắc địa (mét) từ điểm trung tâm bản đến điểm gần nhất của tuyến cáp quang hoặc điểm truy nhập.',
    areaShare: 'Phần diện tích xã nằm trong vùng phủ sóng, tính trên elip-xô-ít.',
    score:
      'Điểm ưu tiên 0–100 = tổng điểm các nhóm đã biết / tổng trọng số của mọi nhóm × 100; nhóm chưa có số liệu không được điểm nào và được ghi rõ.',
  },
  communeList: (date: string) => `danh mục xã từ ${date}`,
  communeListUndated: 'danh mục xã không ghi ngày',
  noCommuneList: 'chưa có danh mục xã',
  scope: { public: 'Công khai', internal: 'Nội bộ' },
  internalStamp: 'NỘI BỘ',
  /** What pictures and papers state in their titles. */
  finding: {
    noData: 'Chưa có số liệu về sóng',
    dark: (villages: string) => `${villages} bản trắng sóng`,
    people: (people: string, share: string) => `${people} người chưa có sóng, ${share} ở bản lõm`,
    peopleAlone: (people: string) => `${people} người chưa có sóng`,
    nobody: 'không còn người nào đã đếm mà chưa có sóng',
    noCounts: 'chưa có số liệu dân số',
    unknown: (villages: string) => `${villages} bản chưa có số liệu`,
    mostVillages: (commune: string, count: string, isFull: boolean) =>
      `${commune}: ${count} bản chưa có sóng${isFull ? ' đủ' : ''}`,
    mostVillagesTied: (commune: string, others: string, count: string, isFull: boolean) =>
      `${commune} và ${others} xã khác: mỗi xã ${count} bản chưa có sóng${isFull ? ' đủ' : ''}`,
    highestShare: (commune: string, share: string, others: string | null, isPart: boolean) =>
      `${commune}${others === null ? '' : ` và ${others} xã khác`}: ${others === null ? '' : 'mỗi xã '}${share} dân chưa có sóng${isPart ? ', tính trong số bản có số liệu' : ''}`,
    alsoHighestShare: (share: string, others: string | null, isPart: boolean) =>
      `cũng có tỷ lệ dân chưa có sóng cao nhất${others === null ? '' : `, bằng ${others} xã khác`}: ${share}${isPart ? ' (tính trong số bản có số liệu)' : ''}`,
    noneKnown: (villages: string) => `Trong số bản có số liệu không có ${villages}`,
    nothing: (money: string) => `${money}: chưa đủ cho một trạm có thêm hộ được phủ`,
    gain: (money: string, people: string, dark: string, all: string, few: boolean) =>
      `${money}: ${people} người có sóng thêm, ${few ? 'nhưng chỉ' : 'và'} ${dark}/${all} bản trắng sóng`,
    asEstimate: (title: string) => `${title} (ước lượng)`,
    gainSecond: (money: string, people: string) => `${money}: ${people} người có thêm doanh nghiệp thứ hai`,
  },
  operatorStamp: (name: string) => `Gửi ${name}, không phổ biến`,
  sentence: {
    about: (points: string) => `khoảng ${points}`,
    easeNotTold: 'điểm dễ thực hiện không nêu ở phạm vi này',
    ranked: (rank: string, score: string, parts: string) => `Hạng ${rank} (${score} điểm): ${parts}.`,
    unranked: 'Chưa xếp hạng: chưa có số liệu về sóng của bản này.',
    notNeeded: 'Không xếp hạng: bản này đã có sóng theo quy tắc đang dùng.',
    withPoints: (fact: string, points: string) => `${fact} (${points} điểm)`,
    uncoveredHouseholds: (count: string) => `${count} hộ chưa có sóng`,
    poverty: (share: string) => `hộ nghèo ${share}`,
    extremelyDifficult: 'thôn đặc biệt khó khăn',
    minority: (share: string) => `đồng bào dân tộc thiểu số ${share}`,
    noHardship: 'không thuộc diện khó khăn',
    school: 'có điểm trường',
    healthStation: 'có trạm y tế',
    office: 'có UBND xã',
    cultureHouse: 'có nhà văn hóa thôn',
    noService: 'chưa có điểm trường, trạm y tế',
    hazard: 'có nguy cơ thiên tai',
    border: 'thuộc xã biên giới',
    noDanger: 'không có nguy cơ thiên tai, không ở biên giới',
    fibre: (distance: string) => `cách cáp quang ${distance}`,
    site: (distance: string) => `cách trạm gần nhất ${distance}`,
    road: {
      allYear: 'đường ô tô quanh năm',
      drySeason: 'đường ô tô chỉ mùa khô',
      none: 'chưa có đường ô tô',
    },
    electricity: { grid: 'có điện lưới', other: 'điện từ nguồn khác', none: 'chưa có điện' },
  },
};
