export * from './readiness';
export * from './signers';
export * from './snapshot';
export * from './strokes';
