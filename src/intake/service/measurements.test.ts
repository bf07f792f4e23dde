import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../test/support/memory-project.ts';
import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import { loadDataset } from '../load-dataset.ts';
import { thinPlaces } from './thin-places.ts';

async function load(header: string, rows: readonly string[]) {
  const files = {
    'xa.geojson': collection([[square(103, 21, 0.5), { code: '00011', name: 'Xã A' }]]),
    'do.csv': [header, ...rows].join('\n'),
  };
  const { dataset, issues, inputs } = await loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'measurements', path: 'do.csv', id: 'do' },
    ]),
    openIn(files),
  );
  return {
    measurements: dataset.measurements,
    told: issues.flatMap(({ code, file, context }) =>
      file === 'do.csv' ? [[code, context?.['count']]] : [],
    ),
    account: inputs[1]!.account,
  };
}

describe('measurements', () => {
  it('carry band, accuracy, speeds and samples, and the operator of the number of their network', async () => {
    const { measurements, told } = await load(
      'Longitude,Latitude,MCC,MNC,RAT,Band,RSRP,Accuracy (m),DL bitrate (kbps),UL bitrate (kbps),Samples',
      ['103.1,21.1,452,04,LTE,B3 1800,-95,8,24500,3200,12', '103.2,21.1,452,01,LTE,,-101,,,,'],
    );
    expect(measurements).toMatchObject([
      {
        operator: 'viettel',
        technology: '4G',
        bandMhz: 1800,
        rsrpDbm: -95,
        accuracyMeters: 8,
        downMbps: 24.5,
        upMbps: 3.2,
        samples: 12,
      },
      {
        operator: 'mobifone',
        bandMhz: null,
        accuracyMeters: null,
        downMbps: null,
        upMbps: null,
        samples: null,
      },
    ]);
    expect(told).toEqual([]);
  });

  it('that know their place worse than 50 m are not used, and told', async () => {
    const { measurements, told, account } = await load(
      'Kinh độ,Vĩ độ,Nhà mạng,Công nghệ,RSRP,Sai số vị trí (m)',
      [
        '103.1,21.1,Viettel,4G,-95,50',
        '103.2,21.1,Viettel,4G,-96,51',
        '103.3,21.1,Viettel,4G,-97,2000',
        '103.4,21.1,Viettel,4G,-98,',
      ],
    );
    expect(measurements.map(({ rsrpDbm }) => rsrpDbm)).toEqual([-95, -98]);
    expect(told).toEqual([['measurement-inaccurate', 2]]);
    expect(account).toMatchObject({ kept: 2, filtered: 2 });
  });

  it('are one to 50 m of an operator, technology and band; the rest are counted', async () => {
    // 0.0004° of latitude is 44 m, 0.0005° is 55 m.
    const { measurements, told, account } = await load('Kinh độ,Vĩ độ,Nhà mạng,Công nghệ,Băng tần,RSRP', [
      '103.1,21.1,Viettel,4G,1800,-90',
      '103.1,21.1004,Viettel,4G,1800,-91',
      '103.1,21.1005,Viettel,4G,1800,-92',
      '103.1,21.1,VNPT,4G,1800,-93',
      '103.1,21.1,Viettel,3G,2100,-94',
      '103.1,21.1,Viettel,4G,2100,-95',
      '103.1,21.1,Viettel,4G,1800,-96',
    ]);
    expect(measurements.map(({ rsrpDbm }) => rsrpDbm)).toEqual([-90, -92, -93, -94, -95]);
    expect(told).toEqual([['measurements-thinned', 2]]);
    expect(account).toMatchObject({ kept: 5, merged: 2 });
  });
});

describe('thinned places', () => {
  it('lie apart, and every place left out has a kept one of its kind near', () => {
    const place = fc.record({
      lon: fc.double({ min: 103, max: 103.004, noNaN: true }),
      lat: fc.double({ min: 20.998, max: 21.002, noNaN: true }),
      kind: fc.constantFrom('a', 'b'),
    });
    fc.assert(
      fc.property(
        fc.array(place, { maxLength: 60 }),
        fc.double({ min: 5, max: 120, noNaN: true }),
        (places, apart) => {
          const kept = thinPlaces(places, ({ kind }) => kind, apart);
          const near = (one: (typeof places)[number]) =>
            [...kept].filter(
              (other) =>
                other !== one &&
                other.kind === one.kind &&
                geodesicDistanceMeters(one.lon, one.lat, other.lon, other.lat) < apart,
            );
          for (const one of places) expect(near(one).length > 0).toBe(!kept.has(one));
        },
      ),
      { numRuns: 60 },
    );
  });
});
