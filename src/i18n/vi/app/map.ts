/** Words on the map and in its legend, on screen and on paper. */
export const map = {
  legendTitle: 'Chú giải',
  legend: {
    villageUncovered: 'Bản trắng sóng',
    villagePartial: 'Bản có sóng một phần',
    villageUnknown: 'Bản chưa có số liệu',
    villageCovered: 'Bản có sóng đủ',
    villageGained: 'Bản được phủ thêm',
    coverage: 'Vùng phủ sóng',
    estimatedCoverage: 'Vùng phủ sóng ước lượng (lạc quan)',
    depression: 'Vùng lõm sóng',
    proposed: 'Trạm đề xuất',
    proposedArea: 'Vùng phủ dự kiến của trạm đề xuất',
    candidate: 'Vị trí dự kiến',
    site: 'Trạm thu phát sóng (BTS)',
    measurement: 'Điểm đo thực tế',
    fibre: 'Tuyến cáp quang',
    fibreNode: 'Điểm truy nhập cáp quang',
    road: 'Đường giao thông',
    commune: 'Địa giới xã theo số liệu',
    province: 'Phạm vi tỉnh theo số liệu',
  },
};
