/** The work that is measured: a pure function of the seed, the same in browser and Node. */
export interface BenchItem {
  readonly id: string;
  readonly fields: Readonly<Record<string, string | number | null>>;
}

/** mulberry32: a small seeded generator; its quality does not matter here. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Items as an officer lists them, about 600 bytes of JSON each. */
export function benchItems(count: number, seed = 1): BenchItem[] {
  const random = seeded(seed);
  const digits = (n: number): string => Array.from({ length: n }, () => Math.floor(random() * 10)).join('');
  return Array.from({ length: count }, (_, index) => ({
    id: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    fields: {
      category: 'vehicle',
      name: '混凝土搅拌运输车',
      label: `A${index + 1}`,
      order: String(index).padStart(6, '0'),
      measure: 'impoundment',
      quantity: 1,
      unit: '辆',
      valueFen: 28_000_000,
      valueSource: '自行估价，参照同型号二手成交价',
      owner: '喀什某建材公司',
      'attr/plate': `新Q${digits(5)}`,
      'attr/model': '三一 SY412C 8×4 搅拌车',
      'attr/colour': '白绿',
      'attr/vin': `LTEST00M8N${digits(7)}`,
      'attr/engineNumber': `WP12.${digits(8)}`,
      'attr/odometerKm': Math.floor(random() * 200_000),
      keys: '2 把',
      note: `左前轮磨损，货箱完好，驾驶室内物品另册登记；停放位置第 ${index + 1} 车位`,
    },
  }));
}

/** Bytes that no disk and no line can compress, with the first bytes of a JPEG, for the gateway looks at them. */
export function benchPhoto(size: number, index: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  const random = seeded(1_000 + index);
  const words = new Uint32Array(bytes.buffer, 0, size >> 2);
  for (let i = 0; i < words.length; i += 1) words[i] = Math.floor(random() * 4294967296);
  bytes.set([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01]);
  return bytes;
}
