export * from './creditCode';
export * from './identityNumber';
