export * from './characters';
export * from './copies';
export * from './frozenSource';
export * from './paper';
export * from './paperSet';
export * from './paperSource';
export * from './paperTexts';
export * from './papers/handoverPaper';
