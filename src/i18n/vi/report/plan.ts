/** Words of priority and plan; `en/plan.ts` has the same keys. */
export const plan = {
  weightsNote: 'Bộ trọng số gợi ý của công cụ, không phải quy định. Tổng luôn bằng 100.',
  group: {
    need: 'Nhu cầu',
    vulnerability: 'Khó khăn',
    publicService: 'Dịch vụ công',
    safety: 'An toàn, biên giới',
    ease: 'Thuận lợi triển khai',
  },
  /** Formula and fixed reference range of every group. */
  formula: {
    need: (full: string) =>
      `ln(1 + số hộ chưa phủ sóng) / ln(${full} + 1), cao nhất là 1: đủ điểm từ ${full} hộ.`,
    vulnerability: (poverty: string, difficult: string, minority: string) =>
      `Giá trị cao nhất trong ba: tỷ lệ hộ nghèo / ${poverty}; thôn đặc biệt khó khăn = ${difficult}; tỷ lệ đồng bào dân tộc thiểu số × ${minority}. Ba số liệu gần như trùng nhau nên chỉ tính một lần.`,
    publicService: (school: string, health: string, office: string, house: string) =>
      `Có điểm trường ${school} + trạm y tế ${health} + UBND xã ${office} + nhà văn hóa thôn ${house}, chia cho tổng các phần đã biết.`,
    safety: (hazard: string, border: string) =>
      `Có nguy cơ thiên tai ${hazard} + thuộc xã biên giới ${border}, chia cho tổng các phần đã biết.`,
    ease: (fibre: string, site: string) =>
      `Trung bình các phần đã biết: gần cáp quang (0 điểm từ ${fibre}), gần trạm có thể dùng chung (0 điểm từ ${site}), đường ô tô (quanh năm 1; mùa khô 0,5; chưa có 0), điện (lưới 1; nguồn khác 0,3; chưa có 0).`,
  },
  scoreNote:
    'Điểm = tổng điểm các nhóm đã biết / tổng mọi trọng số × 100: bản thiếu số liệu không vượt lên nhờ ít nhóm. Nhóm chưa có số liệu có thể thêm điểm, ghi thành khoảng.',
  scoreRange: (low: string, high: string) => `điểm từ ${low} đến ${high}`,
  missingGroups: (count: number) => `${count} nhóm tiêu chí chưa có số liệu`,
  allWeightsZero: 'Mọi trọng số đều bằng 0 nên không xếp hạng được. Đặt ít nhất một trọng số lớn hơn 0.',
  /** Before a unit. */
  uncounted: 'chưa rõ số',
  yearLine: (year: string, works: string, money: string, households: string | null) =>
    `Năm ${year}: ${works}, ${money}, ${households === null ? 'chưa có số liệu hộ' : `thêm ${households} hộ`}`,
  element: { mast: 'trạm', fibre: 'đoạn cáp quang', power: 'đường dây điện' },
  assumption: {
    discRadius: (count: string, radius: string) =>
      `${count} vị trí không ghi bán kính phủ: lấy vòng tròn ${radius} (ước lượng).`,
    assumedCost: (count: string, cost: string) =>
      `${count} vị trí không ghi kinh phí: lấy ${cost} mỗi vị trí.`,
    highPoints: (search: string, radius: string, cost: string) =>
      `Không có danh sách vị trí dự kiến: lấy điểm cao nhất trong ${search} quanh nơi chưa có sóng, vòng tròn ${radius} (ước lượng), ${cost} mỗi vị trí.`,
    gapPoints: (search: string, radius: string, cost: string) =>
      `Không có danh sách vị trí dự kiến và không có địa hình (${search} quanh bản không tìm được điểm cao): đặt ngay tại nơi chưa có sóng, vòng tròn ${radius} (ước lượng), ${cost} mỗi vị trí.`,
    villagesNotCounted: (count: string) =>
      `${count} bản chưa có số hộ: không vào tổng số hộ, ghi là chưa có số liệu.`,
    villagesOutside: (count: string) =>
      `${count} bản có tọa độ nằm ngoài tỉnh: không lập phương án, cần kiểm tra tọa độ.`,
    anyOperator: (count: string) =>
      `${count} vị trí không ghi doanh nghiệp: coi như doanh nghiệp nào cũng có thể đặt trạm.`,
    worksBarred: (count: string) =>
      `${count} vị trí nằm trong vùng hạn chế mà không ai được cho phép xây, hoặc chưa rõ ai cho phép: không đưa vào phương án.`,
    lockedBarred: (count: string) =>
      `${count} vị trí đã quyết định nằm trong vùng hạn chế mà không ai được cho phép xây, hoặc chưa rõ ai cho phép: vẫn giữ, cần xem lại.`,
    worksDelayed: (count: string, months: string) =>
      `${count} vị trí của phương án nằm trong vùng hạn chế, chỉ xây được sau khi được cho phép: lâu nhất ${months} tháng.`,
    worksDelayedUnknown: (count: string) =>
      `${count} vị trí của phương án nằm trong vùng hạn chế, phải được cho phép mới xây được; chưa rõ mất mấy tháng.`,
    worksTooLate: (count: string) =>
      `${count} vị trí nằm trong vùng hạn chế, chỉ được cho phép sau năm cuối của phương án: không đưa vào phương án.`,
    servedUnderSupport: (count: string) =>
      `${count} bản được phương án phủ thêm đang được một chương trình khác hỗ trợ: cần đối chiếu để không đầu tư hai lần.`,
    servedSupportOpen: (count: string) =>
      `${count} bản được phương án phủ thêm có trong danh sách đã hỗ trợ, chưa rõ hỗ trợ đến khi nào: cần đối chiếu.`,
    lossParts: (distance: string) =>
      `Mất một hạ tầng: mỗi nơi có sóng được coi là nhận sóng từ trạm gần nhất của từng nhà mạng phủ nơi đó, trong ${distance} (ước lượng).`,
    secondWays: (count: string, factor: string, distance: string) =>
      `Đường thứ hai (${count} xã): đoạn cáp mới từ một trạm đến đoạn cáp khác gần nhất, đường thẳng nhân ${factor}, hoặc chặng viba đến trạm treo đoạn cáp khác; các đoạn cách nhau dưới ${distance} coi là hỏng cùng lúc; các đoạn nối nhau ở nơi khác thì không xét.`,
    lossFeeds: (distance: string) =>
      `Mất một hạ tầng: mỗi trạm được coi là dùng tuyến cáp quang và đường dây điện gần nhất trong ${distance}; số liệu trạm không ghi nguồn cấp.`,
    lossMissing: (element: string) => `Mất một hạ tầng: chưa có số liệu về ${element}.`,
    lossUnfed: (element: string, count: string, distance: string) =>
      `Mất một hạ tầng: ${count} vị trí trạm không có ${element} nào trong ${distance}, chưa rõ dùng tuyến nào.`,
    lossOpen: (count: string) =>
      `Mất một hạ tầng: ${count} nơi có sóng chưa rõ nhận sóng từ trạm nào, số người mất sóng có thể nhiều hơn.`,
    zeroCost: (count: string) =>
      `${count} vị trí ghi kinh phí 0 đồng: coi như chưa ghi, không coi là không mất tiền.`,
    statedRange: (count: string, low: string, high: string) =>
      `${count} vị trí có ghi kinh phí: lấy làm mức vừa; mức thấp = ${low}, mức cao = ${high} của số đã ghi (giả định của công cụ).`,
    exchangeRate: (rate: string, day: string) =>
      `Đơn giá mặc định lấy từ mô hình đã công bố (đô la Mỹ), đổi theo tỷ giá ${rate} đồng ngày ${day}.`,
    exchangeUndated: (rate: string) =>
      `Đơn giá mặc định lấy từ mô hình đã công bố (đô la Mỹ), đổi theo ${rate} đồng: số tròn của công cụ, chưa có ngày.`,
    benchmarkRate: (rate: string, day: string) =>
      `Suất của chương trình phủ 4G của Ấn Độ (đô la Mỹ) đổi theo tỷ giá ${rate} đồng ngày ${day}.`,
    benchmarkUndated: (rate: string) =>
      `Suất của chương trình phủ 4G của Ấn Độ (đô la Mỹ) đổi theo ${rate} đồng: số tròn của công cụ, chưa có ngày.`,
    running: (running: string, discount: string, years: string) =>
      `Chi vận hành mỗi năm ${running} vốn đầu tư; giá trị hiện tại tính ${years} năm vận hành, chiết khấu ${discount} một năm; chỉ có chi, không có thu.`,
    corners: (count: string) =>
      `Độ vững xét ${count} trường hợp: kinh phí thấp, vừa, cao × số dân −10, 0, +10 %. Ngưỡng sóng ±3 dB chưa xét: vùng phủ là vòng tròn ước lượng, chưa dự báo theo địa hình.`,
    cornersThreshold: (count: string) =>
      `Độ vững xét ${count} trường hợp: kinh phí thấp, vừa, cao × số dân −10, 0, +10 % × ngưỡng sóng −3, 0, +3 dB.`,
    feedCounted: (count: string, fibre: string, hop: string) =>
      `${count} vị trí phải làm cả truyền dẫn: cáp quang ${fibre} mỗi km, đoạn dùng chung chỉ tính một lần; chặng viba ${hop}. Giá trạm không gồm truyền dẫn.`,
    feedStated: (count: string) => `Kinh phí đã ghi của ${count} vị trí coi như gồm cả truyền dẫn.`,
    feedUnknown: (count: string) =>
      `${count} vị trí: truyền dẫn là chưa có số liệu, vì không có lớp cáp quang; kinh phí chưa gồm truyền dẫn.`,
    feedTapNodes: 'Cáp quang chỉ được rẽ nhánh tại các điểm đấu nối đã có.',
    feedTapAnywhere:
      'Không có danh sách điểm đấu nối: coi như rẽ nhánh cáp quang được ở bất cứ đâu trên tuyến.',
    feedRoads: (factor: string) =>
      `Tuyến cáp mới đi theo đường (mọi loại đường); đoạn ngoài đường tính theo đường thẳng × ${factor} (ước lượng); nơi đường thẳng ngắn hơn thì đi thẳng.`,
    feedRoadsOff: (count: string, factor: string) =>
      `Tuyến cáp mới đi theo đường (mọi loại đường); đoạn ngoài đường, và tuyến tới ${count} vị trí không có đường nối với cáp quang, tính theo đường thẳng × ${factor} (ước lượng); nơi đường thẳng ngắn hơn thì đi thẳng.`,
    feedStraight: (factor: string) =>
      `Không có lớp đường: tuyến cáp mới tính theo đường thẳng × ${factor} (ước lượng).`,
    feedLand: (distance: string) =>
      `Tuyến cáp mới tránh đất cấm xây dựng; đi qua đất phải xin phép thì chờ giấy phép (xét ${distance} một điểm).`,
    feedLandOff: (distance: string, count: string) =>
      `Tuyến cáp mới tránh đất cấm xây dựng; đi qua đất phải xin phép thì chờ giấy phép (xét ${distance} một điểm). Vì đất cấm, ${count} vị trí không có tuyến cáp nào tới được.`,
    feedBands: (distance: string) =>
      `Không công bố nơi đặt trạm nên chiều dài và kinh phí cáp mới tính theo nấc ${distance}: chỉ là khoảng, kể cả trong các tổng; không tổng nào vượt số được chi.`,
    feedHops: (distance: string, fed: string, others: string, near: string, count: string) =>
      `Chặng viba xa nhất ${distance}, phải nhìn thấy nhau qua địa hình và cây; mỗi trạm chỉ xét ${fed} trạm đã có nguồn và ${others} trạm khác gần nhất nhìn thấy; ${count} trạm đang có cách cáp quang không quá ${near} được coi là có cáp quang (ước lượng).`,
    feedNoSight: 'Không có địa hình nên chưa biết nơi nào nhìn thấy nhau: không đề xuất chặng viba.',
    reachPredicted: (count: string, distance: string) =>
      `${count} vị trí: nơi có sóng được dự báo theo địa hình và cây (ITU-R P.1812), xa nhất ${distance}; chưa đo thực địa.`,
    reachPartly: (count: string) =>
      `${count} vị trí có nơi mà đường sóng đi qua chỗ chưa có địa hình: nơi đó tính theo vòng tròn (ước lượng).`,
    reachEstimated: (count: string) =>
      `${count} vị trí không dự báo được theo địa hình (không có địa hình tại chỗ, hoặc chiều cao, công nghệ không dự báo được): tính theo vòng tròn (ước lượng).`,
    highPlaces: (search: string, cost: string) =>
      `Không có danh sách vị trí dự kiến: lấy điểm cao nhất trong ${search} quanh nơi chưa có sóng, ${cost} mỗi vị trí.`,
    supportUnknown:
      'Chưa có danh sách hỗ trợ của các chương trình trước: chưa biết bản nào đang được hỗ trợ.',
    supportOpen: (count: string) =>
      `${count} mục hỗ trợ của chương trình trước chưa ghi ngày hết: coi như còn, không đưa vào danh sách Quỹ.`,
    fundUnknown: (count: string) =>
      `${count} công trình chưa xếp được nguồn vốn: phần lớn hộ thuộc bản chưa có số liệu về điện hoặc về khó khăn.`,
    noNorm: 'Chưa có định mức hỗ trợ: mức Quỹ chi là chưa có số liệu.',
    carriedOver: 'Tiền chưa dùng của năm trước chuyển sang năm sau; mức tối thiểu tính khi xong năm cuối.',
    joinDisc: (count: string, radius: string, cost: string) =>
      `${count} cột đang có: doanh nghiệp khác dùng chung chỉ tốn thiết bị vô tuyến, ${cost}; phủ nơi doanh nghiệp của cột đang phủ trong ${radius} (ước lượng).`,
    discIgnoresTerrain: 'Vòng tròn phủ sóng chưa xét địa hình: là ước lượng lạc quan.',
  },
  why: {
    'outside-province': 'tọa độ nằm ngoài tỉnh',
    'no-position': 'chưa có tọa độ',
    'no-candidate': 'không vị trí dự kiến nào phủ tới',
    'only-forbidden': 'chỉ có vị trí đã bị loại phủ tới',
    'only-restricted': 'chỉ các vị trí nằm trên đất không được xây với tới',
    'above-budget': 'mọi vị trí phủ tới đều đắt hơn ngân sách',
    'in-part': 'mới phủ một phần',
    'not-counted': 'chưa có số hộ để so sánh',
    'less-per-dong': 'nơi khác phủ được nhiều hơn cho cùng số tiền',
  },
  whyWork: {
    forbidden: 'đã bị loại',
    restricted: 'nằm trên đất không được xây, hoặc chưa rõ ai cho phép',
    'serves-nobody': 'không phủ tới bản nào còn thiếu sóng',
    'above-budget': 'đắt hơn ngân sách',
    'serves-the-same': 'chỉ phủ tới nơi các trạm của phương án đã phủ',
    'less-per-dong': 'nơi khác phủ được nhiều hơn cho cùng số tiền',
  },
  decider: {
    department: 'Sở KH&CN',
    province: 'UBND tỉnh',
    commune: 'UBND xã',
    operator: 'Doanh nghiệp',
    other: 'Khác',
  },
  decision: {
    lock: (of: string) => `Chốt ${of}`,
    forbid: (of: string) => `Loại ${of}`,
    release: (of: string) => `Để ngỏ lại ${of}`,
    'keep-scenario': (of: string) => `Lưu kịch bản “${of}”`,
    'choose-scenario': (of: string) => `Chọn kịch bản “${of}”`,
    'drop-scenario': (of: string) => `Xóa kịch bản “${of}”`,
    note: (_of: string) => 'Ghi nhận',
  },
  scenarioMeasure: {
    budget: 'Ngân sách',
    cost: 'Chi',
    works: 'Công trình',
    households: 'Hộ phủ thêm',
    population: 'Người phủ thêm',
    villages: 'Bản phủ thêm',
    darkVillages: 'Bản hết trắng sóng',
    communesLifted: 'Xã hết bản trắng sóng',
    newShare: 'Thật sự mới có sóng',
    changedShare: 'Đã có sóng, chỉ đổi nhà mạng',
    leftVillages: 'Bản còn lại',
    leftHouseholds: 'Hộ còn lại',
    leftPopulation: 'Người còn lại',
    unknownVillages: 'Bản chưa có số liệu',
    certificate: 'Đạt ít nhất',
  },
  fromBudget: (money: string) => `theo thứ tự hiệu quả, được phủ khi ngân sách từ ${money}`,
  fund: {
    fund: 'Quỹ',
    operator: 'Doanh nghiệp',
    grid: 'Chờ điện lưới',
    unknown: 'Chưa có số liệu',
  },
  award: { tender: 'đấu thầu', order: 'đặt hàng', assign: 'giao nhiệm vụ' },
  purpose: {
    households:
      'Mục tiêu: nhiều hộ được phủ thêm nhất; hộ ở bản trắng sóng và ở bản có sóng một phần tính như nhau.',
    people:
      'Mục tiêu: nhiều người được phủ thêm nhất; người ở bản trắng sóng và ở bản có sóng một phần tính như nhau.',
    score: 'Mục tiêu: tổng lớn nhất của số hộ được phủ thêm nhân với điểm ưu tiên của bản.',
    'dark-first':
      'Mục tiêu: trước hết nhiều bản trắng sóng có sóng nhất, sau đó nhiều hộ được phủ thêm nhất ở bản có sóng một phần.',
  },
  purposeSecond: {
    households: 'Mục tiêu: nhiều hộ có thêm doanh nghiệp thứ hai nhất.',
    people: 'Mục tiêu: nhiều người có thêm doanh nghiệp thứ hai nhất.',
    score: 'Mục tiêu: tổng lớn nhất của số hộ có thêm doanh nghiệp thứ hai nhân với điểm ưu tiên của bản.',
  },
  levelDark: (villages: string) => `${villages} bản trắng sóng có sóng`,
  levelPartly: (households: string) => `giữ số bản đó, thêm ${households} hộ ở bản có sóng một phần`,
  levelBest: (level: string) => `${level}: không phương án nào cùng kinh phí đạt nhiều hơn.`,
  levelOpen: (level: string, bound: string) =>
    `${level}: không phương án nào cùng kinh phí đạt quá ${bound}; chưa chứng minh là tốt nhất.`,
  workKind: { mast: 'trạm mới', join: 'dùng chung cột', fibre: 'đoạn cáp quang mới', hop: 'chặng viba' },
  /** What is built, masts and their feeds apart. */
  counted: {
    masts: (count: string) => `${count} trạm`,
    trenches: (count: string) => `${count} đoạn cáp`,
    hops: (count: string) => `${count} chặng viba`,
    and: (first: string, last: string) => `${first} và ${last}`,
  },
  aboutAlone: 'khoảng',
  costAbout: 'kinh phí khoảng',
  about: (amount: string) => `khoảng ${amount}`,
  feed: {
    fibre: (distance: string, from: string | null) =>
      `cáp quang mới ${distance}${from === null ? '' : ` từ ${from}`}`,
    shared: (distance: string) => `${distance} dùng chung`,
    estimated: 'ước lượng',
    atHand: 'cáp quang tại chỗ',
    withheld: 'cáp quang mới',
    usedBy: (masts: string) => `cho trạm ${masts}`,
    secondWay: (households: string) => `đường thứ hai, giữ sóng cho ${households} hộ`,
    relays: (masts: string) => `không phủ thêm bản nào, chuyển tiếp truyền dẫn cho trạm ${masts}`,
    handsOn: (masts: string) => `chuyển tiếp truyền dẫn cho trạm ${masts}`,
    hop: (from: string | null) => (from === null ? 'viba từ trạm khác' : `viba từ ${from}`),
    stated: 'truyền dẫn coi như trong kinh phí đã ghi',
    unknown: 'truyền dẫn: chưa có số liệu',
  },
  reachBy: {
    terrain: 'dự báo theo địa hình',
    part: 'địa hình, một phần ước lượng',
    disc: 'vòng tròn (ước lượng)',
  },
  stability: { always: 'luôn có', sometimes: 'có khi', never: 'không khi nào' },
  boundNote: (share: string) => `Đạt ít nhất ${share} mức tốt nhất có thể`,
  boundReached: 'Đạt mức tốt nhất có thể',
};
