/** The tablet's rear camera by getUserMedia. Fits the Camera port; knows nothing of it. */

type Problem = 'denied' | 'absent' | 'busy' | 'unsupported';
interface ZoomRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}
/** Members of the Image Capture draft that the type library does not list. */
type LitCapabilities = MediaTrackCapabilities & { readonly torch?: boolean; readonly zoom?: ZoomRange };
type LitConstraints = MediaTrackConstraints & { advanced: { torch?: boolean; zoom?: number }[] };

/** Longer than the slowest autofocus seen; then the running picture is taken instead of waiting on. */
const TAKE_TIMEOUT_MS = 4_000;
const JPEG_QUALITY = 0.92;

const WANTED: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 4096 }, height: { ideal: 3072 } },
};

/** Opens the camera that looks away from the person, or says why not. Never asks for sound. */
export async function openCamera() {
  if (!globalThis.navigator?.mediaDevices?.getUserMedia) return refused('unsupported');
  try {
    const stream = await navigator.mediaDevices.getUserMedia(WANTED);
    const track = stream.getVideoTracks()[0];
    return track ? ({ ok: true, session: sessionOf(stream, track) } as const) : refused('absent');
  } catch (error) {
    return refused(problemOf(error));
  }
}

function sessionOf(stream: MediaStream, track: MediaStreamTrack) {
  const can = (track.getCapabilities?.() ?? {}) as LitCapabilities;
  const stills = stillTaker(stream, track);
  const zoom = can.zoom && can.zoom.max > can.zoom.min ? { min: can.zoom.min, max: can.zoom.max, step: can.zoom.step || 0.1 } : null;
  return {
    stream,
    torch: can.torch === true,
    zoom,
    setTorch: (on: boolean) => apply(track, { torch: on }),
    setZoom: (level: number) => apply(track, { zoom: zoom ? Math.min(zoom.max, Math.max(zoom.min, level)) : 1 }),
    takePhoto: stills.take,
    stop() {
      stream.getTracks().forEach((each) => each.stop());
      stills.letGo();
    },
  };
}

const apply = (track: MediaStreamTrack, what: { torch?: boolean; zoom?: number }): Promise<void> =>
  track.applyConstraints({ advanced: [what] } as LitConstraints);

/** Takes stills from the sensor where the browser gives JPEGs; else the running picture at the track's full size. */
function stillTaker(stream: MediaStream, track: MediaStreamTrack): { take(): Promise<Blob>; letGo(): void } {
  let sensor = 'ImageCapture' in globalThis ? new ImageCapture(track) : null;
  let playing: Promise<HTMLVideoElement> | null = null;
  return {
    async take() {
      if (sensor) {
        const still = await within(TAKE_TIMEOUT_MS, sensor.takePhoto()).catch(() => null);
        if (still && still.type === 'image/jpeg' && still.size > 0) return still;
        // It failed once: the next photo must not wait for it again.
        sensor = null;
      }
      playing ??= play(stream);
      return frameOf(await playing);
    },
    /** A video that nobody looks at goes on holding its frames, tens of megabytes for each time the camera was open. */
    letGo() {
      void playing?.then((video) => (video.srcObject = null), () => undefined);
      playing = null;
    },
  };
}

async function play(stream: MediaStream): Promise<HTMLVideoElement> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  await video.play();
  return video;
}

async function frameOf(video: HTMLVideoElement): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const jpeg = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', JPEG_QUALITY));
  // Its pixels are given back now, not when somebody clears up.
  canvas.width = 0;
  if (!jpeg) throw new Error('the camera gave no picture');
  return jpeg;
}

function problemOf(error: unknown): Problem {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'absent';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'unsupported';
  }
}

const refused = (problem: Problem) => ({ ok: false, problem }) as const;

function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('timeout')), timeoutMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
