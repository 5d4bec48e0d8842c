export const cameraProblems = ['denied', 'absent', 'busy', 'unsupported'] as const;
export type CameraProblem = (typeof cameraProblems)[number];

export interface CameraSession {
  readonly stream: MediaStream;
  readonly torch: boolean;
  /** Null where the camera cannot zoom. */
  readonly zoom: { readonly min: number; readonly max: number; readonly step: number } | null;
  setTorch(on: boolean): Promise<void>;
  setZoom(level: number): Promise<void>;
  /** One still in the camera's own resolution, as JPEG bytes that are never touched again. */
  takePhoto(): Promise<Blob>;
  stop(): void;
}

export interface Camera {
  open(): Promise<{ readonly ok: true; readonly session: CameraSession } | { readonly ok: false; readonly problem: CameraProblem }>;
}
