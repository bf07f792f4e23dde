import { fromArrayBuffer } from 'geotiff';

/** The sample's terrain read by the geotiff package, and line of sight over it in the plainest way. */
export class PlainTerrain {
  private constructor(
    readonly heights: ArrayLike<number>,
    readonly columns: number,
    readonly rows: number,
    private readonly west: number,
    private readonly north: number,
    private readonly step: number,
  ) {}

  static async read(bytes: Uint8Array): Promise<PlainTerrain> {
    const image = await (await fromArrayBuffer(bytes.slice().buffer)).getImage();
    const heights = (await image.readRasters({ interleave: true })) as unknown as ArrayLike<number>;
    const [west, , , north] = image.getBoundingBox();
    const step = image.getResolution()[0];
    return new PlainTerrain(heights, image.getWidth(), image.getHeight(), west, north, step);
  }

  /** Metres, between the four nearest cells. */
  heightAt(lon: number, lat: number): number {
    const x = (lon - this.west) / this.step - 0.5;
    const y = (this.north - lat) / this.step - 0.5;
    const [c, r] = [Math.floor(x), Math.floor(y)];
    const at = (dc: number, dr: number): number => this.heights[(r + dr) * this.columns + c + dc];
    const north = at(0, 0) * (1 - x + c) + at(1, 0) * (x - c);
    const south = at(0, 1) * (1 - x + c) + at(1, 1) * (x - c);
    return north * (1 - y + r) + south * (y - r);
  }

  /** Is a receiver 1.5 m above the second point seen from `mastMeters` above the first? Steps of 45 m, earth 4/3. */
  sees(mast: readonly [number, number], mastMeters: number, point: readonly [number, number]): boolean {
    const distance = metersBetween(mast, point);
    const eye = this.heightAt(...mast) + mastMeters;
    const target = this.heightAt(...point) + 1.5;
    const steps = Math.max(1, Math.ceil(distance / 45));
    for (let k = 1; k < steps; k++) {
      const t = k / steps;
      const bulge = (distance * distance * t * (1 - t)) / (2 * 8_495_000);
      const ground = this.heightAt(mast[0] + t * (point[0] - mast[0]), mast[1] + t * (point[1] - mast[1]));
      if (ground + bulge > eye + t * (target - eye)) return false;
    }
    return true;
  }
}

/** Great circle on a sphere: good to 0.5 %. */
export function metersBetween(a: readonly [number, number], b: readonly [number, number]): number {
  const rad = Math.PI / 180;
  const sinLat = Math.sin(((b[1] - a[1]) * rad) / 2);
  const sinLon = Math.sin(((b[0] - a[0]) * rad) / 2);
  const h = sinLat * sinLat + Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * sinLon * sinLon;
  return 2 * 6_371_000 * Math.asin(Math.sqrt(h));
}
