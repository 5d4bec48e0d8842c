import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tabletPositioning } from '@/platform/positioning';

type OnFix = (position: unknown) => void;
type OnError = (error: { code: number }) => void;
let receiver: { fix: OnFix; fail: OnError; options: PositionOptions }[];
let ended: number[];

beforeEach(() => {
  receiver = [];
  ended = [];
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { geolocation: { watchPosition: (fix: OnFix, fail: OnError, options: PositionOptions) => receiver.push({ fix, fail, options }), clearWatch: (id: number) => ended.push(id) } });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const position = { coords: { latitude: 37.231, longitude: 100.412, accuracy: 4.5, altitude: null, altitudeAccuracy: undefined, speed: NaN }, timestamp: Date.parse('2026-03-02T01:00:00.000Z') };
const fix = { lat: 37.231, lon: 100.412, accuracyM: 4.5, reading: 'unknown', takenAt: '2026-03-02T01:00:00.000Z', altitudeM: null, altitudeAccuracyM: null, speedMps: null, source: 'tablet' };

describe('a position', () => {
  it('keeps the raw accuracy with an unknown reading, and null for what the receiver does not say', async () => {
    const asked = tabletPositioning.once();
    receiver[0]?.fix(position);
    expect(await asked).toEqual({ ok: true, fix });
    expect(ended).toEqual([1]);
    expect(receiver[0]?.options).toMatchObject({ enableHighAccuracy: true, maximumAge: 0 });
  });

  it('waits out a receiver that says "unavailable" before it finds itself', async () => {
    const asked = tabletPositioning.once();
    receiver[0]?.fail({ code: 2 });
    receiver[0]?.fix(position);
    expect(await asked).toMatchObject({ ok: true });
  });

  it('that does not come is named by the last reason, in time; a refusal at once', async () => {
    const asked = tabletPositioning.once(5_000);
    receiver[0]?.fail({ code: 2 });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await asked).toEqual({ ok: false, problem: 'unavailable' });
    const silent = tabletPositioning.once(5_000);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await silent).toEqual({ ok: false, problem: 'timeout' });
    const refused = tabletPositioning.once();
    receiver[2]?.fail({ code: 1 });
    expect(await refused).toEqual({ ok: false, problem: 'denied' });
    expect(ended).toEqual([1, 2, 3]);
  });

  it('is watched through errors until stopped', () => {
    const seen: unknown[] = [];
    const stop = tabletPositioning.watch((found) => seen.push(found.lat), (problem) => seen.push(problem));
    receiver[0]?.fail({ code: 2 });
    receiver[0]?.fix(position);
    expect(seen).toEqual(['unavailable', 37.231]);
    stop();
    expect(ended).toEqual([1]);
  });

  it('without a receiver is unsupported, not an exception', async () => {
    vi.stubGlobal('navigator', {});
    expect(await tabletPositioning.once()).toEqual({ ok: false, problem: 'unsupported' });
  });
});
