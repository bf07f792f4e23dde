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
    'Điểm = tổng điểm các nhóm đã biết / tổng trọng số các nhóm đó × 100. Nhóm chưa có số liệu không bị coi là 0.',
  missingGroups: (count: number) => `thiếu ${count} nhóm`,
  allWeightsZero: 'Mọi trọng số đều bằng 0 nên không xếp hạng được. Đặt ít nhất một trọng số lớn hơn 0.',
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
    servedUnderSupport: (count: string) =>
      `${count} bản được phương án phủ thêm đang được một chương trình khác hỗ trợ: cần đối chiếu để không đầu tư hai lần.`,
    servedSupportOpen: (count: string) =>
      `${count} bản được phương án phủ thêm có trong danh sách đã hỗ trợ, chưa rõ hỗ trợ đến khi nào: cần đối chiếu.`,
    lossParts: (distance: string) =>
      `Mất một hạ tầng: mỗi nơi có sóng được coi là nhận sóng từ trạm gần nhất của từng nhà mạng phủ nơi đó, trong ${distance} (ước lượng).`,
    lossFeeds: (distance: string) =>
      `Mất một hạ tầng: mỗi trạm được coi là dùng tuyến cáp quang và đường dây điện gần nhất trong ${distance}; số liệu trạm không ghi nguồn cấp.`,
    lossMissing: (element: string) => `Mất một hạ tầng: chưa có số liệu về ${element}.`,
    lossUnfed: (element: string, count: string, distance: string) =>
      `Mất một hạ tầng: ${count} vị trí trạm không có ${element} nào trong ${distance}, chưa rõ dùng tuyến nào.`,
    lossOpen: (count: string) =>
      `Mất một hạ tầng: ${count} nơi có sóng chưa rõ nhận sóng từ trạm nào, số người mất sóng có thể nhiều hơn.`,
    discIgnoresTerrain: 'Vòng tròn phủ sóng chưa xét địa hình: là ước lượng lạc quan.',
  },
  boundNote: (share: string) => `Đạt ít nhất ${share} mức tốt nhất có thể`,
};
