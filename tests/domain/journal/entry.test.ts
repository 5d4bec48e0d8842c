import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bodyMatches, canonicalText, entryHash, limits, linkState, readEntry, readHeader, saltedHash, sealEntry, sha256Hex, withScope, type EntryBody } from '@/domain/journal';
import { JournalWriter } from '@tests/builders/journalWriter';

const golden = JSON.parse(readFileSync(new URL('../../fixtures/journal/entry-v1.json', import.meta.url), 'utf8')) as { header: string; salt: string; body: string; hash: string };

const body: EntryBody = {
  id: '01956f2a-7c00-7000-8000-000000000001',
  actor: '01956f2a-7c00-7000-8000-0000000000aa',
  at: { wall: '2026-03-02T01:02:03.004Z', monoMs: 81234.5, session: '01956f2a-7c00-7000-8000-0000000000bb', server: '2026-03-02T00:59:00.000Z' },
  place: { lat: 28.2350001, lon: 112.9310002, accuracyM: 4.5, reading: 'unknown', takenAt: '2026-03-02T01:02:00.000Z' },
  case: '01956f2a-7c00-7000-8000-0000000000cc',
  action: '01956f2a-7c00-7000-8000-0000000000dd',
  document: { kind: 'item', id: '01956f2a-7c00-7000-8000-0000000000ee' },
  op: 'set',
  change: { set: { name: '混凝土搅拌运输车 "湘A·12345"\n', valueFen: 21_000_000, 'attr/rare': '𠮷𪚥', 'seal/s1': null }, seen: { name: ['01956f2a-7c00-7000-8000-0000000000ff'] } },
  files: [],
  app: '0.1.0',
  scope: 3,
};
const chain = { court: 'hn-yuelu', writer: '01956f2a-7c00-7000-8000-0000000000ab', seq: 7, prev: '0'.repeat(64) };

describe('[E1] an entry', () => {
  it('has the very bytes of the first release, so that old signatures verify for ever', () => {
    const { entry, hash } = sealEntry(chain, body, '00112233445566778899aabbccddeeff');
    expect({ ...entry, hash }).toEqual(golden);
  });

  it('hashes header and salted body, as anybody can compute', () => {
    expect(entryHash(golden.header)).toBe(sha256Hex(golden.header));
    const header = readHeader(golden.header);
    expect(header?.bodyHash).toBe(saltedHash(golden.salt, golden.body));
    expect(header && bodyMatches(header, golden)).toBe(true);
    expect(header && bodyMatches(header, { ...golden, body: golden.body.replace('21000000', '2100000') })).toBe(false);
    expect(header && bodyMatches(header, { ...golden, salt: '0'.repeat(32) })).toBe(false);
  });

  it('is written from its body without the scope as from the whole', () => {
    const { scope, ...without } = body;
    expect(withScope(canonicalText(without), scope)).toBe(canonicalText(body));
  });

  it('says the same whatever the order in which it was put together', () => {
    const turned = Object.fromEntries(Object.entries(body).reverse()) as unknown as EntryBody;
    expect(sealEntry(chain, turned, golden.salt).hash).toBe(golden.hash);
  });

  it('refuses half a character and numbers that are none', () => {
    expect(() => canonicalText({ text: 'truck \ud83d' })).toThrow();
    expect(() => canonicalText({ valueFen: Number.NaN })).toThrow();
    expect(() => canonicalText({ valueFen: Infinity })).toThrow();
  });

  it('reads back with every value as it was', () => {
    const header = readHeader(golden.header);
    const read = header && readEntry(header, golden);
    expect(read?.ok && read.body).toEqual(body);
  });
});

describe('[E1] the chain', () => {
  it('tells the next entry from one sent before, a gap and a fork', () => {
    const head = { seq: 3, hash: 'a'.repeat(64) };
    expect(linkState(head, { seq: 4, prev: head.hash })).toBe('next');
    expect(linkState(head, { seq: 3, prev: null })).toBe('known');
    expect(linkState(head, { seq: 5, prev: head.hash })).toBe('gap');
    expect(linkState(head, { seq: 4, prev: 'b'.repeat(64) })).toBe('fork');
    expect(linkState(null, { seq: 1, prev: null })).toBe('next');
    expect(linkState(null, { seq: 1, prev: 'b'.repeat(64) })).toBe('fork');
  });

  it('names in each entry the hash of the one before', () => {
    const writer = new JournalWriter('a');
    for (let n = 0; n < 4; n += 1) writer.write({ op: 'note', document: { kind: 'item', id: 'i' }, change: { text: `${n}` } });
    const headers = writer.sealed.map(({ header }) => readHeader(header));
    expect(headers.map((header) => header?.prev)).toEqual([null, ...writer.sealed.slice(0, -1).map(({ header }) => entryHash(header))]);
  });
});

describe('[E3] what can be read', () => {
  const document = { kind: 'item', id: 'i' };
  it('[E7] takes a transcript of 100,000 characters', () => {
    const read = new JournalWriter('a').tryWrite({ op: 'set', document, change: { set: { text: '录'.repeat(100_000) } } });
    expect(read.ok).toBe(true);
  });

  it('[E7] is over the limit by text, by bytes and by depth', () => {
    const tooLong = new JournalWriter('a').tryWrite({ op: 'set', document, change: { set: { text: 'x'.repeat(limits.textLength + 1) } } });
    const tooMany = new JournalWriter('a').tryWrite({ op: 'set', document, change: { set: { a: '录'.repeat(90_000), b: '录'.repeat(90_000) } } });
    const nested = Array.from({ length: limits.depth + 1 }).reduce<unknown>((inner) => [inner], 'x');
    const tooDeep = new JournalWriter('a').tryWrite({ op: 'set', document, change: { set: { a: nested } } });
    for (const read of [tooLong, tooMany, tooDeep]) expect(read.ok ? 'read' : read.reason).toBe('limits');
  });

  it('[E7] names of paths have limits too, and one that would change the object itself is left out', () => {
    const reading = (set: unknown) => new JournalWriter('a').tryWrite({ op: 'create', document, change: { set } });
    const names = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, i]));
    for (const set of [{ '': 1 }, { ['x'.repeat(limits.pathLength + 1)]: 1 }, { 'a\u0000': 1 }, names(limits.paths + 1), [1], null, 'x']) expect(reading(set)).toMatchObject({ ok: false, reason: 'shape' });
    const full = { ...names(limits.paths - 1), ['x'.repeat(limits.pathLength)]: [{ deep: null }] };
    const read = reading(JSON.parse(JSON.stringify(full).replace('{', '{"__proto__":{"polluted":true},')));
    expect(read).toMatchObject({ ok: true, entry: { body: { change: { set: full } } } });
    expect(read.ok && read.entry.body.op === 'create' && Object.keys(read.entry.body.change.set).sort()).toEqual(Object.keys(full).sort());
  });

  it('an unknown op is for a newer version, and its body is kept', () => {
    const read = new JournalWriter('a').tryWrite({ op: 'seal', document, change: { paper: 'p' } });
    expect(read).toMatchObject({ ok: false, reason: 'version', body: { op: 'seal', change: { paper: 'p' } } });
  });

  it('an unknown kind of document is read like any other', () => {
    expect(new JournalWriter('a').tryWrite({ op: 'create', document: { kind: 'drone', id: 'd' }, change: { set: {} } }).ok).toBe(true);
  });

  it('a change of another shape, or no JSON, is unreadable and does not throw', () => {
    expect(new JournalWriter('a').tryWrite({ op: 'set', document, change: { values: {} } })).toMatchObject({ ok: false, reason: 'shape' });
    const header = readHeader(golden.header);
    expect(header && readEntry(header, { body: '{"half":' })).toMatchObject({ ok: false, reason: 'json', body: null });
    expect(readHeader('[]')).toBeNull();
    expect(readHeader(golden.header.replace('"seq":7', '"seq":0'))).toBeNull();
  });
});
