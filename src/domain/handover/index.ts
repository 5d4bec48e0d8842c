export * from './custodyChain';
export * from './handover';
export * from './newHandover';
export * from './readHandover';
export * from './vocabulary';
