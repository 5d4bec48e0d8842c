// @vitest-environment happy-dom
import { beforeAll, describe, expect, it } from 'vitest';
import { stampText, type StampFacts, type StampWords } from '@/features/camera/copies/stampText';
import { usePlaceWords } from '@/features/position';
import { useFormat } from '@/i18n';
import { useI18n } from 'vue-i18n';
import { memoryWorkspace } from '@tests/doubles/memoryWorkspace';
import { withWorkspace } from '@tests/doubles/withWorkspace';

const facts: StampFacts = {
  caseNumber: '（2024）湘0104执123号', item: 'A3 号财产 混凝土搅拌运输车', takenAt: '2024-08-17T01:52:07.000Z', trust: 'courtChecked', placeText: '某站区',
  place: { lat: 39.47, lon: 75.99, accuracyM: 4, reading: 'r68', takenAt: '2024-08-17T01:52:00.000Z' }, isLive: true, sha256: `1a2b3c4d${'0'.repeat(56)}`,
};
let words: StampWords;
beforeAll(async () => {
  words = (await withWorkspace(memoryWorkspace().workspace, () => {
    const { t } = useI18n();
    const format = useFormat();
    return { t: (key: string, named: Record<string, unknown> = {}) => t(key, named), time: (at: string) => `${format.date(at)} ${format.timeWithSeconds(at)}`, ...usePlaceWords() };
  })).result;
});

describe('the strip of a copy', () => {
  it('says the case, the thing, when and where with their sources, and of which original it is', () => {
    expect(stampText(facts, words)).toEqual([
      '（2024）湘0104执123号 · A3 号财产 混凝土搅拌运输车',
      '时间 2024/08/17 09:52:07 · 平板时钟，已与法院时间核对',
      '地点 某站区 · 39.470000°N 75.990000°E 接收机报 ±4 米（WGS84）',
      '现场拍摄 · 副本，原片另存，SHA-256 前8位 1a2b3c4d',
    ]);
  });
  it('says what is not known, and never less', () => {
    const [head, time, place, what] = stampText({ ...facts, caseNumber: null, item: null, trust: 'fileTime', placeText: null, place: null, isLive: false }, words);
    expect(head).toBe('案号未知 · 现场整体');
    expect(time).toContain('导入文件自带时间，未经核实');
    expect(place).toBe('地点 未写地点 · 无坐标');
    expect(what).toContain('相册导入');
  });
  it('says that the place stays with the tablet that took it', () => {
    expect(stampText({ ...facts, trust: 'unknown', place: null }, words)[2]).toContain('本机未载');
    expect(stampText({ ...facts, trust: 'doubted' }, words)[1]).toContain('存疑');
  });
});
