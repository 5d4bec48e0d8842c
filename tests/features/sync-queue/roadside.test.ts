// @vitest-environment happy-dom
import jsQR from 'jsqr';
import { useI18n } from 'vue-i18n';
import { describe, expect, it } from 'vitest';
import QrCode from '@/ui/mark/QrCode.vue';
import { roadsideFacts, roadsideText, type RoadsideParts } from '@/features/sync-queue/roadside';
import { i18n, useFormat } from '@/i18n';
import en from '@/features/sync-queue/locales/en.json';
import zh from '@/features/sync-queue/locales/zh-CN.json';
import { memoryWorkspace } from '@tests/doubles/memoryWorkspace';
import { withWorkspace } from '@tests/doubles/withWorkspace';
import { mountPart } from '@tests/ui/mountPart';

const SCALE = 3;

/** What a scanner reads off the drawn picture. */
async function scanned(text: string): Promise<string | null> {
  const { host, remove } = await mountPart(QrCode, { text, label: 'code' });
  const svg = host.querySelector('svg')!;
  const size = Number(svg.getAttribute('viewBox')?.split(' ')[2]) * SCALE;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [, x, y, width] of (svg.querySelector('path')?.getAttribute('d') ?? '').matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row += 1)
      for (let column = Number(x) * SCALE; column < (Number(x) + Number(width)) * SCALE; column += 1) pixels.fill(0, (row * size + column) * 4, (row * size + column) * 4 + 3);
  }
  remove();
  const read = jsQR(pixels, size, size);
  return read && new TextDecoder().decode(new Uint8Array(read.binaryData));
}

const most: RoadsideParts = {
  me: { courtName: '内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗人民法院', name: '买买提江·阿不都热依木某', account: 'maimaitijiang.abudureyimu' },
  letter: 'AAAA′′′',
  app: '10.20.30-rc.40',
  queue: {
    totals: { entries: 123_456, entryBytes: 987_654_321, files: 23_456, fileBytes: 98_765_432_100, oldestAt: '2026-11-25T15:59:59.999Z', receiptedEntries: 0, receiptedFiles: 0 },
    link: { state: 'unreachable', lastContactAt: '2026-11-25T15:59:59.999Z', serverTime: null, clockOffsetMs: -315_360_000_123, busy: false, problem: null, role: 'sends', updateNeeded: false, lostHere: false },
  },
  head: { seq: 1_234_567, hash: 'f'.repeat(64) },
  now: '2026-11-25T15:59:59.999Z',
};

describe('the code for the roadside', () => {
  it.each([['zh-CN', zh], ['en', en]] as const)('[S8] says in words what the heartbeat says, at its largest, and a scanner reads it off the picture (%s)', async (language, words) => {
    const { result } = await withWorkspace(memoryWorkspace().workspace, () => ({ ...useI18n(), format: useFormat() }));
    i18n.global.setLocaleMessage(language, { 'sync-queue': words });
    i18n.global.locale.value = language;
    const text = roadsideText(roadsideFacts(most, result.t as never, result.format));
    for (const part of [most.me.courtName, most.me.name, most.me.account, most.letter, '123,456', '23,456', language === 'en' ? '315360000.1 s ahead of the court' : '比法院快 315360000.1 秒', `1234567 ${'f'.repeat(16)}`, most.app]) expect(text).toContain(part);
    expect(text).not.toContain('sync-queue.');
    expect(await scanned(text)).toBe(text);
  });

  it('[S8] unknown is said to be unknown', async () => {
    const { result } = await withWorkspace(memoryWorkspace().workspace, () => ({ ...useI18n(), format: useFormat() }));
    i18n.global.setLocaleMessage('zh-CN', { 'sync-queue': zh });
    i18n.global.locale.value = 'zh-CN';
    const nothing = { ...most, head: null, queue: { totals: { ...most.queue.totals, oldestAt: null }, link: { ...most.queue.link, lastContactAt: null, clockOffsetMs: null } } };
    const values = new Map(roadsideFacts(nothing, result.t as never, result.format).map(({ name, value }) => [name, value]));
    expect(['最早一项', '最后联络', '时钟', '末条记录'].map((name) => values.get(name))).toEqual(['无', '无', '未与法院核对', '无']);
  });
});
