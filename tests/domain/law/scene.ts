import type { FoldedDocument, Json } from '@/domain/journal';
import { checkAction } from '@/domain/law/checkAction';
import type { Shortfall } from '@/domain/law/shortfall';
import type { SealRange } from '@/domain/seals';
import { aDocument, documentMap } from '@tests/builders/foldedDocument';

type Paths = Readonly<Record<string, Json>>;

const photo = (id: string) => ({ sha256: id.padEnd(64, '0'), size: 1, mime: 'image/jpeg', role: 'photo' as const, name: null, origin: 'live' as const, takenAt: '2024-08-17T00:00:00.000Z', entry: id, actor: 'officer-zhang' });

/** A raid in which nothing is missing: one truck, sealed, photographed, kept by a car park, told to the debtor's deputy. */
export class Scene {
  private readonly documents = new Map<string, FoldedDocument>();
  at = '2024-08-17T06:00:00.000Z';

  constructor() {
    this.put('case', 'case-1', { number: '（2024）湘0104执2187号', court: 'hn', courtCode: '湘0104', courtName: '长沙市岳麓区人民法院', status: 'open', aim: 'money', limitWithInterest: false, limitFen: 390_100_000 });
    this.put('party', 'p2', { role: 'respondent', type: 'organisation', name: '喀什某建材公司', order: 1 });
    this.put('fieldAction', 'raid', {
      kind: 'impoundment', classes: ['normal'], startedAt: '2024-08-16T22:40:00.000Z', endedAt: '2024-08-17T05:25:00.000Z', placeText: '喀什市某搅拌站', ruling: '（2024）湘0104执2187号之一',
      'team/t1': { name: '张某', duty: 'lead', sex: 'male', order: 1 },
      'team/t2': { name: '李某', duty: 'officer', sex: 'female', order: 2 },
      'present/d1': { name: '邱某', role: 'deputy', order: 1 },
    });
    this.thing('truck', {
      category: 'vehicle', measure: 'impoundment', valueFen: 28_000_000, 'attr/plate': '新Q31001', 'attr/model': '三一', 'attr/colour': '白', 'attr/vin': 'LTEST00M8N0000001', 'attr/engineNo': 'WD1', 'attr/mileageKm': 1,
      'seal/s1': { number: 'K2024-000101', position: '左门', order: 1 },
    });
    this.paper({ custodian: { name: '某停车场', kind: 'thirdParty', contact: '', place: '' }, text: '扣押笔录' });
  }

  private put(kind: string, id: string, paths: Paths, given: Partial<FoldedDocument> = {}): this {
    this.documents.set(`${kind}/${id}`, aDocument(kind, id, paths, given));
    return this;
  }
  thing(id: string, paths: Paths): this {
    return this.put('item', id, { label: id, order: id, quantity: 1, unit: 'unit.piece', ...paths }, { action: 'raid', files: [photo(`${id}1`), photo(`${id}2`)] });
  }
  paper(paths: Paths, given: Partial<FoldedDocument> = {}): this {
    return this.put('transcript', 'paper', { template: 'impoundment@1', ...paths }, { action: 'raid', ...given });
  }
  beside(kind: string, id: string, paths: Paths, given: Partial<FoldedDocument> = {}): this {
    return this.put(kind, id, paths, { action: ['parcel', 'handover'].includes(kind) ? 'raid' : null, ...given });
  }
  /** Writes leaves over what stands; null takes one away. */
  change(key: string, paths: Paths): this {
    const [kind = '', id = ''] = key.split('/');
    const before = this.documents.get(key);
    if (!before) throw new Error(key);
    const written = Object.fromEntries(Object.entries(paths).map(([path, value]) => [path, value === null ? [] : [{ entry: `${id}:${path}:later`, value }]]));
    this.documents.set(`${kind}/${id}`, { ...before, paths: { ...before.paths, ...written } });
    return this;
  }
  with(key: string, given: Partial<FoldedDocument>): this {
    const before = this.documents.get(key);
    if (!before) throw new Error(key);
    this.documents.set(key, { ...before, ...given });
    return this;
  }
  action(paths: Paths): this {
    return this.change('fieldAction/raid', paths);
  }

  look(ranges: readonly SealRange[] = []): Shortfall[] {
    const documents = documentMap([...this.documents.values()]);
    const action = documents.get('fieldAction/raid');
    if (!action) throw new Error('no action');
    return checkAction({ documents, action, paper: documents.get('transcript/paper') ?? null, at: this.at, strips: { ranges, usedOutside: new Set() } });
  }
  /** `R02 endedAt block freeze`, one line each. */
  found(ranges: readonly SealRange[] = []): string[] {
    return this.look(ranges).map(({ rule, code, level, stage, answer }) => `${rule} ${code} ${level} ${stage}${answer?.reason ? ' answered' : ''}`);
  }
}
