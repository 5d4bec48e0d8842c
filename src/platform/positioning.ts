/** Positions by the W3C Geolocation API. Fits the Positioning port; knows nothing of it. WGS84 throughout. */

type Problem = 'denied' | 'unavailable' | 'timeout' | 'unsupported';

const DEFAULT_TIMEOUT_MS = 20_000;

/**
 * The W3C defines `accuracy` at 95 %, Android hands over its own at 68 %, and a page cannot tell which it got: the raw number is
 * kept with the reading `unknown`. What the receiver does not report is null.
 */
function fixOf({ coords, timestamp }: GeolocationPosition) {
  return {
    lat: coords.latitude,
    lon: coords.longitude,
    accuracyM: known(coords.accuracy),
    reading: 'unknown' as const,
    takenAt: new Date(timestamp).toISOString(),
    altitudeM: known(coords.altitude),
    altitudeAccuracyM: known(coords.altitudeAccuracy),
    speedMps: known(coords.speed),
    source: 'tablet' as const,
  };
}

const known = (value: number | null | undefined): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);

const problems: Readonly<Record<number, Problem>> = { 1: 'denied', 2: 'unavailable', 3: 'timeout' };
const problemOf = (error: GeolocationPositionError): Problem => problems[error.code] ?? 'unavailable';

/** Fresh fixes at best accuracy, never one from a cache. */
const wanted = (timeoutMs: number): PositionOptions => ({ enableHighAccuracy: true, maximumAge: 0, timeout: timeoutMs });

type Fix = ReturnType<typeof fixOf>;
type Once = { readonly ok: true; readonly fix: Fix } | { readonly ok: false; readonly problem: Problem };

function watch(onFix: (fix: Fix) => void, onProblem: (problem: Problem) => void): () => void {
  const { geolocation } = globalThis.navigator ?? {};
  if (!geolocation) {
    onProblem('unsupported');
    return () => {};
  }
  // The browser goes on after an error: a receiver without a view of the sky says "unavailable" first and finds itself later.
  const id = geolocation.watchPosition(
    (position) => onFix(fixOf(position)),
    (error) => onProblem(problemOf(error)),
    wanted(DEFAULT_TIMEOUT_MS),
  );
  return () => geolocation.clearWatch(id);
}

/** The first fix within the time; an early "unavailable" is waited out, a refusal ends it. */
function once(timeoutMs = DEFAULT_TIMEOUT_MS): Promise<Once> {
  return new Promise((resolve) => {
    let problem: Problem = 'timeout';
    let stop: () => void = () => {};
    const end = (result: Once) => {
      clearTimeout(timer);
      resolve(result);
      // The watch may answer before it has returned its stop.
      queueMicrotask(() => stop());
    };
    const timer = setTimeout(() => end({ ok: false, problem }), timeoutMs);
    stop = watch(
      (fix) => end({ ok: true, fix }),
      (found) => {
        problem = found;
        if (found === 'denied' || found === 'unsupported') end({ ok: false, problem });
      },
    );
  });
}

export const tabletPositioning = { once, watch };
