export * from './itemSeal';
export * from './sealBook';
export * from './sealNumber';
export * from './sealRange';
export * from './sealRecord';
