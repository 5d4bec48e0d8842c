export * from './custodian';
export * from './input';
export * from './inputChanges';
export * from './paperTime';
export * from './readTranscript';
export * from './template';
export * from './templates/registry';
export * from './writtenLanguages';
