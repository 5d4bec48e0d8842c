export * from './cashLacks';
export * from './cashPolicy';
export * from './cashSheet';
export * from './handIn';
