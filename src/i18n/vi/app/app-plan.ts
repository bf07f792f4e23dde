/** Words of priority and plan on the screen; `en/app-plan.ts` has the same keys. */
export const planScreen = {
  weights: 'Trọng số ưu tiên',
  reset: 'Trở về bộ gợi ý',
  zero: 'Đặt tất cả về 0',
  formulas: 'Công thức và khoảng tham chiếu',
  budget: 'Kinh phí',
  budgetHint: 'Ví dụ: 12,5 tỷ; 1.800 triệu',
  make: 'Lập phương án',
  panel: 'Ưu tiên và kinh phí',
  result: 'Phương án',
  empty: 'Nhập kinh phí rồi chọn “Lập phương án” để xem nên làm ở đâu trước.',
  stale: 'Dữ liệu hoặc lựa chọn đã đổi sau khi lập phương án này. Lập lại để cập nhật.',
  people: 'người được phủ thêm',
  households: 'hộ',
  villages: 'bản',
  works: 'trạm mới',
  cost: (cost: string, budget: string) => `Chi ${cost} trong ${budget}`,
  none: 'Kinh phí này chưa đủ cho một trạm nào có thêm hộ được phủ. Tăng kinh phí hoặc bổ sung vị trí dự kiến.',
  boundExplain: (objective: string, bound: string) =>
    `${objective} hộ; không phương án nào trong kinh phí này phủ thêm quá ${bound} hộ. Chưa chứng minh là tốt nhất.`,
  residual: (villages: string, households: string, people: string) =>
    `Còn lại ${villages} bản, ${households} hộ, ${people} người chưa được phủ.`,
  residualTitle: 'Bản còn lại',
  unknownLeft: (count: string) => `${count} bản chưa có số liệu về sóng, tính riêng.`,
  assumptions: 'Giả định của phương án',
  curve: 'Kinh phí và số hộ được phủ thêm',
  curveX: 'tỷ đồng',
  curveY: 'hộ phủ thêm',
  curveLabel: (households: string, budget: string) => `Đường kinh phí: với ${budget}, thêm ${households} hộ`,
  boundLine: 'cận trên',
  curveReached: 'phương án',
  more: (count: string) => `và ${count} bản khác`,
  workTitle: (letters: string, name: string) => `Trạm đề xuất ${letters}: ${name}`,
  work: (cost: string, households: string, villages: string) =>
    `${cost} · ${households} hộ · ${villages} bản`,
  secondWay: {
    title: 'Mất một hạ tầng thì mất sóng',
    intro:
      'Xã nào có nhiều người mất hết sóng nhất khi mất một trạm, một đoạn cáp quang hoặc một đường dây điện. Là ước lượng.',
    missing: (element: string) => `Chưa có số liệu về ${element}.`,
    loss: (element: string, id: string, people: string, households: string) =>
      `mất ${element} ${id}: ${people} người, ${households} hộ không còn sóng nào`,
    none: 'Không xã nào mất hết sóng ở nơi nào vì mất một hạ tầng, theo số liệu đã có.',
    more: (count: string) => `và ${count} xã khác; tệp resilience.csv có đủ.`,
  },
  list: 'Các trạm đề xuất',
  backToPlan: 'Về phương án',
};
